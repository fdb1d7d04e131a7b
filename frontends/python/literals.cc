#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "frontends/python/internals.h"

// Text as the Python literal that it spells: what --set gives a parameter, ast.literal_eval.
namespace smgraph::python {
namespace {

// How deep brackets may stand in one another.
constexpr int kDeepestLiteral = 50;

bool AreLiterals(const std::vector<Node>& nodes, int depth);

// `007` is no number in Python: account ids and dates stay text.
bool IsNumber(Node node) {
  static const SymbolId kInteger = SymbolOf("integer");
  static const SymbolId kFloat = SymbolOf("float");
  const std::string_view text = node.text();
  const bool complex = text.ends_with('j') || text.ends_with('J');
  if (node.is(kFloat)) return !complex;
  if (!node.is(kInteger) || complex) return false;
  const bool decimal = text.find_first_not_of("0123456789_") == std::string_view::npos;
  return !decimal || text.front() != '0' || text.find_first_not_of("0_") == std::string_view::npos;
}

bool IsSigned(Node node) {
  static const SymbolId kUnary = SymbolOf("unary_operator");
  return node.is(kUnary) && node.field(G().f_operator).text() != "~" &&
         IsNumber(node.field(G().f_argument));
}

bool IsPlainString(Node node) {
  if (!node.is(G().string)) return false;
  const std::vector<Node> parts = node.named_children();
  return std::none_of(parts.begin(), parts.end(),
                      [](Node part) { return part.is(G().interpolation); });
}

bool IsLiteral(Node node, int depth) {
  static const std::array kWords{SymbolOf("true"), SymbolOf("false"), SymbolOf("none")};
  static const std::array kNested{
      SymbolOf("list"),       SymbolOf("tuple"), SymbolOf("set"),
      SymbolOf("dictionary"), SymbolOf("pair"),  SymbolOf("parenthesized_expression"),
  };
  if (IsNumber(node) || IsSigned(node) || IsPlainString(node)) return true;
  const auto is_node = [node](SymbolId symbol) { return node.is(symbol); };
  if (std::any_of(kWords.begin(), kWords.end(), is_node)) return true;
  return depth > 0 && std::any_of(kNested.begin(), kNested.end(), is_node) &&
         AreLiterals(node.named_children(), depth - 1);
}

bool AreLiterals(const std::vector<Node>& nodes, int depth) {
  return std::all_of(nodes.begin(), nodes.end(),
                     [depth](Node node) { return IsLiteral(node, depth); });
}

// The literal that a text consists of; null for anything else.
Node LiteralOf(const Tree& tree) {
  const Node root = tree.root();
  if (root.has_error() || root.named_count() != 1) return {};
  const Node statement = root.named_child(0);
  const bool alone = statement.is(G().expression_statement) && statement.child_count() == 1;
  const Node value = alone ? statement.named_child(0) : Node();
  return !value.null() && IsLiteral(value, kDeepestLiteral) ? value : Node();
}

// Does an annotation name `type`, alone or as one of several: str, "str", Optional[str], str |
// None?
bool Admits(std::string_view annotation, std::string_view type) {
  constexpr std::string_view kBetween = " |,\"'";
  for (const std::string_view prefix :
       {"typing.Optional[", "typing.Union[", "t.Optional[", "t.Union[", "Optional[", "Union["}) {
    if (!annotation.starts_with(prefix) || !annotation.ends_with(']')) continue;
    annotation = annotation.substr(prefix.size(), annotation.size() - prefix.size() - 1);
    break;
  }
  while (!annotation.empty()) {
    const std::size_t end = std::min(annotation.find_first_of(kBetween), annotation.size());
    if (annotation.substr(0, end) == type) return true;
    annotation.remove_prefix(std::min(end + 1, annotation.size()));
  }
  return false;
}

}  // namespace

Ref Evaluator::ReadLiteral(std::string text) {
  SourceUnit unit;
  unit.text = std::move(text);
  const Tree tree(std::move(unit));
  const Node literal = LiteralOf(tree);
  return literal.null() ? nullptr : Evaluate(literal);
}

Ref Evaluator::BoundValue(std::string_view name, Node annotation, Ref default_value) {
  const auto bound = bindings_.set.find(name);
  if (bound == bindings_.set.end()) return nullptr;
  const std::string& text = bound->second;
  const auto wants = [&](std::string_view type, Kind kind) {
    return Admits(annotation.text(), type) ||
           (default_value != nullptr && default_value->kind == kind);
  };
  if (wants("str", Kind::kStr)) return heap_.str(text);
  if (wants("bool", Kind::kBool) && (text == "true" || text == "false")) {
    return heap_.boolean(text == "true");
  }
  const Ref literal = ReadLiteral(text);
  return literal == nullptr ? heap_.str(text) : literal;
}

}  // namespace smgraph::python
