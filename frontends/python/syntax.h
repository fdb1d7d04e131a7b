#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/source.h"

// The only door to tree-sitter: RAII handles and the node vocabulary of the Python grammar.
namespace smgraph::python {

/// A text that is parsed as one module: a .py file, or the code cells of a notebook one below the
/// other. `rows` says where each cell begins so that spans can speak of cells; empty for plain
/// files.
struct SourceUnit {
  struct CellStart {
    std::uint32_t row = 0;  // 0-based row of `text` where the cell's first line stands
    std::uint32_t cell = 0;
    std::uint32_t first_line = 1;  // line of the cell that stands in that row
    bool operator==(const CellStart& other) const = default;
  };
  FileId file = FileId::kNoFile;
  std::string text;
  std::vector<CellStart> rows;
  bool operator==(const SourceUnit& other) const = default;
};

/// Grammar symbol and field ids, looked up once by name. `SymbolOf("call")` is 0 for a name that
/// the grammar does not have.
using SymbolId = std::uint16_t;
using FieldId = std::uint16_t;
SymbolId SymbolOf(std::string_view named_node_type);
FieldId FieldOf(std::string_view field_name);
/// One past the largest symbol id: the size of a dispatch table.
std::size_t SymbolCount();
/// The grammar's name of a node type.
std::string_view SymbolName(SymbolId symbol);

class Children;
class Tree;

/// A node of a syntax tree; a cheap value, valid as long as its Tree. The default node is null.
class Node {
 public:
  Node() = default;
  bool null() const { return tree_ == nullptr; }
  explicit operator bool() const { return !null(); }

  SymbolId symbol() const;
  bool is(SymbolId symbol) const { return !null() && this->symbol() == symbol; }
  bool named() const;
  bool is_error() const;   // an ERROR or MISSING node
  bool has_error() const;  // or something below it is
  std::uint32_t child_count() const;
  Node child(std::uint32_t index) const;
  std::uint32_t named_count() const;
  Node named_child(std::uint32_t index) const;
  /// All named children except comments.
  Children named_children() const;
  /// All children, anonymous ones included, except comments.
  Children children() const;
  Node field(FieldId field) const;
  /// Calls `visit` with each named node below this one, a node in front of its children. Where it
  /// gives false, what is below that node is left out.
  template <typename Visit>
  void ForEachBelow(Visit visit) const;
  Node parent() const;
  std::string_view text() const;
  std::uint32_t begin_byte() const;
  std::uint32_t end_byte() const;
  SourceSpan span() const;
  const Tree* tree() const { return tree_; }
  std::uint32_t index() const { return index_; }
  /// Identity: the same place in the same tree.
  const void* id() const;
  bool operator==(const Node& other) const = default;

