#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "frontends/python/generator.h"
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/unknown_names.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {
namespace {

std::string WithoutUnderscores(std::string_view text) {
  std::string digits(text);
  digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
  return digits;
}

// "0x1F" -> base 16, "1F".
int SplitBase(std::string& digits) {
  if (digits.size() < 2 || digits[0] != '0') return 10;
  const char marker = static_cast<char>(std::tolower(static_cast<unsigned char>(digits[1])));
  const int base = marker == 'x' ? 16 : marker == 'o' ? 8 : marker == 'b' ? 2 : 10;
  if (base != 10) digits.erase(0, 2);
  return base;
}

}  // namespace

// Notebooks are run cell by cell, with names from cells that were changed since, from other
// notebooks (`%store -r`) and from magics: a name that nothing assigns is there all the same.
Ref Evaluator::Impl::NameOfNotebook(Evaluator& e, Node node) {
  const Module* module = e.frame_ == nullptr ? nullptr : e.frame_->module;
  const bool notebook = module != nullptr && module->path.ends_with(".ipynb");
  if (!notebook || e.risks_ != nullptr) return nullptr;
  const std::string name(node.text());
  Ref value = e.BoundValue(name, {}, nullptr);
  if (value == nullptr) {
    const bool restored = RestoresNames(*module);
    if (!restored) {
      e.Report(Finding("undefined-name", fmt::format("no cell before this one defines '{}'", name),
                       node.span()));
    }
    value = e.NewOpenName(restored ? fmt::format("'{}', which another notebook stored", name)
                                   : fmt::format("undefined name '{}'", name),
                          name, node.span());
  }
  module->scope->names.Set(e.heap_.Intern(name), value);
  return value;
}

Ref Evaluator::Identifier(Node node) {
  const std::string_view name = Impl::Mangled(*this, node.text());
  if (const Ref value = Impl::LookUp(*this, name)) return CurrentView(*this, value, node);
  if (const Ref value = Impl::NameOfNotebook(*this, node)) return value;
  const Scope& scope = *frame_->scope;
  if (scope.function != nullptr && Impl::IsLocal(*this, scope, name)) {
    Raise("UnboundLocalError",
          fmt::format("cannot access local variable '{}' where it is not associated with a value",
                      name),
          node.span());
  }
  Raise("NameError", fmt::format("name '{}' is not defined", name), node.span());
}

Ref Evaluator::IntegerLiteral(Node node) {
  std::string digits = WithoutUnderscores(node.text());
  if (digits.back() == 'j' || digits.back() == 'J') {
    return NewUnknown("a complex number", std::string(node.text()), node.span());
  }
  const int base = SplitBase(digits);
  std::int64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error == std::errc()) return heap_.integer(value);
  return NewUnknown("an integer beyond 64 bits", std::string(node.text()), node.span());
}

Ref Evaluator::FloatLiteral(Node node) {
  const std::string digits = WithoutUnderscores(node.text());
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return heap_.number(value);
}

Ref Evaluator::TrueLiteral(Node) {
  return heap_.boolean(true);
}
Ref Evaluator::FalseLiteral(Node) {
  return heap_.boolean(false);
}
Ref Evaluator::NoneLiteral(Node) {
  return heap_.none();
}
Ref Evaluator::EllipsisLiteral(Node) {
  return heap_.ellipsis();
}

namespace {

// `*items` of a display: the elements, or one symbolic element where they are not known.
void Spread(Evaluator& e, Ref value, std::vector<Ref>& items, SourceSpan span) {
  if (const auto elements = e.Elements(value, span)) {
    items.insert(items.end(), elements->begin(), elements->end());
  } else {
    items.push_back(e.SymbolicElement(value, span));
  }
  e.CheckItems(items.size());
}

}  // namespace

Ref Evaluator::ListDisplay(Node node) {
  std::vector<Ref> items;
  for (const Node child : node.named_children()) {
    if (IsSplat(child)) {
      Spread(*this, Evaluate(child), items, child.span());
    } else {
      items.push_back(Evaluate(child));
    }
  }
  return heap_.New<List>(std::move(items));
}

Ref Evaluator::TupleDisplay(Node node) {
  const Ref list = ListDisplay(node);
  return heap_.New<Tuple>(std::move(As<List>(list)->items));
}

Ref Evaluator::SetDisplay(Node node) {
  const Ref list = ListDisplay(node);
  auto* set = heap_.New<Set>();
  for (const Ref item : As<List>(list)->items) {
    AddElement(*this, *set, item, node.span());
  }
  return set;
}

