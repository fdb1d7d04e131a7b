#include "frontends/marked_comments.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "frontends/kinds.h"
#include "frontends/python/notebook.h"
#include "frontends/python/syntax.h"
#include "graph/base/words.h"

namespace smgraph::frontends {
namespace {

using python::Node;
using python::SourceUnit;
using python::Tree;

constexpr std::string_view kMark = "smgraph:";
// What follows "# smgraph:" in a comment, which may have other tools' marks in front.
std::optional<std::string_view> AfterMark(std::string_view comment) {
  const std::size_t at = comment.find(kMark);
  if (at == std::string_view::npos) return std::nullopt;
  if (!Trimmed(comment.substr(0, at)).ends_with('#')) return std::nullopt;
  return Trimmed(comment.substr(at + kMark.size()));
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

void AddFrom(SourceUnit unit, std::vector<MarkedComment>& all) {
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
    all.push_back({std::string(*text), node.span(), line});
    return true;
  });
}

}  // namespace

std::vector<MarkedComment> FindMarkedComments(FileId file, SourceMap& sources) {
  std::vector<MarkedComment> all;
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

std::string OriginIn(const MarkedComment& comment) {
  constexpr std::string_view kWord = "from ";
  const std::string_view text = comment.text;
  return text.starts_with(kWord) ? std::string(Trimmed(text.substr(kWord.size()))) : std::string();
}

}  // namespace smgraph::frontends
