#include "frontends/suppressions.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "frontends/marked_comments.h"
#include "graph/base/words.h"

namespace smgraph::frontends {
namespace {

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

}  // namespace

std::vector<Suppression> FindSuppressions(FileId file, SourceMap& sources) {
  std::vector<Suppression> all;
  for (const MarkedComment& comment : FindMarkedComments(file, sources)) {
    if (!OriginIn(comment).empty()) continue;
    all.push_back(Parse(comment.text, comment.line));
    all.back().span = comment.span;
  }
  return all;
}

}  // namespace smgraph::frontends