Ref Evaluator::DictDisplay(Node node) {
  auto* dict = heap_.New<Dict>();
  for (const Node child : node.named_children()) {
    if (child.is(G().pair)) {
      const Ref key = Evaluate(child.field(G().f_key));
      CheckHashable(*this, key, child.span());
      SetEntry(*this, *dict, key, Evaluate(child.field(G().f_value)), child.span());
      continue;
    }
    const Ref source = Evaluate(child.named_child(0));
    const Dict* known = Impl::MappingOf(*this, source, child.span());
    if (known != nullptr) {
      for (const auto& [key, value] : known->items) {
        const Ref before = dict->Find(key);
        SetEntriesOfUnknownKey(*this, *dict, key, value, child.span());
        dict->Set(key, before == nullptr ? value : ValueOr(*this, value, before, child.span()));
      }
    }
    if (known == nullptr || known->open)
      TakeUnknownEntries(*this, *dict, known == nullptr ? source : const_cast<Dict*>(known),
                         child.span());
    CheckItems(dict->items.size());
  }
  return dict;
}

namespace {

// One of two mappings: what only one of them has is there under its condition.
const Dict* EitherMapping(Evaluator& e, const Choice& choice, const Dict* then,
                          const Dict* otherwise) {
  auto* merged = e.heap().New<Dict>();
  const Dict nothing;
  merged->open = then == nullptr || otherwise == nullptr || then->open || otherwise->open;
  const Dict& a = then == nullptr ? nothing : *then;
  const Dict& b = otherwise == nullptr ? nothing : *otherwise;
  for (const auto& [key, value] : a.items) {
    const Ref other = b.Find(key);
    merged->Set(key,
                e.Merge(choice.condition, value, other == nullptr ? e.heap().absent() : other));
  }
  for (const auto& [key, value] : b.items) {
    if (a.Find(key) == nullptr)
      merged->Set(key, e.Merge(choice.condition, e.heap().absent(), value));
  }
  return merged;
}

// An arm of a choice; nothing for one that cannot be spread, where the program ends.
std::optional<const Dict*> MappingOfArm(Evaluator& e, Ref arm, SourceSpan span) {
  try {
    return Evaluator::Impl::MappingOf(e, arm, span);
  } catch (const Raised&) {
    return std::nullopt;
  }
}

}  // namespace

// What `**value` spreads: a dict, or an object with keys() and __getitem__; null when not known.
const Dict* Evaluator::Impl::MappingOf(Evaluator& e, Ref value, SourceSpan span) {
  value = Settle(e, value);
  if (const auto* dict = As<Dict>(value)) return dict;
  if (const auto* choice = As<Choice>(value)) {
    const auto then = MappingOfArm(e, choice->then, span);
    if (!then) return MappingOf(e, choice->otherwise, span);
    const auto otherwise = MappingOfArm(e, choice->otherwise, span);
    return otherwise ? EitherMapping(e, *choice, *then, *otherwise) : *then;
  }
  auto* instance = As<Instance>(value);
  if (instance == nullptr) {
    if (Unsure(value) || value->kind == Kind::kAbsent) return nullptr;
    e.Raise("TypeError", fmt::format("'{}' object is not a mapping", TypeName(value)), span);
  }
  const Ref keys = CallSpecial(e, *instance, "keys", CallWith({}, span));
  if (keys == nullptr && instance->payload == nullptr) RefuseWalk(e, value, span);
  if (keys == nullptr) return As<Dict>(instance->payload);
  const auto names = e.Elements(keys, span);
  if (!names) return nullptr;
  auto* dict = e.heap_.New<Dict>();
  for (const Ref name : *names)
    dict->Set(name, e.GetItem(value, name, span));
  return dict;
}

Ref Evaluator::Parenthesized(Node node) {
  const Node inner = node.named_child(0);
  return inner.null() ? heap_.none() : Evaluate(inner);
}

Ref Evaluator::AttributeAccess(Node node) {
  const Ref object = Evaluate(node.field(G().f_object));
  const std::string_view name = Impl::Mangled(*this, node.field(G().f_attribute).text());
  return CurrentView(*this, GetAttribute(object, name, node.span()), node);
}

Ref Evaluator::Subscript(Node node) {
  const Ref object = Evaluate(node.field(G().f_value));
  std::vector<Ref> keys;
  const std::vector<Node> children = node.named_children();
  for (std::size_t i = 1; i < children.size(); ++i)
    keys.push_back(Evaluate(children[i]));
  const bool tuple = keys.size() > 1 || node.text().ends_with(",]");
  const Ref key = tuple          ? heap_.New<Tuple>(std::move(keys))
                  : keys.empty() ? heap_.none()
                                 : keys.front();
  return GetItem(object, key, node.span());
}

