#include "cli/edits.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace smgraph::cli {
namespace {

constexpr std::size_t kContext = 3;

// Each with its newline.
std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::size_t length = newline == std::string_view::npos ? text.size() : newline + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

// Whole lines in place of the lines from `first` to `behind`.
struct LineEdit {
  std::size_t first = 0;
  std::size_t behind = 0;
  std::vector<std::string> lines;
};

// The lines that `edits` touch, those of edits in one line together.
std::vector<LineEdit> LineEdits(std::string_view text, const std::vector<Edit>& edits) {
  const std::vector<std::string_view> old = LinesOf(text);
  std::vector<LineEdit> found;
  std::size_t line = 0;
  std::size_t at = 0;  // where `line` begins
  for (std::size_t i = 0; i < edits.size();) {
    while (line + 1 < old.size() && at + old[line].size() <= edits[i].begin)
      at += old[line++].size();
    LineEdit edit{line, line, {}};
    std::size_t end = at;
    std::vector<Edit> inside;
    for (; i < edits.size() && (inside.empty() || edits[i].begin < end); ++i) {
      inside.push_back({edits[i].begin - at, edits[i].end - at, edits[i].text});
      while (edit.behind < old.size() && (end <= edits[i].end || end == at))
        end += old[edit.behind++].size();
    }
    const std::string edited = Edited(text.substr(at, end - at), inside);
    for (const std::string_view changed : LinesOf(edited))
      edit.lines.emplace_back(changed);
    found.push_back(std::move(edit));
  }
  return found;
}

// Without the lines that stay, at either end.
void Narrow(LineEdit& edit, const std::vector<std::string_view>& old) {
  auto& lines = edit.lines;
  while (edit.first < edit.behind && !lines.empty() && old[edit.first] == lines.front()) {
    lines.erase(lines.begin());
    ++edit.first;
  }
  while (edit.first < edit.behind && !lines.empty() && old[edit.behind - 1] == lines.back()) {
    lines.pop_back();
    --edit.behind;
  }
}

// One hunk as it grows.
struct Hunk {
  std::size_t first = 0;   // of the old lines
  std::size_t behind = 0;  // what has been written of them
  std::size_t added = 0;   // lines on the new side
  std::string text;

  void Line(char mark, std::string_view line) {
    text += fmt::format("{}{}", mark, line);
    if (!line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
    if (mark != '-') ++added;
  }
  void Until(std::size_t line, const std::vector<std::string_view>& old) {
    for (; behind < std::min(line, old.size()); ++behind)
      Line(' ', old[behind]);
  }
  std::string Take(std::size_t new_first) const {
    const auto start = [](std::size_t line, std::size_t count) {
      return count == 0 ? line : line + 1;
    };
    return fmt::format("@@ -{},{} +{},{} @@\n{}", start(first, behind - first), behind - first,
                       start(new_first, added), added, text);
  }
};

}  // namespace

std::string Edited(std::string_view text, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out.append(text.substr(at, edit.begin - at)).append(edit.text);
    at = edit.end;
  }
  return out.append(text.substr(at));
}

std::string UnifiedDiff(std::string_view path, std::string_view text,
                        const std::vector<Edit>& edits) {
  const std::vector<std::string_view> old = LinesOf(text);
  std::vector<LineEdit> changes = LineEdits(text, edits);
  for (LineEdit& change : changes)
    Narrow(change, old);
  std::erase_if(changes, [](const LineEdit& change) {
    return change.first == change.behind && change.lines.empty();
  });
  std::string out;
  std::size_t grown = 0;  // new lines minus old ones before the hunk, as both only wrap around
  for (std::size_t i = 0; i < changes.size();) {
    Hunk hunk;
    hunk.first = hunk.behind = changes[i].first - std::min(changes[i].first, kContext);
    for (bool more = true; more; ++i) {
      hunk.Until(changes[i].first, old);
      for (; hunk.behind < changes[i].behind; ++hunk.behind)
        hunk.Line('-', old[hunk.behind]);
      for (const std::string& line : changes[i].lines)
        hunk.Line('+', line);
      more = i + 1 < changes.size() && changes[i + 1].first <= hunk.behind + 2 * kContext;
    }
    hunk.Until(hunk.behind + kContext, old);
    out += hunk.Take(hunk.first + grown);
    grown += hunk.added - (hunk.behind - hunk.first);
  }
  return out.empty() ? out : fmt::format("--- {0}\n+++ {0}\n{1}", path, out);
}

}  // namespace smgraph::cli
