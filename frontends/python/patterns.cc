#include <algorithm>
#include <functional>

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
  SymbolId integer = SymbolOf("integer"), floating = SymbolOf("float"), none = SymbolOf("none");
  SymbolId yes = SymbolOf("true"), no = SymbolOf("false");
};
const PatternNames& P() {
  static const PatternNames names;
  return names;
}

int Both(int a, int b) {
  return a == 0 || b == 0 ? 0 : std::min(a, b);
}

}  // namespace

namespace {

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

bool IsUnknown(Ref subject) {
  return Unsure(subject) || subject->kind == Kind::kTemplate;
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

}  // namespace

Ref Evaluator::Impl::DottedValue(Evaluator& e, Node dotted) {
  const std::vector<Node> names = dotted.named_children();
  Ref value = e.Identifier(names.front());
  for (std::size_t i = 1; i < names.size(); ++i)
    value = e.GetAttribute(value, e.heap_.Intern(names[i].text()), dotted.span());
  return value;
}

int Evaluator::Impl::MatchSequence(Evaluator& e, const std::vector<Node>& parts, SourceSpan span,
                                   Ref subject) {
  if (IsUnknown(subject)) return subject->kind == Kind::kTemplate ? 0 : -1;
  const auto* instance = As<Instance>(subject);
  if (instance != nullptr && instance->payload != nullptr) subject = instance->payload;
  if (instance != nullptr && instance->payload == nullptr) {
    return instance->cls->model != nullptr || instance->cls->opaque_base ? -1 : 0;
  }
  const bool sequence = subject->kind == Kind::kList || subject->kind == Kind::kTuple ||
                        subject->kind == Kind::kRange;
  if (!sequence) return 0;
  const std::vector<Ref> items = *e.Elements(subject, span);
  const auto star =
      std::find_if(parts.begin(), parts.end(), [](Node part) { return !Splat(part).null(); });
  const std::size_t fixed = parts.size() - (star == parts.end() ? 0 : 1);
  if (items.size() < fixed || (star == parts.end() && items.size() != fixed)) return 0;
  int result = 1;
  std::size_t next = 0;
  for (const Node part : parts) {
    const Node splat = Splat(part);
    if (splat.null()) {
      result = Both(result, MatchPattern(e, part, items[next++]));
      if (result == 0) return 0;
      continue;
    }
    const std::size_t extra = items.size() - fixed;
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(next);
    BindSplat(
        e, splat,
        e.heap_.New<List>(std::vector<Ref>(begin, begin + static_cast<std::ptrdiff_t>(extra))));
    next += extra;
  }
  return result;
}

void Evaluator::Impl::BindSplat(Evaluator& e, Node splat, Ref rest) {
  if (splat.named_count() == 0) return;  // *_
  const std::string_view name = splat.named_child(0).text();
  if (name != "_") Bind(e, e.heap_.Intern(name), rest);
}

int Evaluator::Impl::MatchMapping(Evaluator& e, Node pattern, Ref subject) {
  const auto* instance = As<Instance>(subject);
  const auto* dict =
      As<Dict>(instance != nullptr && instance->payload != nullptr ? instance->payload : subject);
  if (dict == nullptr) return Unsure(subject) ? -1 : 0;
  int result = 1;
  auto* rest = e.heap_.New<Dict>(*dict);
  const std::vector<Node> parts = pattern.named_children();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (const Node splat = Splat(parts[i])) {
      BindSplat(e, splat, rest);
      continue;
    }
    if (i + 1 == parts.size()) break;
    const Node name = Inner(parts[i]);
    const Ref key = name.is(P().dotted_name) ? DottedValue(e, name) : e.Evaluate(name);
    const Ref value = dict->Find(key);
    if (value == nullptr) return dict->open ? -1 : 0;
    rest->Erase(key);
    result = Both(result, MatchPattern(e, parts[++i], value));
    if (result == 0) return 0;
  }
  return result;
}

// The attributes that positional sub-patterns look at; null when the class names none.
const Tuple* Evaluator::Impl::MatchArguments(Evaluator& e, Class& cls, SourceSpan span) {
  const Ref own = ClassMember(cls, "__match_args__");
  return As<Tuple>(
      own != nullptr || cls.fields.empty() ? own : e.FindAttribute(&cls, "__match_args__", span));
}

int Evaluator::Impl::MatchClass(Evaluator& e, Node pattern, Ref subject) {
  const std::vector<Node> parts = pattern.named_children();
  auto* cls = As<Class>(DottedValue(e, parts.front()));
  if (cls == nullptr || Unsure(subject)) return -1;
  if (!e.IsInstance(subject, *cls)) {
    const auto* instance = As<Instance>(subject);
    return instance != nullptr && instance->cls->opaque_base ? -1 : 0;
  }
  const Tuple* const names = MatchArguments(e, *cls, pattern.span());
  int result = 1;
  std::size_t position = 0;
  for (std::size_t i = 1; i < parts.size() && result != 0; ++i) {
    const Node part = Inner(parts[i]);
    Node wanted = parts[i];
    std::string_view name;
    if (part.is(P().keyword_pattern)) {
      const std::vector<Node> pair = part.named_children();
      name = e.heap_.Intern(pair.front().text());
      wanted = pair.back();
    } else if (names == nullptr && MatchesItself(*cls)) {
      result = Both(result, MatchPattern(e, wanted, subject));  // str(name), int(name)
      continue;
    } else if (names != nullptr && position < names->items.size()) {
      const auto* argument = As<Str>(names->items[position++]);
      if (argument != nullptr) name = e.heap_.Intern(argument->value);
    }
    const Ref member = name.empty() ? nullptr : e.FindAttribute(subject, name, pattern.span());
    result = member == nullptr ? 0 : Both(result, MatchPattern(e, wanted, member));
  }
  return result;
}

