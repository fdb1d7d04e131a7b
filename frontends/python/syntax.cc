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
constexpr std::size_t kBlock = 256;        // bytes between two counts of `tails_before`
constexpr std::size_t kBytesOfNode = 4;    // of the text, roughly
constexpr std::size_t kBytesOfRow = 16;    // of the text, or more
constexpr std::string_view kPunctuation = "()[]{},:.;=";
// Whose children are no fields of theirs: most nodes are below one of these.
constexpr std::string_view kFieldless[] = {"argument_list",        "dictionary", "dotted_name",
                                           "expression_statement", "list",       "module",
                                           "parameters",           "string",     "tuple"};

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
  const std::span<const Tree::Entry> entries = tree_->entries_;
  const std::uint32_t behind = entries[index_].behind;
  for (std::uint32_t at = index_ + 1; at < behind; at = entries[at].behind) {
    if (wanted(entries[at])) return {tree_, at};
  }
  return {};
}

Node Node::child(std::uint32_t index) const {
  return FirstChild([&](const auto& entry) { return !entry.comment && index-- == 0; });
}

Node Node::named_child(std::uint32_t index) const {
  return FirstChild(
      [&](const auto& entry) { return entry.named && !entry.comment && index-- == 0; });
}

Node Node::field(FieldId field) const {
  return FirstChild([field](const auto& entry) { return entry.field == field; });
}

Node Node::parent() const {
  return index_ == 0 ? Node() : Node(tree_, tree_->entries_[index_].parent);
}

std::uint32_t Node::child_count() const {
  return static_cast<std::uint32_t>(children().size());
}

std::uint32_t Node::named_count() const {
  return static_cast<std::uint32_t>(named_children().size());
}

Node Children::back() const {
  Node last;
  for (const Node node : *this)
    last = node;
  return last;
}

Children::operator std::vector<Node>() const {
  std::vector<Node> nodes;
  nodes.reserve(size());
  for (const Node node : *this)
    nodes.push_back(node);
  return nodes;
}

SourceSpan Node::span() const {
  if (null()) return {};
  const std::uint32_t row = tree_->entries_[index_].row;
  const std::uint32_t end = end_byte();
  return tree_->SpanOf({row, begin_byte()}, {Tree::RowFrom(*tree_->parsed_, row, end), end});
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
  // Siblings to come of the node and of those around it. The cursor takes its time to find out that
  // there are no more, or no children.
  std::vector<std::uint32_t> rest = {0};
  while (!rest.empty()) {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    const bool entered = enter(cursor, node);
    const std::uint32_t children = entered ? ts_node_child_count(node) : 0;
    if (children > 0 && ts_tree_cursor_goto_first_child(&cursor)) {
      rest.push_back(children - 1);
      continue;
    }
    if (entered) leave();
    while (!rest.empty() && (rest.back()-- == 0 || !ts_tree_cursor_goto_next_sibling(&cursor))) {
      rest.pop_back();
      if (ts_tree_cursor_goto_parent(&cursor)) leave();
    }
  }
  ts_tree_cursor_delete(&cursor);
}

// What a tree has of a symbol; asking the library for each node costs more than walking to it.
struct Traits {
  bool named = false;
  bool comment = false;       // stays in the tree for those who look for it, and is no part of it
  bool continuation = false;  // a backslash at the end of a line, between any two parts
  bool punctuation = false;   // is no field of its parent
  bool fieldless = false;
};

const std::vector<Traits>& TraitsBySymbol() {
  static const std::vector<Traits> table = [] {
    std::vector<Traits> traits(SymbolCount());
    for (SymbolId symbol = 0; symbol < traits.size(); ++symbol) {
      const std::string_view name = SymbolName(symbol);
      traits[symbol].named =
          ts_language_symbol_type(tree_sitter_python(), symbol) == TSSymbolTypeRegular;
      traits[symbol].punctuation = name.size() == 1 && kPunctuation.find(name) != name.npos;
    }
    for (const std::string_view name : kFieldless)
      traits[SymbolOf(name)].fieldless = true;
    traits[SymbolOf("comment")].comment = true;
    traits[SymbolOf("line_continuation")].continuation = true;
    return traits;
  }();
  return table;
}

std::vector<std::uint32_t> RowStarts(std::string_view text) {
  std::vector<std::uint32_t> starts;
  starts.reserve(text.size() / kBytesOfRow);
  starts.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  return starts;
}

