#include "frontends/python/syntax_errors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "graph/base/words.h"

namespace smgraph::python {
namespace {

constexpr std::array<std::string_view, 3> kConflictMarkers = {"<<<<<<< ", "=======", ">>>>>>> "};
// Statements whose first line ends in a colon.
constexpr std::array<std::string_view, 11> kCompound = {
    "def", "class", "if", "elif", "else", "for", "while", "try", "except", "finally", "with"};

// The line of `text` that the byte is in, and where that line begins.
std::pair<std::string_view, std::size_t> LineAt(std::string_view text, std::size_t byte) {
  const std::size_t before = byte == 0 ? std::string_view::npos : text.rfind('\n', byte - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return {text.substr(begin, end - begin), begin};
}

// Without a comment behind it; a '#' in a string only makes the caller less sure.
std::string_view WithoutComment(std::string_view line) {
  return Trimmed(line.substr(0, line.find('#')));
}

// Places of a tree by bytes of its text.
class Places {
 public:
  explicit Places(const Tree& tree) : tree_(tree) {}

  SourceSpan Span(std::size_t begin, std::size_t end) const {
    return tree_.SpanOf(PointAt(begin), PointAt(end));
  }

 private:
  Tree::Point PointAt(std::size_t byte) const {
    const std::string_view text = tree_.unit().text;
    byte = std::min(byte, text.size());
    const std::string_view before = text.substr(0, byte);
    const auto row = std::count(before.begin(), before.end(), '\n');
    return {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(byte)};
  }
  const Tree& tree_;
};

std::optional<SyntaxError> ConflictMarker(const Places& places, std::string_view text,
                                          std::size_t byte) {
  const auto [line, begin] = LineAt(text, byte);
  const std::string_view row = line;
  const bool marker = std::any_of(kConflictMarkers.begin(), kConflictMarkers.end(),
                                  [row](std::string_view mark) { return row.starts_with(mark); });
  if (!marker) return std::nullopt;
  return SyntaxError{places.Span(begin, begin + line.size()),
                     "a merge conflict that is not resolved"};
}

bool BeginsCompound(std::string_view line) {
  if (line.starts_with("async ")) line = Trimmed(line.substr(6));
  return std::any_of(kCompound.begin(), kCompound.end(), [line](std::string_view keyword) {
    if (!line.starts_with(keyword)) return false;
    const std::string_view rest = line.substr(keyword.size());
    if (rest.empty() || rest.front() == '(') return true;
    return rest.front() == ' ' && !Trimmed(rest).starts_with("=");
  });
}

std::optional<SyntaxError> MissingColon(const Places& places, std::string_view text,
                                        std::size_t byte) {
  const auto [line, begin] = LineAt(text, byte);
  const std::string_view code = WithoutComment(line);
  if (code.empty() || !BeginsCompound(code) || code.find(':') != std::string_view::npos)
    return std::nullopt;
  const std::size_t end = begin + static_cast<std::size_t>(code.data() - line.data()) + code.size();
  if (FindTokenFault(code).message.empty())
    return SyntaxError{places.Span(end, end), "':' is missing at the end of the line"};
  return std::nullopt;
}

// What to say of a node that the grammar could not fit in.
SyntaxError Explain(const Places& places, std::string_view text, Node node) {
  const std::size_t byte = node.begin_byte();
  if (auto conflict = ConflictMarker(places, text, byte)) return *conflict;
  if (auto colon = MissingColon(places, text, byte)) return *colon;
  std::string_view excerpt = node.text();
  excerpt = Trimmed(excerpt.substr(0, std::min<std::size_t>(excerpt.find('\n'), 40)));
  if (excerpt.empty()) return {node.span(), "something is missing here"};
  return {node.span(), fmt::format("not Python: {}", excerpt)};
}

// `List[str] or None` as an annotation: an expression like any other, which the grammar takes for a
// type that ends at the bracket.
bool GoesOnBehindType(Node before, Node error) {
  static const SymbolId kType = SymbolOf("type");
  constexpr std::array<std::string_view, 6> kOperators = {"or ", "and ", "if ",
                                                          "in ", "not ", "is "};
  return !before.null() && before.is(kType) && before.text().ends_with(']') &&
         std::any_of(kOperators.begin(), kOperators.end(),
                     [&](std::string_view word) { return error.text().starts_with(word); });
}

// The outermost ERROR and MISSING nodes in the order of the text.
std::vector<Node> ErrorNodes(const Tree& tree, std::size_t limit) {
  std::vector<Node> found;
  std::vector<Node> open = {tree.root()};
  while (!open.empty() && found.size() < limit) {
    const Node node = open.back();
    open.pop_back();
    if (node.is_error()) {
      found.push_back(node);
      continue;
    }
    const std::vector<Node> children = node.children();
    for (std::size_t i = children.size(); i-- > 0;) {
      const Node child = children[i];
      const bool wrong = child.has_error() || child.is_error();
      if (wrong &&
          !(child.is_error() && GoesOnBehindType(i == 0 ? Node() : children[i - 1], child)))
        open.push_back(child);
    }
  }
  return found;
}

std::vector<SyntaxError> GrammarErrors(const Tree& tree, std::size_t limit) {
  const std::string_view text = tree.unit().text;
  const Places places(tree);
  std::vector<SyntaxError> errors;
  for (const Node node : ErrorNodes(tree, limit))
    errors.push_back(Explain(places, text, node));
  // An open bracket or string explains whatever the grammar made of the lines behind it.
  const TokenFault fault = FindTokenFault(text);
  if (fault.message.empty()) return errors;
  const SyntaxError open{places.Span(fault.begin, fault.end), fault.message};
  const bool first = errors.empty() || errors.front().message.starts_with("not Python") ||
                     errors.front().message.starts_with("something") ||
                     open.span.begin < errors.front().span.begin;
  if (first) return {open};
  return errors;
}

// What holds blocks; nothing else needs a look inside.
std::vector<bool> HoldersOfBlocks() {
  std::vector<bool> holders(SymbolCount(), false);
  for (const std::string_view name :
       {"block", "if_statement", "elif_clause", "else_clause", "for_statement", "while_statement",
        "try_statement", "except_clause", "except_group_clause", "finally_clause", "with_statement",
        "function_definition", "class_definition", "decorated_definition", "match_statement",
        "case_clause", "module"})
    holders[SymbolOf(name)] = true;
  return holders;
}

struct Symbols {
  SymbolId block = SymbolOf("block");
  SymbolId print = SymbolOf("print_statement");
  SymbolId exec = SymbolOf("exec_statement");
  SymbolId nonlocal = SymbolOf("nonlocal_statement");
  SymbolId function = SymbolOf("function_definition");
  SymbolId cls = SymbolOf("class_definition");
  std::vector<bool> holds = HoldersOfBlocks();  // by symbol
};

// The blanks in front of a statement that is the first of its line; nullopt for others.
std::optional<std::string_view> Indentation(std::string_view text, Node statement) {
  const std::size_t end = statement.begin_byte();
  std::size_t begin = end;
  while (begin > 0 &&
         (text[begin - 1] == ' ' || text[begin - 1] == '\t' || text[begin - 1] == '\f'))
    --begin;
  if (begin > 0 && text[begin - 1] != '\n') return std::nullopt;
  return text.substr(begin, end - begin);
}

// Is the statement of the module itself?
bool IsOutside(Node statement, const Symbols& symbols) {
  Node around = statement.parent();
  while (around && !around.is(symbols.function) && !around.is(symbols.cls))
    around = around.parent();
  return around.null();
}

// Indentation, statements of Python 2 and in the wrong place: what the grammar lets through.
class StatementCheck {
 public:
  StatementCheck(const Tree& tree, std::size_t limit)
      : text_(tree.unit().text), limit_(limit), notebook_(!tree.unit().rows.empty()) {}

  std::vector<SyntaxError> Run(Node root) {
    // A cell of a notebook may be indented as a whole.
    CheckList(root, notebook_ ? std::nullopt : std::optional<std::string_view>(""));
    root.ForEachBelow([this](Node node) { return errors_.size() < limit_ && Visit(node); });
    return std::move(errors_);
  }

 private:
  // Whether there may be more below the node.
  bool Visit(Node node) {
    static const Symbols kSymbols;
    const SymbolId symbol = node.symbol();
    if (symbol == kSymbols.block) CheckBlock(node);
    if (symbol == kSymbols.print)
      errors_.push_back({node.span(), "print is a function in Python 3: print(...)"});
    if (symbol == kSymbols.exec)
      errors_.push_back({node.span(), "exec is a function in Python 3: exec(...)"});
    if (symbol == kSymbols.nonlocal && IsOutside(node, kSymbols))
      errors_.push_back({node.span(), "nonlocal declaration not allowed at module level"});
    return kSymbols.holds[symbol];
  }

  void CheckBlock(Node block) {
    if (block.named_children().empty()) {
      const Node holder = block.parent();
      errors_.push_back({holder.span(), "an indented block is missing here"});
      return;
    }
    CheckList(block, std::nullopt);
  }

  // All statements of a list begin at the same column, `expected` where that is known.
  void CheckList(Node list, std::optional<std::string_view> expected) {
    for (const Node statement : list.named_children()) {
      const std::optional<std::string_view> blanks = Indentation(text_, statement);
      if (!blanks) continue;
      if (!expected) expected = blanks;
      if (*blanks == *expected) continue;
      SourceSpan span = statement.span();
      span.end = span.begin;
      errors_.push_back({span, blanks->size() > expected->size()
                                   ? "this line is indented more than the lines it belongs to"
                                   : "this indentation fits none of the lines above"});
      return;
    }
  }

  std::string_view text_;
  std::size_t limit_;
  bool notebook_;
  std::vector<SyntaxError> errors_;
};

}  // namespace

std::vector<SyntaxError> FindSyntaxErrors(const Tree& tree, std::size_t limit) {
  std::vector<SyntaxError> errors = tree.root().has_error()
                                        ? GrammarErrors(tree, limit)
                                        : StatementCheck(tree, limit).Run(tree.root());
  std::stable_sort(errors.begin(), errors.end(), [](const SyntaxError& a, const SyntaxError& b) {
    return a.span.begin < b.span.begin;
  });
  if (errors.size() > limit) errors.resize(limit);
  return errors;
}

}  // namespace smgraph::python
