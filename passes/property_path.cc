#include "passes/property_path.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

namespace smgraph::passes {
namespace {

bool IsNumber(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The part that `text` begins with, which is a bracket; `text` moves on behind it.
std::optional<PathPart> TakeBracket(std::string_view& text) {
  text.remove_prefix(1);
  const char quote = text.empty() ? '\0' : text.front();
  if (quote == '\'' || quote == '"') {
    // Quotes within are not escaped, so the end is a quote with its bracket.
    const std::array<char, 2> closing = {quote, ']'};
    const std::size_t end = text.find(std::string_view(closing.data(), closing.size()), 1);
    if (end == std::string_view::npos) return std::nullopt;
    const PathPart part{PathSegment::Kind::kKey, text.substr(1, end - 1)};
    text.remove_prefix(end + 2);
    return part;
  }
  const std::size_t end = text.find(']');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view inner = text.substr(0, end);
  text.remove_prefix(end + 1);
  const PathSegment::Kind kind =
      IsNumber(inner) ? PathSegment::Kind::kIndex : PathSegment::Kind::kKey;
  return PathPart{kind, inner};
}

}  // namespace

bool ParsePathParts(std::string_view text, std::vector<PathPart>& parts) {
  parts.clear();
  while (!text.empty()) {
    if (text.front() == '[') {
      const std::optional<PathPart> part = TakeBracket(text);
      if (!part) return false;
      parts.push_back(*part);
      continue;
    }
    if (text.front() == '.' && !parts.empty()) text.remove_prefix(1);
    const std::string_view name = text.substr(0, text.find_first_of(".["));
    if (name.empty()) return false;
    parts.push_back({PathSegment::Kind::kName, name});
    text.remove_prefix(name.size());
  }
  return true;
}

std::optional<PropertyPath> ParsePropertyPath(std::string_view text) {
  std::vector<PathPart> parts;
  if (!ParsePathParts(text, parts)) return std::nullopt;
  PropertyPath path;
  path.reserve(parts.size());
  for (const PathPart& part : parts)
    path.push_back({part.kind, std::string(part.text)});
  return path;
}

bool StartsWith(const PropertyPath& path, const PropertyPath& prefix) {
  return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

std::string SubscriptText(const PropertyPath& path) {
  std::string text;
  for (const PathSegment& segment : path) {
    const char* const quote = segment.kind == PathSegment::Kind::kIndex ? "" : "'";
    text += fmt::format("[{0}{1}{0}]", quote, segment.text);
  }
  return text;
}

std::string_view PathWithin(std::string_view expression, std::string_view step) {
  const std::string prefix = fmt::format("Steps.{}", step);
  if (expression.starts_with(prefix)) {
    std::string_view rest = expression.substr(prefix.size());
    if (rest.empty()) return rest;
    if (rest.front() == '.') return rest.substr(1);
  }
  constexpr std::string_view kProperties = ".properties.";
  const std::size_t found = expression.rfind(kProperties);
  return found == std::string_view::npos ? expression
                                         : expression.substr(found + kProperties.size());
}

}  // namespace smgraph::passes