Ref Evaluator::SliceExpression(Node node) {
  Ref parts[3] = {heap_.none(), heap_.none(), heap_.none()};
  std::size_t part = 0;
  for (const Node child : node.children()) {
    if (child.text() == ":" && !child.named()) {
      part = std::min<std::size_t>(part + 1, 2);
    } else {
      parts[part] = Evaluate(child);
    }
  }
  return heap_.New<Slice>(parts[0], parts[1], parts[2]);
}

namespace {

struct BinarySpelling {
  std::string_view text;
  BinaryOp op;
};
constexpr BinarySpelling kBinary[] = {
    {"+", BinaryOp::kAdd},     {"-", BinaryOp::kSub},       {"*", BinaryOp::kMul},
    {"/", BinaryOp::kDiv},     {"//", BinaryOp::kFloorDiv}, {"%", BinaryOp::kMod},
    {"**", BinaryOp::kPow},    {"@", BinaryOp::kMatMul},    {"&", BinaryOp::kAnd},
    {"|", BinaryOp::kOr},      {"^", BinaryOp::kXor},       {"<<", BinaryOp::kLShift},
    {">>", BinaryOp::kRShift},
};

BinaryOp BinaryFromText(std::string_view text) {
  const auto* found = std::find_if(std::begin(kBinary), std::end(kBinary),
                                   [text](const auto& row) { return row.text == text; });
  return found == std::end(kBinary) ? BinaryOp::kAdd : found->op;
}

struct CompareSpelling {
  std::string_view text;
  CompareOp op;
};
constexpr CompareSpelling kCompare[] = {
    {"==", CompareOp::kEq}, {"!=", CompareOp::kNe},        {"<>", CompareOp::kNe},
    {"<", CompareOp::kLt},  {"<=", CompareOp::kLe},        {">", CompareOp::kGt},
    {">=", CompareOp::kGe}, {"in", CompareOp::kIn},        {"not in", CompareOp::kNotIn},
    {"is", CompareOp::kIs}, {"is not", CompareOp::kIsNot},
};

CompareOp CompareFromText(std::string_view text) {
  const auto* found = std::find_if(std::begin(kCompare), std::end(kCompare),
                                   [text](const auto& row) { return row.text == text; });
  if (found != std::end(kCompare)) return found->op;
  return text.starts_with("not") ? CompareOp::kNotIn : CompareOp::kIsNot;  // "not   in", "is   not"
}

}  // namespace

std::string_view Spelling(BinaryOp op) {
  return std::find_if(std::begin(kBinary), std::end(kBinary),
                      [op](const auto& row) { return row.op == op; })
      ->text;
}
std::string_view Spelling(CompareOp op) {
  return std::find_if(std::begin(kCompare), std::end(kCompare),
                      [op](const auto& row) { return row.op == op; })
      ->text;
}
std::string_view Spelling(UnaryOp op) {
  constexpr std::string_view kTexts[] = {"neg", "pos", "~", "not"};
  return kTexts[static_cast<std::size_t>(op)];
}

namespace {

BinaryOp OperatorOf(Node binary) {
  return BinaryFromText(binary.field(G().f_operator).text());
}

// The operands of `&` and `^` below a node, from left to right, as terms of a `^`: Python binds `&`
// tighter, but the grammar binds it looser.
void ReadTerms(Node node, std::vector<std::vector<Node>>& terms) {
  const bool binary = node.is(G().binary_operator);
  const BinaryOp op = binary ? OperatorOf(node) : BinaryOp::kAdd;
  if (op != BinaryOp::kAnd && op != BinaryOp::kXor) {
    terms.back().push_back(node);
    return;
  }
  ReadTerms(node.field(G().f_left), terms);
  if (op == BinaryOp::kXor) terms.emplace_back();
  ReadTerms(node.field(G().f_right), terms);
}

SourceSpan Around(const SourceSpan& first, const SourceSpan& last) {
  SourceSpan span = first;
  span.end = last.end;
  return span;
}

}  // namespace

// A chain of `&` and `^`, of which the grammar made an `&`.
Ref Evaluator::Impl::BitwiseChain(Evaluator& e, Node node) {
  std::vector<std::vector<Node>> terms(1);
  ReadTerms(node, terms);
  const SourceSpan start = node.span();
  Ref result = nullptr;
  for (const std::vector<Node>& term : terms) {
    const SourceSpan begin = term.front().span();
    Ref value = nullptr;
    for (const Node operand : term) {
      const Ref right = e.Evaluate(operand);
      value = value == nullptr
                  ? right
                  : e.Binary(BinaryOp::kAnd, value, right, Around(begin, operand.span()));
    }
    const SourceSpan end = term.back().span();
    result =
        result == nullptr ? value : e.Binary(BinaryOp::kXor, result, value, Around(start, end));
  }
  return result;
}

