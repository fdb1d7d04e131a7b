#include "render/json.h"

#include <array>
#include <utility>
#include <variant>

#include <boost/range/iterator_range.hpp>
#include <nlohmann/json.hpp>

#include "render/change_list.h"
#include "render/condition_text.h"
#include "render/diagnostics/json_parts.h"
#include "render/unknowns.h"

namespace smgraph::render {
namespace {

using Json = nlohmann::ordered_json;
using graph::Map;
using graph::Value;

std::string Dumped(const Json& json) {
  // Text that is not UTF-8 becomes U+FFFD: JSON has no other way.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

class Converter {
 public:
  explicit Converter(const SourceMap* sources) : sources_(sources) {}

  Json Place(const SourceSpan& span) const { return PlaceJson<Json>(span, sources_); }

  Json Convert(const Value& value) const {
    return std::visit([this](const auto& data) -> Json { return this->Of(data); }, value.data);
  }

  Json Convert(const Map& map) const {
    Json json = Json::object();
    for (const auto& [key, value] : map.items)
      json[key] = Convert(value);
    return json;
  }

  Json Convert(const graph::Port& port) const {
    Json json = Json::object({{"name", port.name}, {"path", port.path}, {"type", port.type}});
    json["value"] = Convert(port.value);
    return json;
  }

  template <typename T>
  Json Array(const std::vector<T>& items) const {
    Json json = Json::array();
    for (const T& item : items)
      json.push_back(Convert(item));
    return json;
  }

  Json Convert(const graph::Parameter& parameter) const {
    Json json = Json::object({{"name", parameter.name}, {"type", parameter.type}});
    json["required"] = !parameter.default_value.has_value();
    json["default"] = parameter.default_value ? Convert(*parameter.default_value) : Json();
    json["allowed"] = Array(parameter.allowed);
    json["span"] = Place(parameter.span);
    return json;
  }

  Json Convert(const graph::Schedule& schedule) const {
    return Json::object({{"name", schedule.name},
                         {"form", schedule.form},
                         {"expression", Convert(schedule.expression)},
                         {"settings", Convert(schedule.settings)},
                         {"span", Place(schedule.span)}});
  }

  Json Convert(const graph::Step& step) const {
    Json json = Json::object(
        {{"id", step.id}, {"type", step.type}, {"kind", graph::StepKindName(step.kind)}});
    json["guard"] = step.guard.always()
                        ? Json()
                        : Json::object({{"text", graph::Describe(step.guard)},
                                        {"dependsOnHost", graph::DependsOnHost(step.guard)}});
    json["multiplicity"] = Json();
    if (step.multiplicity) {
      json["multiplicity"] = {{"text", MultiplicityText(step)},
                              {"over", Array(step.multiplicity->over)}};
    }
    json["inputs"] = Array(step.inputs);
    json["outputs"] = Array(step.outputs);
    json["arguments"] = Convert(step.arguments);
    json["settings"] = Convert(step.settings);
    if (!step.origins.empty()) json["origins"] = step.origins;
    json["span"] = Place(step.span);
    return json;
  }

  Json Convert(const FoundUnknown& found) const {
    return Json::object({{"where", found.where},
                         {"reason", found.unknown.reason},
                         {"label", found.unknown.label},
                         {"place", Place(found.unknown.span)}});
  }

  Json Convert(const Diagnostic& diagnostic) const {
    return DiagnosticJson<Json>(diagnostic, sources_);
  }

  Json Edges(const graph::Pipeline& pipeline) const {
    Json json = Json::array();
    for (const auto id : boost::make_iterator_range(edges(pipeline))) {
      const graph::Edge& edge = pipeline[id];
      json.push_back({{"from", pipeline[source(id, pipeline)].id},
                      {"to", pipeline[target(id, pipeline)].id},
                      {"kind", graph::EdgeKindName(edge.kind)},
                      {"output", edge.output},
                      {"input", edge.input},
                      {"arm", edge.arm},
                      {"expression", edge.expression},
                      {"implied", edge.implied},
                      {"span", Place(edge.span)}});
    }
    return json;
  }

  Json Convert(const graph::Pipeline& pipeline) const {
    const graph::PipelineInfo& info = graph::Info(pipeline);
    Json json = Json::object({{"name", info.name},
                              {"dialect", graph::DialectName(info.dialect)},
                              {"entry", info.entry},
                              {"description", info.description},
                              {"complete", info.complete},
                              {"dynamic", info.dynamic}});
    json["parameters"] = Array(info.parameters);
    json["schedules"] = Array(info.schedules);
    json["settings"] = Convert(info.settings);
    json["steps"] = Json::array();
    for (graph::StepId step = 0; step < num_vertices(pipeline); ++step) {
      json["steps"].push_back(Convert(pipeline[step]));
    }
    json["edges"] = Edges(pipeline);
    json["unknowns"] = Array(FindUnknowns(pipeline));
    json["diagnostics"] = Array(info.diagnostics);
    json["span"] = Place(info.span);
    return json;
  }

  Json Convert(const graph::Change& change) const {
    return Json::object({{"what", change.name},
                         {"subject", graph::ChangeSubjectName(change.subject)},
                         {"kind", graph::ChangeKindName(change.kind)},
                         {"before", change.before},
                         {"after", change.after},
                         {"beforePlace", Place(change.before_span)},
                         {"afterPlace", Place(change.after_span)}});
  }

 private:
  static Json Of(graph::Null) { return {}; }
  static Json Of(bool value) { return value; }
  static Json Of(std::int64_t value) { return value; }
  static Json Of(double value) { return value; }
  static Json Of(const std::string& value) { return value; }
  Json Of(const graph::List& list) const { return Array(list.items); }
  Json Of(const Map& map) const { return Convert(map); }
  static Json Of(const graph::StepReference& value) {
    return Json::object({{"reference", {{"step", value.step}, {"path", value.path}}}});
  }
  static Json Of(const graph::ParameterReference& value) {
    return Json::object({{"parameter", value.name}});
  }
  static Json Of(const graph::ExecutionVariable& value) {
    return Json::object({{"execution", value.name}});
  }
  Json Of(const graph::Join& value) const {
    return Json::object(
        {{"join", {{"separator", value.separator}, {"values", Array(value.values)}}}});
  }
  Json Of(const graph::JsonGet& value) const {
    return Json::object({{"jsonGet",
                          {{"step", value.step},
                           {"propertyFile", value.property_file},
                           {"path", value.path},
                           {"uri", Array(value.uri)}}}});
  }
  static Json Of(const graph::FunctionResult& value) {
    return Json::object({{"result", {{"step", value.step}, {"path", value.path}}}});
  }
  Json Of(const graph::Unknown& value) const {
    return Json::object(
        {{"unknown",
          {{"reason", value.reason}, {"label", value.label}, {"place", Place(value.span)}}}});
  }

  const SourceMap* sources_;
};

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

std::string ShowJson(const graph::Document& document, const SourceMap* sources) {
  const Converter converter(sources);
  bool complete = document.complete;
  for (const graph::Pipeline& pipeline : document.pipelines) {
    complete = complete && graph::Info(pipeline).complete;
  }
  Json json = Json::object({{"complete", complete}});
  json["pipelines"] = converter.Array(document.pipelines);
  json["diagnostics"] = converter.Array(document.diagnostics);
  return Dumped(json);
}

Result<std::string> JsonFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  graph::Document document;
  document.pipelines.push_back(pipeline);
  return ShowJson(document, options.sources);
}

Result<std::string> JsonFile(const graph::Comparison& comparison, const RenderOptions& options) {
  const Converter converter(options.sources);
  const graph::PipelineInfo& before = graph::Info(comparison.before);
  const graph::PipelineInfo& after = graph::Info(comparison.after);
  Json json = Json::object({{"before", before.name}, {"after", after.name}});
  json["complete"] = before.complete && after.complete;
  json["changes"] = converter.Array(comparison.changes);
  json["matching"] = MatchingOf(comparison);
  json["notes"] = comparison.notes;
  json["summary"] = SummaryOf(comparison);
  return Dumped(json);
}

}  // namespace smgraph::render