// Bytes that begin no code point, in front of each block; none for ASCII.
std::vector<std::uint32_t> TailsBefore(std::string_view text) {
  if (CountTails(text) == 0) return {};
  std::vector<std::uint32_t> before = {0};
  for (std::size_t at = 0; at < text.size(); at += kBlock)
    before.push_back(before.back() + CountTails(text.substr(at, kBlock)));
  return before;
}

}  // namespace

Tree::Tree(SourceUnit unit) : unit_(std::move(unit)) {
  const std::string_view text = unit_.text;
  const auto parsed = std::make_shared<Parsed>();
  parsed->row_starts = RowStarts(text);
  std::vector<Entry>& entries = parsed->entries;
  const std::optional<std::string> shortened = WithoutManyExtras(text);
  const std::string_view short_text = shortened ? *shortened : text;
  const std::optional<std::string> plain = TextForGrammar(short_text);
  const ParseArena arena;
  const TSTree* raw = Parse((plain ? *plain : short_text).substr(0, ParseableBytes(text)));
  const std::vector<Traits>& traits = TraitsBySymbol();
  const bool faulty = ts_node_has_error(ts_tree_root_node(raw));
  entries.reserve(text.size() / kBytesOfNode);
  std::uint32_t open = 0;  // the node that the walk is inside of
  std::uint32_t row = 0;
  const auto traits_of = [&traits](SymbolId symbol) {
    return symbol == kErrorSymbol ? Traits{.named = true} : traits[symbol];
  };
  const auto enter = [&](const TSTreeCursor& cursor, const TSNode& node) {
    const SymbolId symbol = ts_node_symbol(node);
    const Traits trait = traits_of(symbol);
    if (trait.continuation) return false;
    Entry& entry = entries.emplace_back();
    const bool no_field = trait.punctuation || traits_of(entries[open].symbol).fieldless;
    entry.begin = ts_node_start_byte(node);
    entry.end = ts_node_end_byte(node);
    entry.row = row = RowFrom(*parsed, row, entry.begin);
    entry.parent = open;
    entry.symbol = symbol;
    entry.field = no_field ? FieldId{0} : ts_tree_cursor_current_field_id(&cursor);
    entry.named = trait.named;
    entry.comment = trait.comment;
    if (faulty) {
      entry.error = symbol == kErrorSymbol || ts_node_is_missing(node);
      entry.has_error = ts_node_has_error(node);
    }
    open = static_cast<std::uint32_t>(entries.size() - 1);
    return true;
  };
  const auto leave = [&] {
    entries[open].behind = static_cast<std::uint32_t>(entries.size());
    open = entries[open].parent;
  };
  Walk(raw, enter, leave);
  parsed->tails_before = TailsBefore(text);
  parsed_ = parsed;
  entries_ = parsed->entries;
}

std::unique_ptr<Tree> Tree::CopyFor(FileId file) const {
  std::unique_ptr<Tree> copy(new Tree(*this));
  copy->unit_.file = file;
  return copy;
}

std::uint32_t Tree::CodePoints(std::uint32_t begin, std::uint32_t end) const {
  const std::string_view text = unit_.text;
  if (end - begin <= kBlock) return end - begin - CountTails(text.substr(begin, end - begin));
  const auto tails_before = [&](std::uint32_t at) {
    const std::size_t block = at / kBlock;
    return parsed_->tails_before[block] + CountTails(text.substr(block * kBlock, at % kBlock));
  };
  return end - begin - (tails_before(end) - tails_before(begin));
}

std::uint32_t Tree::RowFrom(const Parsed& parsed, std::uint32_t first, std::uint32_t byte) {
  const std::vector<std::uint32_t>& starts = parsed.row_starts;
  const auto behind = starts.begin() + first + 1;
  if (behind == starts.end() || byte < *behind) return first;  // as most do
  const auto next = std::upper_bound(behind, starts.end(), byte);
  return static_cast<std::uint32_t>(next - starts.begin() - 1);
}

SourceSpan Tree::SpanOf(Point begin, Point end) const {
  SourceUnit::CellStart cell;
  const auto after = std::upper_bound(
      unit_.rows.begin(), unit_.rows.end(), begin.row,
      [](std::uint32_t row, const SourceUnit::CellStart& start) { return row < start.row; });
  if (after != unit_.rows.begin()) cell = *(after - 1);
  const auto position = [&](Point point) {
    const std::uint32_t start = parsed_->row_starts[point.row];
    const std::uint32_t column =
        parsed_->tails_before.empty() ? point.byte - start : CodePoints(start, point.byte);
    return Position{point.row - cell.row + cell.first_line, column + 1};
  };
  return {unit_.file, cell.cell, position(begin), position(end)};
}

}  // namespace smgraph::python
