#include "frontends/python/syntax.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include <tree_sitter/api.h>

#include "frontends/python/syntax_errors.h"
#include "graph/base/utf8.h"

extern "C" const TSLanguage* tree_sitter_python();

namespace smgraph::python {
namespace {

// A Node keeps the pieces of a TSNode so that no other file needs tree-sitter's header.
TSNode Raw(const std::uint32_t (&context)[4], const void* id, const void* tree) {
  TSNode node;
  std::memcpy(node.context, context, sizeof node.context);
  node.id = id;
  node.tree = static_cast<const TSTree*>(tree);
  return node;
}

std::uint32_t CodePoints(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !IsUtf8Tail(c); }));
}

}  // namespace

SymbolId SymbolOf(std::string_view named_node_type) {
  return ts_language_symbol_for_name(tree_sitter_python(), named_node_type.data(),
                                     static_cast<std::uint32_t>(named_node_type.size()), true);
}

FieldId FieldOf(std::string_view field_name) {
  return ts_language_field_id_for_name(tree_sitter_python(), field_name.data(),
                                       static_cast<std::uint32_t>(field_name.size()));
}

std::size_t SymbolCount() {
  return ts_language_symbol_count(tree_sitter_python());
}

std::string_view SymbolName(SymbolId symbol) {
  const char* name = ts_language_symbol_name(tree_sitter_python(), symbol);
  return name == nullptr ? std::string_view() : std::string_view(name);
}

#define SMGRAPH_RAW Raw(context_, id_, raw_tree_)

SymbolId Node::symbol() const {
  return ts_node_symbol(SMGRAPH_RAW);
}
bool Node::named() const {
  return ts_node_is_named(SMGRAPH_RAW);
}
bool Node::is_error() const {
  const TSNode raw = SMGRAPH_RAW;
  return ts_node_is_missing(raw) || std::string_view(ts_node_type(raw)) == "ERROR";
}
bool Node::has_error() const {
  return ts_node_has_error(SMGRAPH_RAW);
}
std::uint32_t Node::child_count() const {
  return null() ? 0 : ts_node_child_count(SMGRAPH_RAW);
}
std::uint32_t Node::named_count() const {
  return null() ? 0 : ts_node_named_child_count(SMGRAPH_RAW);
}
std::uint32_t Node::begin_byte() const {
  return ts_node_start_byte(SMGRAPH_RAW);
}
std::uint32_t Node::end_byte() const {
  return ts_node_end_byte(SMGRAPH_RAW);
}

namespace {

struct NodeParts {
  std::uint32_t context[4];
  const void* id;
  const void* tree;
};

NodeParts Parts(const TSNode& raw) {
  NodeParts parts;
  std::memcpy(parts.context, raw.context, sizeof parts.context);
  parts.id = raw.id;
  parts.tree = raw.tree;
  return parts;
}

}  // namespace

#define SMGRAPH_WRAP(raw_expression)                                 \
  const NodeParts parts = Parts(raw_expression);                     \
  Node node;                                                         \
  if (parts.id != nullptr) {                                         \
    node.tree_ = tree_;                                              \
    std::memcpy(node.context_, parts.context, sizeof node.context_); \
    node.id_ = parts.id;                                             \
    node.raw_tree_ = parts.tree;                                     \
  }                                                                  \
  return node

Node Node::child(std::uint32_t index) const {
  SMGRAPH_WRAP(ts_node_child(SMGRAPH_RAW, index));
}
Node Node::named_child(std::uint32_t index) const {
  SMGRAPH_WRAP(ts_node_named_child(SMGRAPH_RAW, index));
}
Node Node::field(FieldId field) const {
  if (null()) return {};
  SMGRAPH_WRAP(ts_node_child_by_field_id(SMGRAPH_RAW, field));
}
Node Node::parent() const {
  SMGRAPH_WRAP(ts_node_parent(SMGRAPH_RAW));
}

