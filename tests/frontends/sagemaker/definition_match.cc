#include "tests/frontends/sagemaker/definition_match.h"

#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "frontends/definition.h"

namespace smgraph::sagemaker {
namespace {

using Json = nlohmann::ordered_json;

/// What a gap may look like in a recording, by its name.
using GapPatterns = std::map<std::string, std::string, std::less<>>;

const GapPatterns& EnvironmentPatterns() {
  constexpr const char* kStamp = R"(\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d-\d{1,3})";
  static const GapPatterns kPatterns = {
      {"default-bucket", R"(sagemaker-[a-z0-9-]+-\d{12})"},
      {"region", "us-east-1"},
      {"account", R"(\d{12})"},
      {"role-arn", R"(arn:aws:iam::\d{12}:role/[\w-]+)"},
      {"image", R"(\d{12}\.dkr\.ecr\.us-east-1\.amazonaws\.com/[\w./:-]+)"},
      {"image-name", R"([\w-]+)"},
      {"code-hash", R"(\{sha256\})"},  // as recordings have it
      {"timestamp", std::string(kStamp) + R"(|\d{14}|\d{10})"},
      {"job-name", R"([\w.-]+-)" + std::string(kStamp)},
      {"function-arn", R"(arn:aws:lambda:us-east-1:\d{12}:function:[\w-]+)"},
      {"sdk", R"(\d+\.\d+(\.\d+)?)"},
      {"module", R"([\w.]+)"},
      {"source-file", R"([\w./-]+\.py)"},
      {"random", R"(\{random\})"},   // as recordings have it
      {"public-key", R"(\{key\})"},  // as recordings have it
      {"date", R"(\d{4}-?\d\d-?\d\d)"},
      {"object", ".+"},
      {"uuid", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"},
      {"id", "[0-9a-f]{8}"},
  };
  return kPatterns;
}

std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// "uuid2" is the second uuid.
std::string_view WithoutNumber(std::string_view name) {
  return name.substr(0, name.find_last_not_of("0123456789") + 1);
}

/// The expression that matches text with gaps; empty when none of its gaps is known.
std::string PatternOf(std::string_view text) {
  std::string pattern;
  bool any = false;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const GapPatterns& patterns = EnvironmentPatterns();
    const auto known = patterns.find(WithoutNumber(text.substr(open + 1, close - open - 1)));
    pattern += Escaped(text.substr(0, open));
    if (known == patterns.end()) {
      pattern += "\\{";
      text.remove_prefix(open + 1);
      continue;
    }
    any = true;
    pattern += "(?:" + known->second + ")";
    text.remove_prefix(close + 1);
  }
  return any ? pattern + Escaped(text) : std::string();
}

/// The text of a value with gaps, or of a name that may have some.
const std::string* GapsIn(const Json& value) {
  if (value.is_string()) return value.get_ptr<const std::string*>();
  const auto marked = value.is_object() ? value.find("Smgraph:Unknown") : value.end();
  return value.is_object() && marked != value.end() ? marked->get_ptr<const std::string*>()
                                                    : nullptr;
}

/// The recorded value, ours wherever it differs only in what comes from the environment.
Json Normalised(const Json& ours, const Json& recorded) {
  const std::string* text = recorded.get_ptr<const std::string*>();
  if (const std::string* gaps = GapsIn(ours); gaps != nullptr && text != nullptr) {
    if (*gaps == "./" + *text) return ours;  // a path below the case's folder
    const std::string pattern = PatternOf(*gaps);
    const bool same = !pattern.empty() && std::regex_match(*text, std::regex(pattern));
    return same ? ours : recorded;
  }
  Json result = recorded;
  if (ours.is_object() && recorded.is_object()) {
    for (auto& [key, value] : result.items()) {
      if (ours.contains(key)) value = Normalised(ours[key], value);
    }
  } else if (ours.is_array() && recorded.is_array()) {
    for (std::size_t i = 0; i < std::min(ours.size(), result.size()); ++i)
      result[i] = Normalised(ours[i], result[i]);
  }
  return result;
}

void Report(const Json& ours, const Json& recorded, const std::string& place) {
  if (ours.dump() == recorded.dump()) return;
  if (ours.is_object() && recorded.is_object() && ours.size() == recorded.size()) {
    bool same_keys = true;
    for (auto a = ours.begin(), b = recorded.begin(); a != ours.end(); ++a, ++b)
      same_keys = same_keys && a.key() == b.key();
    if (same_keys) {
      for (const auto& [key, value] : ours.items())
        Report(value, recorded[key], place + "." + key);
      return;
    }
  }
  if (ours.is_array() && recorded.is_array() && ours.size() == recorded.size()) {
    for (std::size_t i = 0; i < ours.size(); ++i)
      Report(ours[i], recorded[i], place + "[" + std::to_string(i) + "]");
    return;
  }
  ADD_FAILURE() << place << "\n  compiled: " << ours.dump() << "\n  recorded: " << recorded.dump();
}

}  // namespace

bool SameDefinition(const graph::Value& definition, const Json& recorded, bool report) {
  const Json ours = Json::parse(frontends::DefinitionText(definition, 0));
  const Json normalised = Normalised(ours, recorded);
  if (ours.dump() == normalised.dump()) return true;
  if (report) Report(ours, normalised, "");
  return false;
}

}  // namespace smgraph::sagemaker
