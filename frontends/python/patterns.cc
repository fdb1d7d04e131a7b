#include <algorithm>

#include "frontends/python/internals.h"

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

int Both(int a, int b) {
  return a == 0 || b == 0 ? 0 : std::min(a, b);
}

}  // namespace

int Evaluator::Impl::MatchPattern(Evaluator& e, Node pattern, Ref subject) {
  const Grammar& g = G();
  subject = Settle(e, subject);
  if (pattern.is(P().case_pattern)) {
    const std::vector<Node> inner = pattern.named_children();
    if (inner.empty()) return 1;  // `_`
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
    const std::vector<Node> names = pattern.named_children();
    if (names.size() == 1) {
      if (names.front().text() != "_") Bind(e, e.heap_.Intern(names.front().text()), subject);
      return 1;
    }
    Ref value = e.Identifier(names.front());
    for (std::size_t i = 1; i < names.size(); ++i)
      value = e.GetAttribute(value, names[i].text(), pattern.span());
    return Equals(value, subject);
  }
  if (pattern.is(P().list_pattern) || pattern.is(P().tuple_pattern)) {
    if (subject->kind == Kind::kOpaque || subject->kind == Kind::kUnknown ||
        subject->kind == Kind::kChoice)
      return -1;
    if (subject->kind != Kind::kList && subject->kind != Kind::kTuple) return 0;
    const std::vector<Ref> items = *e.Elements(subject, pattern.span());
    const std::vector<Node> parts = pattern.named_children();
    const auto is_star = [](Node part) {
      return part.is(P().splat_pattern) ||
             (part.named_count() > 0 && part.named_child(0).is(P().splat_pattern));
    };
    const auto star = std::find_if(parts.begin(), parts.end(), is_star);
    const std::size_t fixed = parts.size() - (star == parts.end() ? 0 : 1);
    if (items.size() < fixed || (star == parts.end() && items.size() != fixed)) return 0;
    int result = 1;
    std::size_t next = 0;
    for (const Node part : parts) {
      if (is_star(part)) {
        const Node splat = part.is(P().splat_pattern) ? part : part.named_child(0);
        const std::size_t extra = items.size() - fixed;
        const auto begin = items.begin() + static_cast<std::ptrdiff_t>(next);
        if (splat.named_count() > 0) {
          Bind(e, e.heap_.Intern(splat.named_child(0).text()),
               e.heap_.New<List>(
                   std::vector<Ref>(begin, begin + static_cast<std::ptrdiff_t>(extra))));
        }
        next += extra;
      } else {
        result = Both(result, MatchPattern(e, part, items[next++]));
      }
    }
    return result;
  }
  if (pattern.is(P().dict_pattern)) {
    const auto* dict = As<Dict>(subject);
    if (dict == nullptr)
      return subject->kind == Kind::kOpaque || subject->kind == Kind::kUnknown ? -1 : 0;
    int result = 1;
    const std::vector<Node> parts = pattern.named_children();
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
      const Ref key =
          e.Evaluate(parts[i].is(P().case_pattern) ? parts[i].named_child(0) : parts[i]);
      const Ref value = dict->Find(key);
      if (value == nullptr) return dict->open ? -1 : 0;
      result = Both(result, MatchPattern(e, parts[i + 1], value));
    }
    return result;
  }
  if (pattern.is(P().class_pattern)) {
    const std::vector<Node> parts = pattern.named_children();
    const std::vector<Node> names = parts.front().named_children();
    Ref value = e.Identifier(names.front());
    for (std::size_t i = 1; i < names.size(); ++i)
      value = e.GetAttribute(value, names[i].text(), pattern.span());
    const auto* cls = As<Class>(value);
    if (cls == nullptr || subject->kind == Kind::kOpaque || subject->kind == Kind::kUnknown)
      return -1;
    if (!e.IsInstance(subject, *cls)) return 0;
    int result = 1;
    std::size_t position = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      Node part = parts[i];
      if (part.is(P().case_pattern) && part.named_count() > 0 &&
          part.named_child(0).is(P().keyword_pattern)) {
        part = part.named_child(0);
      }
      if (part.is(P().keyword_pattern)) {
        const std::vector<Node> pair = part.named_children();
        const Ref member =
            e.FindAttribute(subject, e.heap_.Intern(pair.front().text()), pattern.span());
        result = member == nullptr ? 0 : Both(result, MatchPattern(e, pair.back(), member));
      } else if (position < cls->fields.size()) {
        const Ref member = e.FindAttribute(subject, cls->fields[position++].name, pattern.span());
        result = member == nullptr ? 0 : Both(result, MatchPattern(e, part, member));
      } else {
        result = Both(result, MatchPattern(e, part, subject));  // str(name), int(name)
      }
    }
    return result;
  }
  (void)g;
  const Ref literal = e.Evaluate(pattern);
  return Equals(literal, subject);
}

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
    const int matches =
        patterns.size() == 1 ? Impl::MatchPattern(*this, patterns.front(), subject) : -1;
    if (matches == 0) return run(next + 1);
    Ref condition = heap_.boolean(true);
    if (matches < 0)
      condition = OpaqueOperation("matches", subject,
                                  heap_.str(std::string(patterns.front().text())), clause.span());
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