 private:
  friend class Children;
  friend class Tree;
  Node(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  /// The first child that `wanted` says yes to; null when there is none.
  template <typename Wanted>
  Node FirstChild(Wanted wanted) const;

  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

/// Children of a node in order: a range to walk along, which becomes a vector for those who go back
/// and forth.
class Children {
 public:
  class Iterator {
   public:
    using value_type = Node;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Node operator*() const { return {tree_, at_}; }
    Iterator& operator++();
    Iterator operator++(int);
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    friend class Children;
    Iterator(const Children& children, std::uint32_t at);
    void SkipOthers();
    const Tree* tree_ = nullptr;
    std::uint32_t at_ = 0;
    std::uint32_t behind_ = 0;
    bool named_ = false;
  };
  Iterator begin() const;
  Iterator end() const;
  bool empty() const { return begin() == end(); }
  /// Linear, as are the vectors that it is for.
  std::size_t size() const {
    return static_cast<std::size_t>(std::ranges::distance(begin(), end()));
  }
  Node front() const { return *begin(); }
  Node back() const;
  operator std::vector<Node>() const;

 private:
  friend class Node;
  Children(Node parent, bool named) : parent_(parent), named_(named) {}
  Node parent_;
  bool named_;
};

/// A parsed source unit. Owns text and tree; not moved (nodes point to it).
class Tree {
 public:
  explicit Tree(SourceUnit unit);
  Tree& operator=(const Tree&) = delete;
  /// The same text as another file. The two share what parsing has made of it.
  std::unique_ptr<Tree> CopyFor(FileId file) const;

  Node root() const { return {this, 0}; }
  /// A node by its index(), which it has in the copies of its tree, too.
  Node NodeAt(std::uint32_t index) const { return {this, index}; }
  const SourceUnit& unit() const { return unit_; }
  /// A byte of the text and the row that it is in, 0-based.
  struct Point {
    std::uint32_t row = 0;
    std::uint32_t byte = 0;
  };
  SourceSpan SpanOf(Point begin, Point end) const;

 private:
  friend class Children;
  friend class Node;
  Tree(const Tree&) = default;
  /// A node as it lies in `entries_`: in front of its children, which lie in front of the next
  /// sibling. Walking along is what an evaluation does most, so it must cost next to nothing.
  struct Entry {
    std::uint32_t begin = 0;  // bytes of the text
    std::uint32_t end = 0;
    std::uint32_t parent = 0;  // the root's is the root
    std::uint32_t behind = 0;  // the entry behind its last descendant
    std::uint32_t row = 0;     // where it begins
    SymbolId symbol = 0;
    FieldId field = 0;  // of its parent; 0: none
    bool named = false;
    bool comment = false;
    bool error = false;
    bool has_error = false;
  };
  /// What parsing makes of a text.
  struct Parsed {
    std::vector<std::uint32_t> row_starts;  // byte offset of each row
    // Bytes that begin no code point, in front of each block of the text; empty for ASCII. A line
    // may be as long as a file, and each of its nodes has a column.
    std::vector<std::uint32_t> tails_before;
    std::vector<Entry> entries;
  };
  /// The row of a byte in or behind the row `first`.
  static std::uint32_t RowFrom(const Parsed& parsed, std::uint32_t first, std::uint32_t byte);
  /// How many begin in these bytes of the text.
  std::uint32_t CodePoints(std::uint32_t begin, std::uint32_t end) const;

  SourceUnit unit_;
  std::shared_ptr<const Parsed> parsed_;
  std::span<const Entry> entries_;  // of `parsed_`
};

template <typename Visit>
void Node::ForEachBelow(Visit visit) const {
  if (null()) return;
  const std::span<const Tree::Entry> entries = tree_->entries_;
  for (std::uint32_t at = index_ + 1; at < entries[index_].behind;) {
    const bool inside = !entries[at].named || visit(Node(tree_, at));
    at = inside ? at + 1 : entries[at].behind;
  }
}

inline std::string_view Node::text() const {
  if (null()) return {};
  const Tree::Entry& entry = tree_->entries_[index_];
  return {tree_->unit_.text.data() + entry.begin, entry.end - entry.begin};
}
inline SymbolId Node::symbol() const {
  return tree_->entries_[index_].symbol;
}
inline bool Node::named() const {
  return tree_->entries_[index_].named;
}
inline bool Node::is_error() const {
  return tree_->entries_[index_].error;
}
inline bool Node::has_error() const {
  return tree_->entries_[index_].has_error;
}
inline std::uint32_t Node::begin_byte() const {
  return tree_->entries_[index_].begin;
}
inline std::uint32_t Node::end_byte() const {
  return tree_->entries_[index_].end;
}
inline Children Node::named_children() const {
  return {*this, true};
}
inline Children Node::children() const {
  return {*this, false};
}
inline const void* Node::id() const {
  return null() ? nullptr : &tree_->entries_[index_];
}

inline Children::Iterator::Iterator(const Children& children, std::uint32_t at)
    : tree_(children.parent_.tree_), at_(at), named_(children.named_) {
  if (tree_ != nullptr) behind_ = tree_->entries_[children.parent_.index_].behind;
  SkipOthers();
}
// Comments, and what has no name where only named ones are wanted.
inline void Children::Iterator::SkipOthers() {
  while (at_ < behind_) {
    const Tree::Entry& entry = tree_->entries_[at_];
    if (!entry.comment && (entry.named || !named_)) return;
    at_ = entry.behind;
  }
}
inline Children::Iterator& Children::Iterator::operator++() {
  at_ = tree_->entries_[at_].behind;
  SkipOthers();
  return *this;
}
inline Children::Iterator Children::Iterator::operator++(int) {
  const Iterator before = *this;
  ++*this;
  return before;
}
inline Children::Iterator Children::begin() const {
  return {*this, parent_.index_ + 1};
}
inline Children::Iterator Children::end() const {
  return {*this, parent_.null() ? 1 : parent_.tree_->entries_[parent_.index_].behind};
}

}  // namespace smgraph::python
