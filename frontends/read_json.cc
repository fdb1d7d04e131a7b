#include <algorithm>
#include <exception>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "frontends/frontend.h"
#include "frontends/kinds.h"
#include "frontends/text_check.h"

namespace smgraph::frontends {
namespace {

using nlohmann::json;

// Deeper than any pipeline; readers may recurse this far.
constexpr int kMaxDepth = 500;

Error About(FileId file, Position at, std::string message, std::string hint = {}) {
  return {std::move(message), SourceSpan{file, 0, at, at}, std::move(hint)};
}

// Where brackets nest deeper than readers go; npos when they do not.
std::size_t TooDeepAt(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\') ++at;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxDepth) return at;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return std::string_view::npos;
}

// nlohmann's message without its id and place: "unexpected end of input; expected ']'".
std::string Complaint(std::string_view what) {
  const std::size_t detail = what.find("syntax error while parsing ");
  if (detail == std::string_view::npos) return "not valid JSON";
  const std::size_t dash = what.find(" - ", detail);
  if (dash == std::string_view::npos) return "not valid JSON";
  std::string_view text = what.substr(dash + 3);
  std::string message;
  const std::size_t last_read = text.find("; last read:");
  const std::size_t expected = text.find("; expected ");
  message = text.substr(0, std::min(last_read, expected));
  if (expected != std::string_view::npos) message += text.substr(expected);
  return "not valid JSON: " + message;
}

// The top level of the text, or where and why it is no JSON.
Result<JsonShape> ReadShape(const LoadedFile& loaded) {
  const std::size_t deep = TooDeepAt(loaded.text);
  if (deep != std::string::npos) {
    return About(loaded.file, PositionOf(loaded.text, deep),
                 fmt::format("JSON is nested more than {} levels deep", kMaxDepth));
  }
  JsonShape shape;
  try {
    const json parsed = json::parse(loaded.text);
    if (!parsed.is_object()) return shape;
    for (const auto& [key, value] : parsed.items())
      shape.keys.emplace(key, value.is_string() ? value.get<std::string>() : std::string());
  } catch (const json::parse_error& error) {
    const std::size_t offset = error.byte == 0 ? 0 : error.byte - 1;
    return About(loaded.file, PositionOf(loaded.text, offset), Complaint(error.what()));
  } catch (const json::exception&) {  // a number that fits no type
    return About(loaded.file, {}, "not valid JSON: a number is out of range");
  }
  return shape;
}

// "a SageMaker pipeline definition ("Version" and "Steps"), … or a ZenML snapshot ("…")".
std::string WhatIsRead() {
  std::string text;
  const std::span<const JsonReader> readers = JsonReaders();
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (i != 0) text += i + 1 == readers.size() ? " or " : ", ";
    text += fmt::format("{} ({})", readers[i].name, readers[i].mark);
  }
  return text;
}

}  // namespace

bool LooksLikeNotebook(std::string_view text) {
  if (text.find("\"nbformat\"") == std::string_view::npos) return false;
  return text.find("\"cells\"") != std::string_view::npos ||
         text.find("\"worksheets\"") != std::string_view::npos;
}

Result<graph::Document> ReadJson(const LoadedFile& loaded, SourceMap& sources) {
  const Result<JsonShape> shape = ReadShape(loaded);
  if (!shape.ok()) return shape.error();
  for (const JsonReader& reader : JsonReaders()) {
    if (reader.recognises(shape.value())) return reader.read(loaded.text, loaded.file, sources);
  }
  return About(loaded.file, {}, "JSON, but no pipeline", "smgraph reads " + WhatIsRead());
}

}  // namespace smgraph::frontends
