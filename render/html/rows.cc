#include "render/html/rows.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "render/escape.h"
#include "render/text/graphemes.h"

namespace smgraph::render::html {
namespace {

constexpr int kMostCodeLines = 60;
constexpr std::size_t kLongestCodeLine = 400;
constexpr std::size_t kLongValue = 20;

void Flatten(const std::string& prefix, const graph::Map& map, Rows& rows) {
  for (const auto& [key, value] : map.items) {
    const std::string name = prefix.empty() ? key : prefix + "." + key;
    const auto* inner = value.As<graph::Map>();
    if (inner != nullptr && !inner->items.empty()) {
      Flatten(name, *inner, rows);
    } else {
      rows.emplace_back(name, graph::Describe(value));
    }
  }
}

const std::string* FindRow(const Rows& rows, const std::string& name) {
  const auto found = std::ranges::find(rows, name, &Row::first);
  return found == rows.end() ? nullptr : &found->second;
}

// The names of both sides: those of the after, and behind each the ones that only the before has.
std::vector<std::string> NamesOf(const Rows& before, const Rows& after) {
  std::vector<std::string> names;
  for (const Row& row : after)
    names.push_back(row.first);
  for (const Row& row : before) {
    if (FindRow(after, row.first) == nullptr) names.push_back(row.first);
  }
  return names;
}

// Code keeps its blanks; what cannot be seen is shown as elsewhere.
std::string EscapedCode(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const std::size_t length = text::FirstCodePoint(line).length;
    const std::string_view one = line.substr(0, length);
    if (one == "\t") {
      out += "    ";
    } else if (one == " ") {
      out += ' ';
    } else if (one != "\r") {
      out += EscapedXml(one);
    }
    line.remove_prefix(length);
  }
  return out;
}

std::string Changed(const std::string* value, const char* tag) {
  return value == nullptr ? "" : fmt::format("<{0}>{1}</{0}>", tag, EscapedXml(*value));
}

// Side by side, but long values one below the other.
std::string BothCells(const std::string* before, const std::string* after) {
  const auto is_long = [](const std::string* value) {
    return value != nullptr && value->size() > kLongValue;
  };
  const std::string removed = Changed(before, "del");
  const std::string added = Changed(after, "ins");
  if (is_long(before) || is_long(after)) {
    return fmt::format("<td colspan=\"2\" class=\"stacked\">{}{}</td>", removed, added);
  }
  return fmt::format("<td>{}</td><td>{}</td>", removed, added);
}

std::string Heading(std::string_view heading) {
  return heading.empty() ? "" : fmt::format("<h3>{}</h3>\n", heading);
}

}  // namespace

std::string Breakable(std::string_view text) {
  constexpr std::string_view kSeparators = "._-/:";
  std::string out;
  bool entity = false;
  char last = '\0';
  for (const char c : EscapedXml(text)) {
    const bool camel = last >= 'a' && last <= 'z' && c >= 'A' && c <= 'Z';
    const bool separated = kSeparators.find(last) != std::string_view::npos && last != c;
    if (last != '\0' && !entity && (camel || separated)) out += "<wbr>";
    entity = (entity && last != ';') || c == '&';
    out += c;
    last = c;
  }
  return out;
}

Rows RowsOf(const graph::Map& map) {
  Rows rows;
  Flatten("", map, rows);
  return rows;
}

std::string Table(std::string_view heading, const Rows& rows) {
  if (rows.empty()) return {};
  std::string out = Heading(heading) + "<table>\n";
  for (const auto& [name, value] : rows) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", Breakable(name),
                       EscapedXml(value));
  }
  return out + "</table>\n";
}

std::string Table(std::string_view heading, const Rows& before, const Rows& after) {
  if (before == after) return Table(heading, after);
  std::string out = Heading(heading) +
                    "<table>\n<thead><tr><td></td><th scope=\"col\">before</th>"
                    "<th scope=\"col\">after</th></tr></thead>\n";
  for (const std::string& name : NamesOf(before, after)) {
    const std::string* old_value = FindRow(before, name);
    const std::string* new_value = FindRow(after, name);
    const std::string th = fmt::format("<th scope=\"row\">{}</th>", Breakable(name));
    if (old_value != nullptr && new_value != nullptr && *old_value == *new_value) {
      out += fmt::format("<tr>{}<td colspan=\"2\">{}</td></tr>\n", th, EscapedXml(*new_value));
      continue;
    }
    const char* state = old_value == nullptr   ? "added"
                        : new_value == nullptr ? "removed"
                                               : "changed";
    out += fmt::format("<tr class=\"{}\">{}{}</tr>\n", state, th, BothCells(old_value, new_value));
  }
  return out + "</table>\n";
}

std::string CodeBlock(std::string_view code, unsigned first_line) {
  std::string out = "<pre tabindex=\"0\"><code>";
  unsigned number = first_line;
  int lines = 0;
  while (!code.empty()) {
    if (lines++ == kMostCodeLines) {
      out += "…\n";
      break;
    }
    const std::size_t end = std::min(code.find('\n'), code.size());
    out += fmt::format("<span class=\"number\">{}</span>{}\n", number++,
                       EscapedCode(code.substr(0, std::min(end, kLongestCodeLine))));
    code.remove_prefix(std::min(end + 1, code.size()));
  }
  return out + "</code></pre>\n";
}

std::string TextBlock(std::string_view text) {
  std::string out = "<pre tabindex=\"0\">";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += EscapedCode(text.substr(0, end)) + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + "</pre>";
}

}  // namespace smgraph::render::html
