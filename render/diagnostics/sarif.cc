#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "render/diagnostics/report.h"

namespace smgraph::render {
namespace {

using Json = nlohmann::ordered_json;

// A path as the URI reference that SARIF wants.
std::string Uri(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/@";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    uri += letter || kPlain.find(c) != std::string_view::npos ? std::string(1, c)
                                                              : fmt::format("%{:02X}", byte);
  }
  return uri;
}

Json Region(const SourceSpan& span) {
  return {{"startLine", span.begin.line},
          {"startColumn", std::max(span.begin.column, 1U)},
          {"endLine", std::max(span.end.line, span.begin.line)},
          {"endColumn", std::max(span.end.column, 1U)}};
}

Json Location(const SourceSpan& span, const SourceMap& sources) {
  Json location = {
      {"physicalLocation", {{"artifactLocation", {{"uri", Uri(sources.Path(span.file))}}}}}};
  // The lines of a notebook's cell are not those of its file.
  if (span.cell != 0)
    location["logicalLocations"] = Json::array({{{"name", sources.Describe(span)}}});
  else if (span.begin.line != 0)
    location["physicalLocation"]["region"] = Region(span);
  return location;
}

// FNV-1a, which is the same everywhere; std::hash is not.
std::string Hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return fmt::format("{:016x}", hash);
}

void AddPage(const RulePage& page, Json& json) {
  json["fullDescription"] = {{"text", page.explanation}};
  json["help"] = {{"text", fmt::format("{}\n\nBad:\n\n{}\nGood:\n\n{}", page.explanation, page.bad,
                                       page.good)}};
}

/// The rules that a run speaks of, each once, and where they are in its list.
class Rules {
 public:
  explicit Rules(std::span<const Rule* const> catalogue) : catalogue_(catalogue) {}

  std::size_t IndexOf(const Diagnostic& finding) {
    const auto [place, added] = places_.emplace(finding.code, list_.size());
    if (added) list_.push_back(Describe(finding));
    return place->second;
  }
  Json Take() { return std::move(list_); }

 private:
  Json Describe(const Diagnostic& finding) const {
    Json json = {{"id", finding.code}, {"name", finding.slug}};
    const auto found = std::ranges::find(catalogue_, finding.code, &Rule::code);
    if (found == catalogue_.end()) return json;
    const Rule& rule = **found;
    json["shortDescription"] = {{"text", rule.summary}};
    if (!rule.page.empty()) AddPage(rule.page, json);
    json["defaultConfiguration"] = {{"level", SeverityName(rule.severity)}};
    return json;
  }

  std::span<const Rule* const> catalogue_;
  std::map<std::string, std::size_t> places_;
  Json list_ = Json::array();
};

Json ResultOf(const Diagnostic& finding, const SourceMap& sources, Rules& rules,
              std::map<std::string, int>& seen) {
  Json result = {{"ruleId", finding.code}, {"ruleIndex", rules.IndexOf(finding)}};
  result["level"] = SeverityName(finding.severity);
  std::string text = finding.message;
  Json related = Json::array();
  for (const Note& note : finding.notes) {
    if (!note.span.known()) {
      text += "\n" + note.text;
      continue;
    }
    Json place = Location(note.span, sources);
    place["message"] = {{"text", note.text}};
    related.push_back(std::move(place));
  }
  result["message"] = {{"text", text}};
  if (finding.span.known()) result["locations"] = Json::array({Location(finding.span, sources)});
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  const std::string_view path =
      finding.span.known() ? sources.Path(finding.span.file) : std::string_view();
  const std::string key = fmt::format("{}\n{}\n{}\n{}", finding.code, path, finding.message,
                                      sources.Line(finding.span));
  result["partialFingerprints"] = {{"smgraph/v1", fmt::format("{}:{}", Hash(key), ++seen[key])}};
  result["properties"] = {{"confidence", ConfidenceName(finding.confidence)}};
  return result;
}

// Of a result that is not suppressed the list is empty: so SARIF tells it from one of which it is
// not known.
Json Suppressions(const Suppressed* known) {
  Json list = Json::array();
  if (known == nullptr) return list;
  Json suppression = {{"kind", known->by == Suppressed::By::kComment ? "inSource" : "external"}};
  if (!known->reason.empty()) suppression["justification"] = known->reason;
  list.push_back(std::move(suppression));
  return list;
}

}  // namespace

std::string SarifReport(const Report& report) {
  Rules rules(report.catalogue);
  std::map<std::string, int> seen;
  Json results = Json::array();
  const auto add = [&](const Diagnostic& finding, const Suppressed* known) {
    results.push_back(ResultOf(finding, report.sources, rules, seen));
    results.back()["suppressions"] = Suppressions(known);
  };
  for (const Diagnostic& finding : report.findings)
    add(finding, nullptr);
  for (const Suppressed& known : report.suppressed)
    add(known.finding, &known);
  Json run = {{"tool", {{"driver", {{"name", "smgraph"}, {"rules", rules.Take()}}}}}};
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  const Json sarif = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({std::move(run)})}};
  return sarif.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace smgraph::render
