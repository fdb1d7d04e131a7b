#include "render/json.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "graph/json.h"
#include "render/change_list.h"
#include "render/diagnostics/json_parts.h"

namespace smgraph::render {
namespace {

using Json = nlohmann::ordered_json;

Json ChangeOf(const graph::Change& change, const SourceMap* sources) {
  return Json::object({{"what", change.name},
                       {"subject", graph::ChangeSubjectName(change.subject)},
                       {"kind", graph::ChangeKindName(change.kind)},
                       {"before", change.before},
                       {"after", change.after},
                       {"beforePlace", PlaceJson<Json>(change.before_span, sources)},
                       {"afterPlace", PlaceJson<Json>(change.after_span, sources)}});
}

Json SummaryOf(const graph::Comparison& comparison) {
  std::array<int, 4> counts{};
  for (const graph::Change& change : comparison.changes) {
    ++counts.at(static_cast<std::size_t>(change.kind));
  }
  return Json::object({{"text", ChangeSummary(comparison)},
                       {"added", counts[0]},
                       {"removed", counts[1]},
                       {"changed", counts[2]},
                       {"renamed", counts[3]}});
}

Json MatchingOf(const graph::Comparison& comparison) {
  Json json = Json::array();
  for (const graph::StepPair& pair : comparison.matching.pairs) {
    json.push_back({{"before", comparison.before[pair.before].id},
                    {"after", comparison.after[pair.after].id},
                    {"why", pair.why}});
  }
  return json;
}

}  // namespace

Result<std::string> JsonFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  graph::Document document;
  document.pipelines.push_back(pipeline);
  document.complete = graph::Info(pipeline).complete;
  const SourceMap none;
  return graph::WriteJson(document, options.sources == nullptr ? none : *options.sources);
}

Result<std::string> JsonFile(const graph::Comparison& comparison, const RenderOptions& options) {
  const graph::PipelineInfo& before = graph::Info(comparison.before);
  const graph::PipelineInfo& after = graph::Info(comparison.after);
  Json json = Json::object({{"before", before.name}, {"after", after.name}});
  json["complete"] = before.complete && after.complete;
  json["changes"] = Json::array();
  for (const graph::Change& change : comparison.changes)
    json["changes"].push_back(ChangeOf(change, options.sources));
  json["matching"] = MatchingOf(comparison);
  json["notes"] = comparison.notes;
  json["summary"] = SummaryOf(comparison);
  // Text that is not UTF-8 becomes U+FFFD: JSON has no other way.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string JoinedJson(const std::vector<JsonPart>& parts) {
  Json json = Json::object();
  for (const JsonPart& part : parts)
    json[std::string(part.key)] = Json::parse(part.text);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace smgraph::render