Ref Evaluator::BinaryExpression(Node node) {
  const BinaryOp op = OperatorOf(node);
  if (op == BinaryOp::kAnd) return Impl::BitwiseChain(*this, node);
  const Ref left = Evaluate(node.field(G().f_left));
  const Ref right = Evaluate(node.field(G().f_right));
  return Binary(op, left, right, node.span());
}

Ref Evaluator::BooleanExpression(Node node) {
  const bool is_and = node.field(G().f_operator).text() == "and";
  const Ref left = Evaluate(node.field(G().f_left));
  const Node right = node.field(G().f_right);
  if (const auto truth = Truth(left, node.span())) return *truth == is_and ? Evaluate(right) : left;
  const Ref condition = Impl::Condition(*this, left);
  return Branch(
      condition, node.span(), [&] { return is_and ? Evaluate(right) : left; },
      [&] { return is_and ? left : Evaluate(right); });
}

Ref Evaluator::NotExpression(Node node) {
  return Unary(UnaryOp::kNot, Evaluate(node.field(G().f_argument)), node.span());
}

Ref Evaluator::UnaryExpression(Node node) {
  const std::string_view op = node.field(G().f_operator).text();
  if (op == "*") return Evaluate(node.field(G().f_argument));  // see TextForGrammar
  const UnaryOp unary = op == "-" ? UnaryOp::kNeg : op == "+" ? UnaryOp::kPos : UnaryOp::kInvert;
  return Unary(unary, Evaluate(node.field(G().f_argument)), node.span());
}

// a < b < c: each operand once, stops at the first comparison that is certainly false.
Ref Evaluator::Comparison(Node node) {
  Ref left = nullptr;
  Ref result = nullptr;
  Ref last = nullptr;
  std::string op;
  for (const Node child : node.children()) {
    if (!child.named()) {
      op = op.empty() ? std::string(child.text()) : op + ' ' + std::string(child.text());
      continue;
    }
    // Only where another comparison follows is the one before asked for its truth.
    const auto before = result == nullptr ? std::nullopt : Truth(last, node.span());
    if (before && !*before) return last;
    const Ref right = Evaluate(child);
    if (left != nullptr) {
      const Ref holds = Compare(CompareFromText(op), left, right, node.span());
      if (result == nullptr) {
        result = holds;
      } else if (const auto truth = Truth(result, node.span())) {
        result = holds;
      } else {
        result = OpaqueOperation("and", result, holds, node.span());
      }
      last = holds;
    }
    left = right;
    op.clear();
  }
  return result == nullptr ? heap_.none() : result;
}

Ref Evaluator::Conditional(Node node) {
  const std::vector<Node> parts = node.named_children();
  if (parts.size() != 3)
    return NewUnknown("an incomplete conditional expression", "value", node.span());
  // The grammar takes `name := a if condition else b` for `(name := a) if condition else b`.
  const bool named = parts[0].is(G().named_expression);
  const Node first = named ? parts[0].field(G().f_value) : parts[0];
  const Ref condition = Evaluate(parts[1]);
  const Ref value = Branch(
      condition, node.span(), [&] { return Evaluate(first); }, [&] { return Evaluate(parts[2]); });
  return named ? Impl::BindNamed(*this, parts[0], value) : value;
}

Ref Evaluator::NamedExpression(Node node) {
  return Impl::BindNamed(*this, node, Evaluate(node.field(G().f_value)));
}

Ref Evaluator::Impl::BindNamed(Evaluator& e, Node named, Ref value) {
  // The name belongs to the scope around a comprehension.
  Scope* scope = e.frame_->scope;
  while (scope->comprehension)
    scope = scope->outer;
  BindIn(e, scope, named.field(G().f_name).text(), value);
  return value;
}

Ref Evaluator::Lambda(Node node) {
  return Impl::MakeFunction(*this, node);
}

Ref Evaluator::CallExpression(Node node) {
  Impl::Step(*this);
  const Node function = node.field(G().f_function);
  const Ref callee = Evaluate(function);
  const SourceSpan span = Impl::SpanOfCall(*this, node);
  return CallValue(callee, Impl::ReadArguments(*this, node.field(G().f_arguments), span));
}

Ref Evaluator::Yield(Node node) {
  const std::vector<Node> children = node.named_children();
  const Ref value = children.empty() ? heap_.none() : Evaluate(children.front());
  Generator* generator = frame_->generator;
  if (generator == nullptr) return heap_.none();
  const bool from = node.child_count() > 1 && node.child(1).text() == "from";
  return from ? generator->YieldFrom(Impl::Settle(*this, value), node.span())
              : generator->Yield(value, node.span());
}

}  // namespace smgraph::python
