#include "frontends/python/syntax.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <unordered_map>

#include <tree_sitter/api.h>
#include <tree_sitter/parser.h>

#include "frontends/python/parse_arena.h"
#include "frontends/python/syntax_errors.h"
#include "graph/base/utf8.h"

extern "C" const TSLanguage* tree_sitter_python();

namespace smgraph::python {
namespace {

constexpr SymbolId kErrorSymbol = 0xFFFF;  // of the library itself, for what does not fit in
constexpr std::size_t kBlock = 256;        // bytes between two counts of `tails_before_`
constexpr std::size_t kBytesOfNode = 4;    // of the text, roughly

// Comments stay in the tree for those who look for them, and are no part of anything.
bool IsComment(SymbolId symbol) {
  static const SymbolId kComment = SymbolOf("comment");
  return symbol == kComment;
}

// A backslash at the end of a line, which may stand between any two parts.
bool IsContinuation(SymbolId symbol) {
  static const SymbolId kContinuation = SymbolOf("line_continuation");
  return symbol == kContinuation;
}

std::uint32_t CountTails(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), &IsUtf8Tail));
}

// The library's own look-up compares the name with all others.
std::unordered_map<std::string_view, SymbolId> NamedSymbols() {
  std::unordered_map<std::string_view, SymbolId> symbols;
  const TSLanguage* language = tree_sitter_python();
  const auto count = static_cast<SymbolId>(SymbolCount());
  for (SymbolId symbol = 0; symbol < count; ++symbol) {
    if (ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular)
      symbols.emplace(ts_language_symbol_name(language, symbol),
                      language->public_symbol_map[symbol]);
  }
  return symbols;
}

}  // namespace

