#include <algorithm>
#include <functional>
#include <utility>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

// `match` statements: each case is a branch under the condition that its pattern fits.
namespace smgraph::python {
namespace {

struct PatternNames {
  SymbolId case_pattern = SymbolOf("case_pattern"), union_pattern = SymbolOf("union_pattern");
  SymbolId as_pattern = SymbolOf("as_pattern"), class_pattern = SymbolOf("class_pattern");
  SymbolId dict_pattern = SymbolOf("dict_pattern"), splat_pattern = SymbolOf("splat_pattern");
  SymbolId list_pattern = SymbolOf("list_pattern"), tuple_pattern = SymbolOf("tuple_pattern");
  SymbolId dotted_name = SymbolOf("dotted_name"), keyword_pattern = SymbolOf("keyword_pattern");
};
const PatternNames& P() {
  static const PatternNames names;
  return names;
}

// `*rest` or `**rest`, bare or as the only thing in a case_pattern; null for anything else.
Node Splat(Node part) {
  if (part.is(P().splat_pattern)) return part;
  const bool wraps = part.is(P().case_pattern) && part.named_count() > 0;
  return wraps && part.named_child(0).is(P().splat_pattern) ? part.named_child(0) : Node();
}

// A pattern below a splat or keyword; what stands inside a case_pattern.
Node Inner(Node part) {
  return part.is(P().case_pattern) && part.named_count() > 0 ? part.named_child(0) : part;
}

// `size=3` among the arguments of a class pattern, or null. The grammar reads `size=3 as n` as
// `(size=3) as n`.
Node Keyword(Node part) {
  const Node inner = Inner(part);
  if (inner.is(P().as_pattern)) return Keyword(inner.named_child(0));
  return inner.is(P().keyword_pattern) ? inner : Node();
}

// The builtin types that take one positional sub-pattern for the value itself.
bool MatchesItself(const Class& cls) {
  constexpr std::string_view kTypes[] = {"bool", "bytearray", "bytes", "dict", "float", "frozenset",
                                         "int",  "list",      "set",   "str",  "tuple"};
  return std::any_of(cls.mro.begin(), cls.mro.end(), [&](const Class* base) {
    return base->construct != nullptr &&
           std::find(std::begin(kTypes), std::end(kTypes), base->name) != std::end(kTypes);
  });
}

// What may be anything.
bool Unclear(Ref subject) {
  const auto* instance = As<Instance>(subject);
  return Unsure(subject) ||
         (instance != nullptr && (instance->cls->model != nullptr || instance->cls->opaque_base));
}

bool Never(Ref condition) {
  const auto* known = As<Bool>(condition);
  return known != nullptr && !known->value;
}

bool Always(Ref condition) {
  const auto* known = As<Bool>(condition);
  return known != nullptr && known->value;
}

}  // namespace

/// Fits the pattern of a case to a subject: under which condition it does, a bool where that is
/// known, and which names it binds then.
class Evaluator::Impl::Matcher {
 public:
  explicit Matcher(Evaluator& e) : e_(e) {}

  /// A pattern as it stands in the source.
  struct Written {
    std::string_view text;
    SourceSpan span;
  };
  Ref Fit(Node pattern, Ref subject);
  /// A sequence pattern, which needs no brackets when it is all of a case.
  Ref FitSequence(const std::vector<Node>& parts, const Written& whole, Ref subject);
  /// The condition that the `guard` of a case, which may be null, holds as well.
  Ref WithGuard(Ref fits, Node guard);
  void BindNames() const;

 private:
  Ref Bool(bool value) { return e_.heap_.boolean(value); }
  Ref Truth(Ref value, SourceSpan span);
  Ref Both(Ref a, Ref b, SourceSpan span);
  Ref FitEither(const Choice& choice, SourceSpan span, const std::function<Ref(Ref)>& fit);
  Ref FitAny(const std::vector<Node>& parts, std::size_t next, Ref subject);
  Ref FitNegative(Node number, Ref subject);
  Ref FitMapping(Node pattern, Ref subject);
  Ref FitClass(Node pattern, Ref subject);
  Ref FitValue(Ref value, Ref subject, SourceSpan span);
  Ref Perhaps(const Written& pattern, Ref subject);

  void Capture(std::string_view name, Ref value);
  void CaptureRest(Node splat, Ref rest);
  void MergeNames(Ref condition, const Namespace& then, const Namespace& otherwise);

