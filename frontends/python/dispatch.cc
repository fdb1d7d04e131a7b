#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/internals.h"

namespace smgraph::python {

const Grammar& G() {
  static const Grammar grammar = [] {
    Grammar g{};
    const auto symbol = [](std::string_view name) { return SymbolOf(name); };
    g.identifier = symbol("identifier");
    g.dotted_name = symbol("dotted_name");
    g.aliased_import = symbol("aliased_import");
    g.wildcard_import = symbol("wildcard_import");
    g.relative_import = symbol("relative_import");
    g.import_prefix = symbol("import_prefix");
    g.argument_list = symbol("argument_list");
    g.keyword_argument = symbol("keyword_argument");
    g.list_splat = symbol("list_splat");
    g.dictionary_splat = symbol("dictionary_splat");
    g.generator_expression = symbol("generator_expression");
    g.pair = symbol("pair");
    g.pattern_list = symbol("pattern_list");
    g.tuple_pattern = symbol("tuple_pattern");
    g.list_pattern = symbol("list_pattern");
    g.list_splat_pattern = symbol("list_splat_pattern");
    g.tuple = symbol("tuple");
    g.list = symbol("list");
    g.expression_list = symbol("expression_list");
    g.attribute = symbol("attribute");
    g.subscript = symbol("subscript");
    g.slice = symbol("slice");
    g.parenthesized_expression = symbol("parenthesized_expression");
    g.as_pattern = symbol("as_pattern");
    g.as_pattern_target = symbol("as_pattern_target");
    g.assignment = symbol("assignment");
    g.augmented_assignment = symbol("augmented_assignment");
    g.string = symbol("string");
    g.string_content = symbol("string_content");
    g.escape_sequence = symbol("escape_sequence");
    g.interpolation = symbol("interpolation");
    g.string_start = symbol("string_start");
    g.string_end = symbol("string_end");
    g.format_specifier = symbol("format_specifier");
    g.type_conversion = symbol("type_conversion");
    g.block = symbol("block");
    g.lambda = symbol("lambda");
    g.yield = symbol("yield");
    g.elif_clause = symbol("elif_clause");
    g.else_clause = symbol("else_clause");
    g.except_clause = symbol("except_clause");
    g.except_group_clause = symbol("except_group_clause");
    g.finally_clause = symbol("finally_clause");
    g.with_clause = symbol("with_clause");
    g.with_item = symbol("with_item");
    g.decorator = symbol("decorator");
    g.function_definition = symbol("function_definition");
    g.class_definition = symbol("class_definition");
    g.for_in_clause = symbol("for_in_clause");
    g.if_clause = symbol("if_clause");
    g.default_parameter = symbol("default_parameter");
    g.typed_parameter = symbol("typed_parameter");
    g.typed_default_parameter = symbol("typed_default_parameter");
    g.dictionary_splat_pattern = symbol("dictionary_splat_pattern");
    g.keyword_separator = symbol("keyword_separator");
    g.positional_separator = symbol("positional_separator");
    g.case_clause = symbol("case_clause");
    g.case_pattern = symbol("case_pattern");
    g.expression_statement = symbol("expression_statement");
    g.binary_operator = symbol("binary_operator");
    g.named_expression = symbol("named_expression");
    g.f_left = FieldOf("left");
    g.f_right = FieldOf("right");
    g.f_type = FieldOf("type");
    g.f_operator = FieldOf("operator");
    g.f_operators = FieldOf("operators");
    g.f_condition = FieldOf("condition");
    g.f_consequence = FieldOf("consequence");
    g.f_alternative = FieldOf("alternative");
    g.f_body = FieldOf("body");
    g.f_name = FieldOf("name");
    g.f_alias = FieldOf("alias");
    g.f_module_name = FieldOf("module_name");
    g.f_parameters = FieldOf("parameters");
    g.f_return_type = FieldOf("return_type");
    g.f_superclasses = FieldOf("superclasses");
    g.f_definition = FieldOf("definition");
    g.f_object = FieldOf("object");
    g.f_attribute = FieldOf("attribute");
    g.f_value = FieldOf("value");
    g.f_subscript = FieldOf("subscript");
    g.f_argument = FieldOf("argument");
    g.f_function = FieldOf("function");
    g.f_arguments = FieldOf("arguments");
    g.f_key = FieldOf("key");
    g.f_expression = FieldOf("expression");
    g.f_type_conversion = FieldOf("type_conversion");
    g.f_format_specifier = FieldOf("format_specifier");
    g.f_subject = FieldOf("subject");
    g.f_guard = FieldOf("guard");
    g.f_cause = FieldOf("cause");
    return g;
  }();
  return grammar;
}

// Node type -> member function, filled once; indexed by symbol so that no string is compared while
// evaluating. A node type that is in neither table becomes an Unknown.
struct Evaluator::DispatchTable {
  std::vector<ExpressionMember> expressions;
  std::vector<StatementMember> statements;
  DispatchTable();
};

Evaluator::DispatchTable::DispatchTable()
    : expressions(SymbolCount(), nullptr), statements(SymbolCount(), nullptr) {
  struct ExpressionRow {
    std::string_view type;
    ExpressionMember member;
  };
  static constexpr ExpressionRow kExpressions[] = {
      {"identifier", &Evaluator::Identifier},
      {"type", &Evaluator::TypeExpression},
      {"generic_type", &Evaluator::GenericType},
      {"union_type", &Evaluator::UnionType},
      {"member_type", &Evaluator::MemberType},
      {"integer", &Evaluator::IntegerLiteral},
      {"float", &Evaluator::FloatLiteral},
      {"string", &Evaluator::StringLiteral},
      {"concatenated_string", &Evaluator::ConcatenatedString},
      {"true", &Evaluator::TrueLiteral},
      {"false", &Evaluator::FalseLiteral},
      {"none", &Evaluator::NoneLiteral},
      {"ellipsis", &Evaluator::EllipsisLiteral},
      {"list", &Evaluator::ListDisplay},
      {"tuple", &Evaluator::TupleDisplay},
      {"expression_list", &Evaluator::TupleDisplay},
      {"pattern_list", &Evaluator::TupleDisplay},
      {"set", &Evaluator::SetDisplay},
      {"dictionary", &Evaluator::DictDisplay},
      {"parenthesized_expression", &Evaluator::Parenthesized},
      {"as_pattern", &Evaluator::Parenthesized},  // of `with`, which binds the name
      {"attribute", &Evaluator::AttributeAccess},
      {"subscript", &Evaluator::Subscript},
      {"slice", &Evaluator::SliceExpression},
      {"binary_operator", &Evaluator::BinaryExpression},
      {"boolean_operator", &Evaluator::BooleanExpression},
      {"not_operator", &Evaluator::NotExpression},
      {"unary_operator", &Evaluator::UnaryExpression},
      {"comparison_operator", &Evaluator::Comparison},
      {"conditional_expression", &Evaluator::Conditional},
      {"named_expression", &Evaluator::NamedExpression},
      {"lambda", &Evaluator::Lambda},
      {"call", &Evaluator::CallExpression},
      {"await", &Evaluator::Await},
      {"yield", &Evaluator::Yield},
      {"list_comprehension", &Evaluator::ListComprehension},
      {"set_comprehension", &Evaluator::SetComprehension},
      {"dictionary_comprehension", &Evaluator::DictComprehension},
      {"generator_expression", &Evaluator::GeneratorExpression},
      {"assignment", &Evaluator::Assignment},
      {"augmented_assignment", &Evaluator::AugmentedAssignment},
      {"type", &Evaluator::Parenthesized},
      {"list_splat", &Evaluator::Parenthesized},
  };
  struct StatementRow {
    std::string_view type;
    StatementMember member;
  };
  static constexpr StatementRow kStatements[] = {
      {"expression_statement", &Evaluator::ExpressionStatement},
      {"if_statement", &Evaluator::If},
      {"for_statement", &Evaluator::For},
      {"while_statement", &Evaluator::While},
      {"try_statement", &Evaluator::Try},
      {"with_statement", &Evaluator::With},
      {"match_statement", &Evaluator::Match},
      {"return_statement", &Evaluator::Return},
      {"raise_statement", &Evaluator::RaiseStatement},
      {"assert_statement", &Evaluator::Assert},
      {"delete_statement", &Evaluator::Delete},
      {"pass_statement", &Evaluator::Pass},
      {"break_statement", &Evaluator::Break},
      {"continue_statement", &Evaluator::Continue},
      {"global_statement", &Evaluator::GlobalStatement},
      {"nonlocal_statement", &Evaluator::NonlocalStatement},
      {"import_statement", &Evaluator::Import},
      {"import_from_statement", &Evaluator::ImportFrom},
      {"future_import_statement", &Evaluator::ImportFrom},
      {"print_statement", &Evaluator::Pass},
      {"type_alias_statement", &Evaluator::TypeAlias},
      {"function_definition", &Evaluator::FunctionDefinition},
      {"class_definition", &Evaluator::ClassDefinition},
      {"decorated_definition", &Evaluator::DecoratedDefinition},
      {"block", &Evaluator::ExecuteBlock},
  };
  for (const ExpressionRow& row : kExpressions)
    expressions.at(SymbolOf(row.type)) = row.member;
  for (const StatementRow& row : kStatements)
    statements.at(SymbolOf(row.type)) = row.member;
}

const Evaluator::DispatchTable& Evaluator::Dispatch() {
  static const DispatchTable table;
  return table;
}

Ref Evaluator::Evaluate(Node node) {
  const DepthGuard guard(nesting_, limits_.nesting, "nesting of expressions and calls");
  const SymbolId symbol = node.null() ? SymbolId{0} : node.symbol();
  const auto& table = Dispatch().expressions;
  if (symbol < table.size() && table[symbol] != nullptr) return (this->*table[symbol])(node);
  return NewUnknown(fmt::format("an expression of the kind '{}'", SymbolName(symbol)), "value",
                    node.span());
}

Flow Evaluator::Execute(Node node) {
  statement_ = node;
  Impl::Step(*this);
  const DepthGuard guard(nesting_, limits_.nesting, "nesting of expressions and calls");
  const SymbolId symbol = node.symbol();
  const auto& table = Dispatch().statements;
  if (symbol < table.size() && table[symbol] != nullptr) return (this->*table[symbol])(node);
  if (!node.is_error()) Evaluate(node);
  return Flow::kNormal;  // syntax errors are reported once for the whole tree
}

Flow Evaluator::ExecuteBlock(Node block) {
  for (const Node statement : block.named_children()) {
    const std::size_t risks = risks_ == nullptr ? 0 : risks_->size();
    const Flow flow = Execute(statement);
    if (flow != Flow::kNormal) return flow;
    // In a helper or a branch they were excluded for what follows there only.
    if (risks_ != nullptr && risks_->size() > risks) Impl::ExcludeRisks(*this, risks);
  }
  return Flow::kNormal;
}

}  // namespace smgraph::python