SymbolId SymbolOf(std::string_view named_node_type) {
  static const auto& symbols = *new std::unordered_map(NamedSymbols());
  const auto found = symbols.find(named_node_type);
  return found == symbols.end() ? SymbolId{0} : found->second;
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

template <typename Wanted>
Node Node::FirstChild(Wanted wanted) const {
  if (null()) return {};
  const std::vector<Tree::Entry>& entries = tree_->entries_;
  const std::uint32_t behind = entries[index_].behind;
  for (std::uint32_t at = index_ + 1; at < behind; at = entries[at].behind) {
    if (wanted(entries[at])) return {tree_, at};
  }
  return {};
}

Node Node::child(std::uint32_t index) const {
  return FirstChild([&](const auto& entry) { return !IsComment(entry.symbol) && index-- == 0; });
}

Node Node::named_child(std::uint32_t index) const {
  return FirstChild(
      [&](const auto& entry) { return entry.named && !IsComment(entry.symbol) && index-- == 0; });
}

Node Node::field(FieldId field) const {
  return FirstChild([field](const auto& entry) { return entry.field == field; });
}

Node Node::parent() const {
  return index_ == 0 ? Node() : Node(tree_, tree_->entries_[index_].parent);
}

std::uint32_t Node::child_count() const {
  std::uint32_t count = 0;
  FirstChild([&](const auto& entry) { return !IsComment(entry.symbol) && ++count == 0; });
  return count;
}

std::uint32_t Node::named_count() const {
  std::uint32_t count = 0;
  FirstChild(
      [&](const auto& entry) { return entry.named && !IsComment(entry.symbol) && ++count == 0; });
  return count;
}

std::vector<Node> Node::named_children() const {
  std::vector<Node> found;
  found.reserve(named_count());
  FirstChild([&](const auto& entry) {
    const auto at = static_cast<std::uint32_t>(&entry - tree_->entries_.data());
    if (entry.named && !IsComment(entry.symbol)) found.push_back({tree_, at});
    return false;
  });
  return found;
}

std::vector<Node> Node::children() const {
  std::vector<Node> found;
  found.reserve(child_count());
  FirstChild([&](const auto& entry) {
    const auto at = static_cast<std::uint32_t>(&entry - tree_->entries_.data());
    if (!IsComment(entry.symbol)) found.push_back({tree_, at});
    return false;
  });
  return found;
}

std::string_view Node::text() const {
  if (null()) return {};
  return std::string_view(tree_->unit().text).substr(begin_byte(), end_byte() - begin_byte());
}

SourceSpan Node::span() const {
  if (null()) return {};
  const std::uint32_t begin = tree_->RowOf(begin_byte());
  const std::uint32_t end = tree_->RowOf(end_byte());
  return tree_->SpanOf(begin, begin_byte() - tree_->row_starts_[begin], end,
                       end_byte() - tree_->row_starts_[end]);
}

namespace {

using Parser = std::unique_ptr<TSParser, decltype(&ts_parser_delete)>;

Parser NewParser() {
  [[maybe_unused]] static const bool once = [] {
    ts_set_allocator(&ArenaAllocate, &ArenaAllocateZeroed, &ArenaReallocate, &ArenaFree);
    return true;
  }();
  Parser parser(ts_parser_new(), &ts_parser_delete);
  if (!ts_parser_set_language(parser.get(), tree_sitter_python())) {
    throw std::logic_error("the tree-sitter library does not read grammar ABI " +
                           std::to_string(ts_language_version(tree_sitter_python())));
  }
  return parser;
}

// The tree lies in the arena that there is at the time. A parser keeps memory for its next text,
// so each arena needs one of its own.
const TSTree* Parse(std::string_view text) {
  const Parser parser = NewParser();
  return ts_parser_parse_string(parser.get(), nullptr, text.data(),
                                static_cast<std::uint32_t>(text.size()));
}

// Visits all nodes, a node in front of its children: `enter(cursor, node)`, its children,
// `leave()`; where enter() gives false, what is below and leave() are left out.
template <typename Enter, typename Leave>
void Walk(const TSTree* tree, Enter enter, Leave leave) {
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  bool more = true;
  while (more) {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    const bool entered = enter(cursor, node);
    // Most nodes are leaves; the cursor takes its time to find that out.
    if (entered && ts_node_child_count(node) > 0 && ts_tree_cursor_goto_first_child(&cursor))
      continue;
    if (entered) leave();
    while (more && !ts_tree_cursor_goto_next_sibling(&cursor)) {
      more = ts_tree_cursor_goto_parent(&cursor);
      if (more) leave();
    }
  }
  ts_tree_cursor_delete(&cursor);
}

// By symbol; asking the library for each node costs more than walking to it.
const std::vector<bool>& NamedFlags() {
  static const std::vector<bool> flags = [] {
    std::vector<bool> named(SymbolCount());
    for (SymbolId symbol = 0; symbol < named.size(); ++symbol)
      named[symbol] = ts_language_symbol_type(tree_sitter_python(), symbol) == TSSymbolTypeRegular;
    return named;
  }();
  return flags;
}

}  // namespace

Tree::Tree(SourceUnit unit) : unit_(std::move(unit)) {
  const std::string_view text = unit_.text;
  const std::optional<std::string> shortened = WithoutManyExtras(text);
  const ParseArena arena;
  const TSTree* raw = Parse((shortened ? *shortened : text).substr(0, ParseableBytes(text)));
  const std::vector<bool>& named = NamedFlags();
  const bool faulty = ts_node_has_error(ts_tree_root_node(raw));
  entries_.reserve(text.size() / kBytesOfNode);
  std::vector<std::uint32_t> open;  // nodes that the walk is inside of
  const auto enter = [&](const TSTreeCursor& cursor, const TSNode& node) {
    const SymbolId symbol = ts_node_symbol(node);
    if (IsContinuation(symbol)) return false;
    Entry& entry = entries_.emplace_back();
    entry.begin = ts_node_start_byte(node);
    entry.end = ts_node_end_byte(node);
    entry.parent = open.empty() ? 0 : open.back();
    entry.symbol = symbol;
    entry.field = ts_tree_cursor_current_field_id(&cursor);
    const bool error = entry.symbol == kErrorSymbol;
    entry.named = error || named[entry.symbol];
    if (faulty) {
      entry.error = error || ts_node_is_missing(node);
      entry.has_error = ts_node_has_error(node);
    }
    open.push_back(static_cast<std::uint32_t>(entries_.size() - 1));
    return true;
  };
  const auto leave = [&] {
    entries_[open.back()].behind = static_cast<std::uint32_t>(entries_.size());
    open.pop_back();
  };
  Walk(raw, enter, leave);
  row_starts_.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    row_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  if (CountTails(text) == 0) return;
  tails_before_.push_back(0);
  for (std::size_t at = 0; at < text.size(); at += kBlock)
    tails_before_.push_back(tails_before_.back() + CountTails(text.substr(at, kBlock)));
}

std::unique_ptr<Tree> Tree::CopyFor(FileId file) const {
  std::unique_ptr<Tree> copy(new Tree(*this));
  copy->unit_.file = file;
  return copy;
}

std::uint32_t Tree::CodePoints(std::uint32_t begin, std::uint32_t end) const {
  if (tails_before_.empty()) return end - begin;
  const auto tails_before = [this](std::uint32_t at) {
    const std::size_t block = at / kBlock;
    const std::string_view text = unit_.text;
    return tails_before_[block] + CountTails(text.substr(block * kBlock, at % kBlock));
  };
  return end - begin - (tails_before(end) - tails_before(begin));
}

std::uint32_t Tree::RowOf(std::uint32_t byte) const {
  const auto next = std::upper_bound(row_starts_.begin(), row_starts_.end(), byte);
  return static_cast<std::uint32_t>(next - row_starts_.begin() - 1);
}

SourceSpan Tree::SpanOf(std::uint32_t begin_row, std::uint32_t begin_byte_column,
                        std::uint32_t end_row, std::uint32_t end_byte_column) const {
  const auto position = [this](std::uint32_t row, std::uint32_t byte_column,
                               std::uint32_t first_row, std::uint32_t first_line) {
    const std::uint32_t start = row < row_starts_.size() ? row_starts_[row] : 0;
    const auto size = static_cast<std::uint32_t>(unit_.text.size());
    const std::uint32_t at = std::min(start + byte_column, size);
    return Position{row - first_row + first_line, CodePoints(start, at) + 1};
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