  Ref DottedValue(Node dotted);
  Ref ItemOf(Ref subject, Ref key, SourceSpan span);
  Ref ItemsBetween(Ref subject, std::size_t first, std::size_t behind, SourceSpan span);
  Ref Without(const Dict* dict, Ref subject, const std::vector<Ref>& keys, SourceSpan span);
  const Tuple* MatchArguments(Class* cls, SourceSpan span);
  Ref AttributeAt(Ref subject, const Tuple* names, std::size_t position, SourceSpan span);
  bool Derives(Ref subject, std::string_view abstract_base) const;

  Evaluator& e_;
  Namespace names_;
};

void Evaluator::Impl::Matcher::BindNames() const {
  for (const auto& [name, value] : names_.entries())
    Bind(e_, name, value);
}

// The names of a case are bound before its guard is asked, and stay when it does not hold.
Ref Evaluator::Impl::Matcher::WithGuard(Ref fits, Node guard) {
  if (guard.null()) return fits;
  Ref held = Bool(false);
  const auto ask = [&] {
    BindNames();
    held = Truth(e_.Evaluate(guard.named_child(0)), guard.span());
    return e_.heap_.none();
  };
  e_.Branch(fits, guard.span(), ask, [&] { return e_.heap_.none(); });
  return Both(fits, held, guard.span());
}

Ref Evaluator::Impl::Matcher::Both(Ref a, Ref b, SourceSpan span) {
  if (Always(a) || Never(b)) return b;
  return Always(b) || Never(a) ? a : e_.OpaqueOperation("and", a, b, span);
}

Ref Evaluator::Impl::Matcher::Truth(Ref value, SourceSpan span) {
  const auto truth = e_.Truth(value, span);
  return truth ? Bool(*truth) : Condition(e_, value);
}

Ref Evaluator::Impl::Matcher::Perhaps(const Written& pattern, Ref subject) {
  const Ref text = e_.heap_.str(std::string(pattern.text));
  return e_.OpaqueOperation("matches", subject, text, pattern.span);
}

void Evaluator::Impl::Matcher::Capture(std::string_view name, Ref value) {
  if (name != "_") names_.Set(e_.heap_.Intern(name), value);
}

void Evaluator::Impl::Matcher::CaptureRest(Node splat, Ref rest) {
  if (splat.named_count() > 0) Capture(splat.named_child(0).text(), rest);  // else `*_`
}

// What one of two patterns, or one pattern of one of two subjects, has bound.
void Evaluator::Impl::Matcher::MergeNames(Ref condition, const Namespace& then,
                                          const Namespace& otherwise) {
  names_ = otherwise;
  for (const auto& [name, value] : then.entries()) {
    const Ref other = otherwise.Find(name);
    names_.Set(name, other == nullptr ? value : e_.Merge(condition, value, other));
  }
}

Ref Evaluator::Impl::Matcher::FitEither(const Choice& choice, SourceSpan span,
                                        const std::function<Ref(Ref)>& fit) {
  if (choice.then->kind == Kind::kAbsent) return fit(choice.otherwise);
  if (choice.otherwise->kind == Kind::kAbsent) return fit(choice.then);
  CheckAlternatives(choice);
  const Namespace before = names_;
  const auto arm = [&](Ref one, Namespace& names) {
    return [this, &before, &names, &fit, one] {
      names_ = before;
      const Ref condition = fit(one);
      names = Never(condition) ? before : names_;
      return condition;
    };
  };
  Namespace then;
  Namespace otherwise;
  const Ref fits =
      e_.Branch(choice.condition, span, arm(choice.then, then), arm(choice.otherwise, otherwise));
  MergeNames(choice.condition, then, otherwise);
  return Truth(fits, span);
}

// `parts` are the alternatives of a pattern, with a minus sign in front of a negative number.
Ref Evaluator::Impl::Matcher::FitAny(const std::vector<Node>& parts, std::size_t next,
                                     Ref subject) {
  if (next >= parts.size()) return Bool(false);
  const Namespace before = names_;
  const bool negative = parts[next].text() == "-" && next + 1 < parts.size();
  const std::size_t after = next + (negative ? 2 : 1);
  const Ref first = negative ? FitNegative(parts[next + 1], subject) : Fit(parts[next], subject);
  if (Always(first)) return first;
  const Namespace bound = std::exchange(names_, before);
  const Ref rest = FitAny(parts, after, subject);
  if (Never(first)) return rest;
  if (Never(rest)) {
    names_ = bound;
    return first;
  }
  MergeNames(first, bound, Namespace(names_));
  return Always(rest) ? rest : e_.OpaqueOperation("or", first, rest, parts[next].span());
}

Ref Evaluator::Impl::Matcher::DottedValue(Node dotted) {
  const std::vector<Node> names = dotted.named_children();
  Ref value = e_.Identifier(names.front());
  for (std::size_t i = 1; i < names.size(); ++i)
    value = e_.GetAttribute(value, e_.heap_.Intern(names[i].text()), dotted.span());
  return value;
}

// Null where the subject certainly has no such item.
Ref Evaluator::Impl::Matcher::ItemOf(Ref subject, Ref key, SourceSpan span) {
  try {
    return e_.GetItem(subject, key, span);
  } catch (const Raised&) {
    return nullptr;
  }
}

// What `*rest` is of a sequence whose items are not all known; `behind` follow it.
Ref Evaluator::Impl::Matcher::ItemsBetween(Ref subject, std::size_t first, std::size_t behind,
                                           SourceSpan span) {
  const Ref start = e_.heap_.integer(static_cast<std::int64_t>(first));
  const Ref stop =
      behind == 0 ? e_.heap_.none() : e_.heap_.integer(-static_cast<std::int64_t>(behind));
  return ItemOf(subject, e_.heap_.New<Slice>(start, stop, e_.heap_.none()), span);
}

bool Evaluator::Impl::Matcher::Derives(Ref subject, std::string_view abstract_base) const {
  return As<Instance>(subject) != nullptr &&
         e_.IsInstance(subject, *AbstractBase(e_, abstract_base));
}

Ref Evaluator::Impl::Matcher::FitSequence(const std::vector<Node>& parts, const Written& whole,
                                          Ref subject) {
  subject = Settle(e_, subject);
  if (const auto* choice = As<Choice>(subject)) {
    return FitEither(*choice, whole.span, [&](Ref one) { return FitSequence(parts, whole, one); });
  }
  subject = Content(subject);
  const bool sequence = subject->kind == Kind::kList || subject->kind == Kind::kTuple ||
                        subject->kind == Kind::kRange;
  if (!sequence && !Unclear(subject) && !Derives(subject, "collections.abc.Sequence"))
    return Bool(false);
  const auto items = sequence ? e_.Elements(subject, whole.span) : std::nullopt;
  const auto there = [this](Ref item) { return Guarded(e_, item) == nullptr; };
  const bool sure = items && std::all_of(items->begin(), items->end(), there);
  const auto is_star = [](Node part) { return !Splat(part).null(); };
  const auto star =
      static_cast<std::size_t>(std::find_if(parts.begin(), parts.end(), is_star) - parts.begin());
  const std::size_t fixed = parts.size() - (star == parts.size() ? 0 : 1);
  if (items && items->size() < fixed) return Bool(false);
  if (sure && star == parts.size() && items->size() > fixed) return Bool(false);
  Ref result = Bool(true);
  for (std::size_t i = 0; i < parts.size() && !Never(result); ++i) {
    const std::size_t behind = parts.size() - i - 1;
    if (i == star) {
      const auto first = [&] { return items->begin() + static_cast<std::ptrdiff_t>(i); };
      const auto last = [&] { return items->end() - static_cast<std::ptrdiff_t>(behind); };
      const Ref rest = sure ? e_.heap_.New<List>(std::vector<Ref>(first(), last()))
                            : ItemsBetween(subject, i, behind, parts[i].span());
      if (rest == nullptr) return Bool(false);
      CaptureRest(Splat(parts[i]), rest);
      continue;
    }
    const auto index = static_cast<std::int64_t>(i);
    const auto from_end = -static_cast<std::int64_t>(behind) - 1;
    const Ref key = e_.heap_.integer(i < star ? index : from_end);
    const Ref item = ItemOf(subject, key, parts[i].span());
    result = item == nullptr ? Bool(false) : Both(result, Fit(parts[i], item), parts[i].span());
  }
  return sure || Never(result) ? result : Perhaps(whole, subject);
}

Ref Evaluator::Impl::Matcher::FitMapping(Node pattern, Ref subject) {
  if (const auto* choice = As<Choice>(subject)) {
    return FitEither(*choice, pattern.span(), [&](Ref one) { return FitMapping(pattern, one); });
  }
  const auto* object = As<Instance>(subject);
  const bool plain = object != nullptr && object->payload == nullptr && !object->cls->opaque_base &&
                     SpecialMember(e_, *object->cls, "keys") == nullptr;
  if (plain && object->cls->model != nullptr) return Bool(false);  // a library's, and no mapping
  const Dict* dict = Derives(subject, "collections.abc.Mapping")
                         ? MappingOf(e_, subject, pattern.span())
                         : As<Dict>(Content(subject));
  bool sure = dict != nullptr;
  if (!sure && !Unclear(subject)) return Bool(false);
  Ref result = Bool(true);
  std::vector<Ref> keys;
  const std::vector<Node> parts = pattern.named_children();
  for (std::size_t i = 0; i < parts.size() && !Never(result); ++i) {
    const SourceSpan span = parts[i].span();
    if (const Node splat = Splat(parts[i])) {
      CaptureRest(splat, Without(dict, subject, keys, span));
      continue;
    }
    if (i + 1 == parts.size()) break;
    const Node name = Inner(parts[i]);
    keys.push_back(name.is(P().dotted_name) ? DottedValue(name) : e_.Evaluate(name));
    Ref value = dict == nullptr ? nullptr : Settle(e_, dict->Find(keys.back()));
    if (const Choice* there = value == nullptr ? nullptr : Guarded(e_, value)) {
      const bool otherwise = there->then->kind == Kind::kAbsent;
      result = Both(result, otherwise ? Negation(e_, there->condition) : there->condition, span);
      value = WithoutAbsent(value);
    }
    if (value == nullptr && (dict == nullptr || dict->open)) {
      value = ItemOf(subject, keys.back(), span);
      sure = false;
    }
    ++i;
    result = value == nullptr ? Bool(false) : Both(result, Fit(parts[i], value), span);
  }
  return sure || Never(result) ? result : Perhaps({pattern.text(), pattern.span()}, subject);
}

// What `**rest` is.
Ref Evaluator::Impl::Matcher::Without(const Dict* dict, Ref subject, const std::vector<Ref>& keys,
                                      SourceSpan span) {
  if (dict == nullptr) return e_.OpaqueOperation("without", subject, NewTuple(e_, keys), span);
  auto* rest = e_.heap_.New<Dict>(*dict);
  for (const Ref key : keys)
    rest->Erase(key);
  return rest;
}

// The attributes that positional sub-patterns look at; null when the class names none.
const Tuple* Evaluator::Impl::Matcher::MatchArguments(Class* cls, SourceSpan span) {
  if (cls == nullptr) return nullptr;
  const Ref own = ClassMember(*cls, "__match_args__");
  return As<Tuple>(
      own != nullptr || cls->fields.empty() ? own : e_.FindAttribute(cls, "__match_args__", span));
}

// Null when there is no such attribute.
Ref Evaluator::Impl::Matcher::AttributeAt(Ref subject, const Tuple* names, std::size_t position,
                                          SourceSpan span) {
  if (names == nullptr) {
    return e_.OpaqueOperation("match_args", subject,
                              e_.heap_.integer(static_cast<std::int64_t>(position)), span);
  }
  const auto* name = position < names->items.size() ? As<Str>(names->items[position]) : nullptr;
  return name == nullptr ? nullptr : e_.FindAttribute(subject, e_.heap_.Intern(name->value), span);
}

Ref Evaluator::Impl::Matcher::FitClass(Node pattern, Ref subject) {
  if (const auto* choice = As<Choice>(subject)) {
    return FitEither(*choice, pattern.span(), [&](Ref one) { return FitClass(pattern, one); });
  }
  const std::vector<Node> parts = pattern.named_children();
  auto* cls = As<Class>(DottedValue(parts.front()));
  const bool sure = cls != nullptr && !Unsure(subject) && e_.IsInstance(subject, *cls);
  const auto* instance = As<Instance>(subject);
  const bool perhaps =
      cls == nullptr || Unsure(subject) || (instance != nullptr && instance->cls->opaque_base);
  if (!sure && !perhaps) return Bool(false);
  const Tuple* const names = MatchArguments(cls, pattern.span());
  const bool itself = cls != nullptr && names == nullptr && MatchesItself(*cls);
  Ref result = Bool(true);
  std::size_t position = 0;
  for (std::size_t i = 1; i < parts.size() && !Never(result); ++i) {
    const SourceSpan span = parts[i].span();
    const Node part = Keyword(parts[i]);
    const bool keyword = !part.null();
    const Node wanted = keyword ? part.named_children().back() : parts[i];
    const Ref member =
        keyword  ? e_.FindAttribute(subject, e_.heap_.Intern(part.named_child(0).text()), span)
        : itself ? subject  // str(name), int(name)
        : names == nullptr && sure ? nullptr
                                   : AttributeAt(subject, names, position++, span);
    result = member == nullptr ? Bool(false) : Both(result, Fit(wanted, member), span);
    const Node whole = Inner(parts[i]);
    if (keyword && whole.is(P().as_pattern)) Capture(whole.named_children().back().text(), member);
  }
  return sure || Never(result) ? result : Perhaps({pattern.text(), pattern.span()}, subject);
}

Ref Evaluator::Impl::Matcher::FitValue(Ref value, Ref subject, SourceSpan span) {
  const bool by_identity = value->kind == Kind::kNone || value->kind == Kind::kBool;
  const CompareOp op = by_identity ? CompareOp::kIs : CompareOp::kEq;
  return Truth(e_.Compare(op, subject, value, span), span);
}

Ref Evaluator::Impl::Matcher::FitNegative(Node number, Ref subject) {
  const Ref value = e_.Unary(UnaryOp::kNeg, e_.Evaluate(number), number.span());
  return FitValue(value, subject, number.span());
}

Ref Evaluator::Impl::Matcher::Fit(Node pattern, Ref subject) {
  subject = Settle(e_, subject);
  if (pattern.is(P().case_pattern)) {
    const std::vector<Node> inner = pattern.named_children();
    if (inner.empty()) return Bool(true);                  // `_`
    const bool negative = pattern.child(0).text() == "-";  // side by side with the number
    return negative ? FitNegative(inner.front(), subject) : Fit(inner.front(), subject);
  }
  if (pattern.is(P().union_pattern)) {
    std::vector<Node> alternatives = pattern.children();
    std::erase_if(alternatives, [](Node part) { return part.text() == "|"; });
    return FitAny(alternatives, 0, subject);
  }
  const std::vector<Node> parts = pattern.named_children();
  if (pattern.is(P().as_pattern)) {
    const Ref result = Fit(parts.front(), subject);
    Capture(parts.back().text(), subject);
    return result;
  }
  if (pattern.is(P().dotted_name)) {
    if (parts.size() > 1) return FitValue(DottedValue(pattern), subject, pattern.span());
    Capture(pattern.text(), subject);
    return Bool(true);
  }
  const bool group = pattern.is(P().tuple_pattern) && parts.size() == 1 &&
                     pattern.text().find(',') == std::string_view::npos;
  if (group) return Fit(parts.front(), subject);  // (pattern)
  if (pattern.is(P().list_pattern) || pattern.is(P().tuple_pattern)) {
    return FitSequence(parts, {pattern.text(), pattern.span()}, subject);
  }
  if (pattern.is(P().dict_pattern)) return FitMapping(pattern, subject);
  if (pattern.is(P().class_pattern)) return FitClass(pattern, subject);
  return FitValue(e_.Evaluate(pattern), subject, pattern.span());
}

namespace {

// `match a, b:` and `case x, y:` are sequences without brackets.
bool HasComma(Node statement) {
  const std::vector<Node> children = statement.children();
  return std::any_of(children.begin(), children.end(),
                     [](Node child) { return !child.named() && child.text() == ","; });
}

// From the first pattern of a case to its last.
std::string_view TextOf(const std::vector<Node>& patterns) {
  const char* const begin = patterns.front().text().data();
  const std::string_view last = patterns.back().text();
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

}  // namespace

Flow Evaluator::Match(Node node) {
  std::vector<Ref> subjects;
  for (const Node child : node.named_children()) {
    if (!child.is(G().block)) subjects.push_back(Evaluate(child));
  }
  if (subjects.empty()) return Flow::kNormal;  // an error of syntax
  const Ref subject = HasComma(node) ? NewTuple(*this, std::move(subjects)) : subjects.front();
  std::vector<Node> cases;
  for (const Node child : node.field(G().f_body).named_children()) {
    if (child.is(G().case_clause)) cases.push_back(child);
  }
  const std::function<Flow(std::size_t)> run = [&](std::size_t next) -> Flow {
    if (next >= cases.size()) return Flow::kNormal;
    const Node clause = cases[next];
    std::vector<Node> patterns;
    for (const Node child : clause.named_children()) {
      if (child.is(G().case_pattern)) patterns.push_back(child);
    }
    if (patterns.empty()) return run(next + 1);
    Impl::Matcher matcher(*this);
    const Ref fits = HasComma(clause)
                         ? matcher.FitSequence(patterns, {TextOf(patterns), clause.span()}, subject)
                         : matcher.Fit(patterns.front(), subject);
    const Ref taken = matcher.WithGuard(fits, clause.field(G().f_guard));
    return Impl::BranchFlow(
        *this, taken, clause.span(),
        [&] {
          matcher.BindNames();
          return ExecuteBlock(clause.field(G().f_consequence));
        },
        [&] { return run(next + 1); });
  };
  return run(0);
}

}  // namespace smgraph::python