int Evaluator::Impl::MatchValue(Evaluator& e, Ref value, Ref subject, SourceSpan span) {
  const bool by_identity = value->kind == Kind::kNone || value->kind == Kind::kBool;
  const Ref same = e.Compare(by_identity ? CompareOp::kIs : CompareOp::kEq, subject, value, span);
  const auto truth = e.Truth(same, span);
  return truth ? (*truth ? 1 : 0) : -1;
}

int Evaluator::Impl::MatchPattern(Evaluator& e, Node pattern, Ref subject) {
  subject = Settle(e, subject);
  if (pattern.is(P().case_pattern)) {
    const std::vector<Node> inner = pattern.named_children();
    if (inner.empty()) return 1;  // `_`
    // `-1` is a minus sign and a number side by side.
    const bool negative = inner.size() == 1 && pattern.text().starts_with("-") &&
                          !inner.front().text().starts_with("-");
    if (negative) {
      return MatchValue(e, e.Unary(UnaryOp::kNeg, e.Evaluate(inner.front()), pattern.span()),
                        subject, pattern.span());
    }
    return MatchPattern(e, inner.front(), subject);
  }
  if (pattern.is(P().union_pattern)) {
    int result = 0;
    for (const Node alternative : pattern.named_children()) {
      const int one = MatchPattern(e, alternative, subject);
      if (one == 1) return 1;
      if (one < 0) result = -1;
    }
    return result;
  }
  if (pattern.is(P().as_pattern)) {
    const std::vector<Node> parts = pattern.named_children();
    const int result = MatchPattern(e, parts.front(), subject);
    if (result != 0) Bind(e, e.heap_.Intern(parts.back().text()), subject);
    return result;
  }
  if (pattern.is(P().dotted_name)) {
    if (pattern.named_children().size() > 1) {
      return MatchValue(e, DottedValue(e, pattern), subject, pattern.span());
    }
    if (pattern.text() != "_") Bind(e, e.heap_.Intern(pattern.text()), subject);
    return 1;
  }
  const bool group = pattern.is(P().tuple_pattern) && pattern.named_children().size() == 1 &&
                     pattern.text().find(',') == std::string_view::npos;
  if (group) return MatchPattern(e, pattern.named_child(0), subject);  // (pattern)
  if (pattern.is(P().list_pattern) || pattern.is(P().tuple_pattern)) {
    return MatchSequence(e, pattern.named_children(), pattern.span(), subject);
  }
  if (pattern.is(P().dict_pattern)) return MatchMapping(e, pattern, subject);
  if (pattern.is(P().class_pattern)) return MatchClass(e, pattern, subject);
  return MatchValue(e, e.Evaluate(pattern), subject, pattern.span());
}

namespace {

// `"a" | "b"`, a number, a constant: the comparison that a value which is not known has to meet.
// Null for other patterns.
Ref EqualityOf(Evaluator& e, Node pattern, Ref subject, const std::function<Ref(Node)>& value_of) {
  if (pattern.is(P().case_pattern)) {
    const std::vector<Node> inner = pattern.named_children();
    const bool negative = pattern.text().starts_with("-");
    return inner.size() != 1 || negative ? nullptr
                                         : EqualityOf(e, inner.front(), subject, value_of);
  }
  if (pattern.is(P().union_pattern)) {
    Ref any = nullptr;
    for (const Node alternative : pattern.named_children()) {
      const Ref one = EqualityOf(e, alternative, subject, value_of);
      if (one == nullptr) return nullptr;
      any = any == nullptr ? one : e.OpaqueOperation("or", any, one, pattern.span());
    }
    return any;
  }
  const bool constant = pattern.is(P().dotted_name) && pattern.named_children().size() > 1;
  const bool literal = pattern.is(G().string) || pattern.is(P().integer) ||
                       pattern.is(P().floating) || pattern.is(P().none) || pattern.is(P().yes) ||
                       pattern.is(P().no);
  if (!constant && !literal) return nullptr;
  const Ref value = value_of(pattern);
  const bool by_identity = value->kind == Kind::kNone || value->kind == Kind::kBool;
  return e.Compare(by_identity ? CompareOp::kIs : CompareOp::kEq, subject, value, pattern.span());
}

}  // namespace

Flow Evaluator::Match(Node node) {
  const Ref subject = Evaluate(node.field(G().f_subject));
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
    // `case a, b:` is a sequence without brackets.
    const int matches = patterns.size() == 1
                            ? Impl::MatchPattern(*this, patterns.front(), subject)
                            : Impl::MatchSequence(*this, patterns, clause.span(), subject);
    if (matches == 0) return run(next + 1);
    Ref condition = heap_.boolean(true);
    if (matches < 0) {
      const auto value_of = [this](Node pattern) {
        return pattern.is(P().dotted_name) ? Impl::DottedValue(*this, pattern) : Evaluate(pattern);
      };
      const Ref equal =
          patterns.size() == 1 ? EqualityOf(*this, patterns.front(), subject, value_of) : nullptr;
      const Ref text = heap_.str(std::string(patterns.front().text()));
      condition =
          equal != nullptr ? equal : OpaqueOperation("matches", subject, text, clause.span());
    }
    if (const Node guard = clause.field(G().f_guard)) {
      const Ref held = Evaluate(guard.named_child(0));
      condition = matches == 1 ? held : OpaqueOperation("and", condition, held, clause.span());
    }
    return Impl::BranchFlow(
        *this, condition, clause.span(),
        [&] { return ExecuteBlock(clause.field(G().f_consequence)); },
        [&] { return run(next + 1); });
  };
  return run(0);
}

}  // namespace smgraph::python