namespace {

template <typename Wrap>
void EachChild(const TSNode& raw, bool named_only, Wrap&& wrap) {
  static const TSSymbol kComment = SymbolOf("comment");
  TSTreeCursor cursor = ts_tree_cursor_new(raw);
  if (ts_tree_cursor_goto_first_child(&cursor)) {
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      const bool wanted = !named_only || ts_node_is_named(child);
      if (wanted && ts_node_symbol(child) != kComment) wrap(child);
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
  }
  ts_tree_cursor_delete(&cursor);
}

}  // namespace

std::vector<Node> Node::named_children() const {
  std::vector<Node> found;
  if (null()) return found;
  EachChild(SMGRAPH_RAW, /*named_only=*/true,
            [&](const TSNode& raw) { found.push_back([&]() -> Node { SMGRAPH_WRAP(raw); }()); });
  return found;
}

std::vector<Node> Node::children() const {
  std::vector<Node> found;
  if (null()) return found;
  EachChild(SMGRAPH_RAW, /*named_only=*/false,
            [&](const TSNode& raw) { found.push_back([&]() -> Node { SMGRAPH_WRAP(raw); }()); });
  return found;
}

std::string_view Node::text() const {
  if (null()) return {};
  return std::string_view(tree_->unit().text).substr(begin_byte(), end_byte() - begin_byte());
}

SourceSpan Node::span() const {
  if (null()) return {};
  const TSPoint begin = ts_node_start_point(SMGRAPH_RAW);
  const TSPoint end = ts_node_end_point(SMGRAPH_RAW);
  return tree_->SpanOf(begin.row, begin.column, end.row, end.column);
}

struct Tree::Handle {
  TSTree* tree = nullptr;
  ~Handle() { ts_tree_delete(tree); }
};

Tree::Tree(SourceUnit unit) : unit_(std::move(unit)), handle_(std::make_unique<Handle>()) {
  const std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser(ts_parser_new(),
                                                                      &ts_parser_delete);
  if (!ts_parser_set_language(parser.get(), tree_sitter_python())) {
    throw std::logic_error("the tree-sitter library does not read grammar ABI " +
                           std::to_string(ts_language_version(tree_sitter_python())));
  }
  handle_->tree = ts_parser_parse_string(parser.get(), nullptr, unit_.text.data(),
                                         static_cast<std::uint32_t>(ParseableBytes(unit_.text)));
  row_starts_.push_back(0);
  for (std::size_t i = 0; i < unit_.text.size(); ++i) {
    if (unit_.text[i] == '\n') row_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

Tree::~Tree() = default;

Node Tree::root() const {
  const Tree* const tree_ = this;
  SMGRAPH_WRAP(ts_tree_root_node(handle_->tree));
}

SourceSpan Tree::SpanOf(std::uint32_t begin_row, std::uint32_t begin_byte_column,
                        std::uint32_t end_row, std::uint32_t end_byte_column) const {
  const auto position = [this](std::uint32_t row, std::uint32_t byte_column,
                               std::uint32_t first_row, std::uint32_t first_line) {
    const std::string_view text = unit_.text;
    const std::uint32_t start = row < row_starts_.size() ? row_starts_[row] : 0;
    return Position{row - first_row + first_line, CodePoints(text.substr(start, byte_column)) + 1};
  };
  SourceSpan span;
  span.file = unit_.file;
  SourceUnit::CellStart cell;
  const auto after = std::upper_bound(
      unit_.rows.begin(), unit_.rows.end(), begin_row,
      [](std::uint32_t row, const SourceUnit::CellStart& start) { return row < start.row; });
  if (after != unit_.rows.begin()) cell = *(after - 1);
  span.cell = cell.cell;
  span.begin = position(begin_row, begin_byte_column, cell.row, cell.first_line);
  span.end = position(end_row, end_byte_column, cell.row, cell.first_line);
  return span;
}

}  // namespace smgraph::python
