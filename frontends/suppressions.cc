#include "frontends/suppressions.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "frontends/kinds.h"
#include "frontends/python/notebook.h"
#include "frontends/python/syntax.h"

namespace smgraph::frontends {
namespace {

using python::Node;
using python::SourceUnit;
using python::Tree;

constexpr std::string_view kMark = "smgraph:";
constexpr std::string_view kBlanks = " \t\r\n\f";

std::string_view Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// What follows "# smgraph:" in a comment, which may have other tools' marks in front.
std::optional<std::string_view> AfterMark(std::string_view comment) {
  const std::size_t at = comment.find(kMark);
  if (at == std::string_view::npos) return std::nullopt;
  if (!Trimmed(comment.substr(0, at)).ends_with('#')) return std::nullopt;
  return Trimmed(comment.substr(at + kMark.size()));
}

std::vector<std::string> Names(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string_view name = Trimmed(list.substr(0, end));
    if (!name.empty()) names.emplace_back(name);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

// "ignore[A, B] reason"; `line` is what it speaks of unless it is about the file.
Suppression Parse(std::string_view text, std::uint32_t line) {
  Suppression parsed;
  const std::size_t open = text.find('[');
  const std::size_t close = text.find(']', open == std::string_view::npos ? text.size() : open);
  const std::string_view word = Trimmed(text.substr(0, std::min(open, text.size())));
  if (word != "ignore" && word != "ignore-file" && !word.starts_with("ignore ")) {
    parsed.fault = "expected ignore[CODE] or ignore-file[CODE]";
    return parsed;
  }
  if (close == std::string_view::npos || word.find(' ') != std::string_view::npos) {
    parsed.fault = "which findings are meant must be said: ignore[CODE]";
    return parsed;
  }
  parsed.rules = Names(text.substr(open + 1, close - open - 1));
  if (parsed.rules.empty()) parsed.fault = "which findings are meant must be said: ignore[CODE]";
  parsed.reason = Trimmed(text.substr(close + 1));
  parsed.line = word == "ignore-file" ? 0 : line;
  return parsed;
}

bool OnItsOwnLine(std::string_view text, std::uint32_t begin) {
  const std::size_t line = text.substr(0, begin).rfind('\n');
  const std::size_t from = line == std::string_view::npos ? 0 : line + 1;
  return Trimmed(text.substr(from, begin - from)).empty();
}

// How many lines behind the comment that ends at `end` the next one with code is.
std::uint32_t LinesToCode(std::string_view text, std::uint32_t end) {
  std::uint32_t lines = 1;
  std::string_view rest = text.substr(std::min(text.find('\n', end), text.size()));
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = Trimmed(rest.substr(0, line_end));
    if (!line.empty() && !line.starts_with('#')) return lines;
    rest.remove_prefix(line_end);
    ++lines;
  }
  return 0;
}

void AddFrom(SourceUnit unit, std::vector<Suppression>& all) {
  if (unit.text.find(kMark) == std::string::npos) return;
  static const python::SymbolId kComment = python::SymbolOf("comment");
  const Tree tree(std::move(unit));
  tree.root().ForEachBelow([&](const Node& node) {
    if (!node.is(kComment)) return true;
    const std::optional<std::string_view> text = AfterMark(node.text());
    if (!text) return true;
    std::uint32_t line = node.span().begin.line;
    if (OnItsOwnLine(tree.unit().text, node.begin_byte()))
      line += LinesToCode(tree.unit().text, node.end_byte());
    Suppression parsed = Parse(*text, line);
    parsed.span = node.span();
    all.push_back(std::move(parsed));
    return true;
  });
}

}  // namespace

std::vector<Suppression> FindSuppressions(FileId file, SourceMap& sources) {
  std::vector<Suppression> all;
  const std::string text(sources.Text(file));
  if (text.find(kMark) == std::string::npos) return all;
  if (LooksLikeNotebook(text)) {
    Result<python::Notebook> notebook = python::ReadNotebook(text, file, sources);
    if (!notebook.ok()) return all;
    for (SourceUnit& cell : notebook.value().cells)
      AddFrom(std::move(cell), all);
  } else if (!text.starts_with("{")) {
    AddFrom({.file = file, .text = text, .rows = {}}, all);
  }
  return all;
}

}  // namespace smgraph::frontends
