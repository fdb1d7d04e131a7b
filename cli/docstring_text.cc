#include "cli/docstring_text.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace smgraph::cli {
namespace {

using frontends::ModuleDocstring;

constexpr std::string_view kTriple = "\"\"\"";

std::string_view ContentOf(std::string_view text, const ModuleDocstring& docstring) {
  return text.substr(docstring.content_begin, docstring.content_end - docstring.content_begin);
}

// Its own quotes when they are triple. Else those that it does not hold: a string in single quotes
// cannot hold them three times, so that one of both is always right.
std::string_view QuotesFor(std::string_view content, const ModuleDocstring& docstring) {
  if (docstring.quotes.size() == 3) return docstring.quotes;
  return content.find(kTriple) == std::string_view::npos ? kTriple : "'''";
}

// A newline that a backslash takes away ends no line.
bool Continued(std::string_view before_newline) {
  const std::size_t last = before_newline.find_last_not_of('\\');
  return (before_newline.size() - (last + 1)) % 2 == 1;
}

// Behind the newline that ends the last line, in front of the indentation of closing quotes on a
// line of their own; nullopt when the last line has text.
std::optional<std::size_t> LastLineEnd(std::string_view content, bool raw) {
  const std::size_t last = content.find_last_not_of(" \t");
  if (last == std::string_view::npos || content[last] != '\n') return std::nullopt;
  std::string_view line = content.substr(0, last);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!raw && Continued(line)) return std::nullopt;
  return last + 1;
}

bool EndsInBlankLine(std::string_view text, std::string_view newline) {
  const std::string two = fmt::format("{0}{0}", newline);
  return text == newline || text.ends_with(two);
}

std::string Joined(const std::vector<std::string>& regions, std::string_view newline) {
  return fmt::format("{}{}", fmt::join(regions, fmt::format("{0}{0}", newline)), newline);
}

// A module without docstring gets one, and an empty line behind it.
Edit NewDocstring(std::string_view text, const ModuleDocstring& docstring,
                  const std::vector<std::string>& regions, std::string_view newline) {
  const bool gap = text.substr(docstring.end).starts_with(newline);
  const char* summary = regions.size() == 1 ? "The pipeline" : "The pipelines";
  return {docstring.begin, docstring.end,
          fmt::format("\"\"\"{} of this module.{}{}{}\"\"\"{}{}", summary, newline, newline,
                      Joined(regions, newline), newline, gap ? "" : newline)};
}

}  // namespace

std::string_view NewlineOf(std::string_view text) {
  const std::size_t first = text.find('\n');
  return first != std::string_view::npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
}

std::string DocstringIndent(std::string_view text, const ModuleDocstring& docstring) {
  const std::string_view content = ContentOf(text, docstring);
  std::optional<std::string_view> least;
  for (std::size_t at = content.find('\n'); at != std::string_view::npos;) {
    const std::size_t begin = at + 1;
    at = content.find('\n', begin);
    const std::string_view line = content.substr(begin, std::min(at, content.size()) - begin);
    const std::size_t blanks = line.find_first_not_of(" \t\r");
    if (blanks == std::string_view::npos) continue;
    if (!least || blanks < least->size()) least = line.substr(0, blanks);
  }
  return std::string(least.value_or(""));
}

std::vector<Edit> InsertRegions(std::string_view text, const ModuleDocstring& docstring,
                                const std::vector<std::string>& regions) {
  const std::string_view newline = NewlineOf(text);
  if (!docstring.present) return {NewDocstring(text, docstring, regions, newline)};
  const std::string_view content = ContentOf(text, docstring);
  const std::string_view quotes = QuotesFor(content, docstring);
  const std::optional<std::size_t> line_end = LastLineEnd(content, docstring.raw());
  std::string added;
  if (!line_end) added += newline;
  if (line_end ? !EndsInBlankLine(content.substr(0, *line_end), newline) : !content.empty())
    added += newline;
  const std::size_t at = docstring.content_begin + line_end.value_or(content.size());
  std::vector<Edit> edits = {{at, at, added + Joined(regions, newline)}};
  if (quotes != docstring.quotes) {
    edits.insert(edits.begin(),
                 {docstring.content_begin - 1, docstring.content_begin, std::string(quotes)});
    edits.push_back({docstring.content_end, docstring.end, std::string(quotes)});
  }
  return edits;
}

}  // namespace smgraph::cli
