#include "cli/baseline.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/base/words.h"

namespace smgraph::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::array kFields = {"code", "path", "message", "line"};
constexpr const char* kHint = "'smgraph check PATH… --write-baseline FILE' makes one";

// From the folder of the baseline, so that it does not matter where one stands.
std::string PathFrom(const std::string& baseline, std::string_view path) {
  std::error_code error;
  if (!fs::exists(path, error)) return std::string(path);
  const fs::path folder = fs::absolute(baseline, error).parent_path();
  return fs::proximate(fs::absolute(path, error), folder, error).generic_string();
}

// One blank between words, so that code may be indented otherwise.
std::string Squeezed(std::string_view line) {
  return fmt::format("{}", fmt::join(Words(line), " "));
}

std::vector<std::string> KeyOf(const Diagnostic& finding, const std::string& baseline,
                               const SourceMap& sources) {
  const std::string_view path =
      finding.span.known() ? sources.Path(finding.span.file) : std::string_view();
  return {finding.code, PathFrom(baseline, path), finding.message,
          Squeezed(sources.Line(finding.span))};
}

Error About(const std::string& path, std::string_view what) {
  return {fmt::format("baseline {}: {}", path, what), {}, kHint};
}

}  // namespace

Result<Baseline> Baseline::Read(const std::string& path) {
  std::ifstream file(path);
  if (!file) return About(path, "no such file");
  const Json json = Json::parse(file, nullptr, /*allow_exceptions=*/false);
  const auto findings = json.is_object() ? json.find("findings") : json.end();
  if (!json.is_object() || findings == json.end() || !findings->is_array())
    return About(path, "no baseline: it has no list of findings");
  Baseline baseline(path);
  for (const Json& entry : *findings) {
    std::vector<std::string> key;
    for (const char* field : kFields) {
      if (!entry.is_object() || !entry.contains(field) || !entry[field].is_string())
        return About(path, fmt::format("no baseline: a finding without '{}'", field));
      key.push_back(entry[field].get<std::string>());
    }
    const auto count = entry.find("count");
    baseline.counts_[key] +=
        count != entry.end() && count->is_number_integer() ? count->get<int>() : 1;
  }
  return baseline;
}

std::string Baseline::Written(const std::string& path, const std::vector<Diagnostic>& findings,
                              const SourceMap& sources) {
  Counts counts;
  for (const Diagnostic& finding : findings)
    ++counts[KeyOf(finding, path, sources)];
  Json list = Json::array();
  for (const auto& [key, count] : counts) {
    Json entry = Json::object();
    for (std::size_t i = 0; i < kFields.size(); ++i)
      entry[kFields[i]] = key[i];
    if (count > 1) entry["count"] = count;
    list.push_back(std::move(entry));
  }
  const Json json = {{"findings", std::move(list)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void Baseline::TakeKnown(std::vector<Diagnostic>& findings, std::vector<Suppressed>& known,
                         const SourceMap& sources) const {
  Counts left = counts_;
  std::vector<Diagnostic> unknown;
  for (Diagnostic& finding : findings) {
    const auto entry = left.find(KeyOf(finding, path_, sources));
    if (entry == left.end() || entry->second == 0) {
      unknown.push_back(std::move(finding));
      continue;
    }
    --entry->second;
    known.push_back({std::move(finding), Suppressed::By::kBaseline, ""});
  }
  findings = std::move(unknown);
}

}  // namespace smgraph::cli
