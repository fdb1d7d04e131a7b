#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <nlohmann/json.hpp>

#include "graph/json.h"
#include "graph/schedule/next_runs.h"

namespace smgraph::graph {
namespace {

using Json = nlohmann::ordered_json;

// Writes what differs from a default value; the reader puts the defaults back.
class Writer {
 public:
  Writer(const SourceMap& sources, std::optional<schedule::Time> now)
      : sources_(sources), now_(now) {}

  Json ToJson(const Document& document) const {
    Json json = {{"format", "smgraph.graph/1"}, {"complete", document.complete}};
    json["pipelines"] = Json::array();
    for (const Pipeline& pipeline : document.pipelines) {
      json["pipelines"].push_back(ToJson(pipeline));
    }
    json["diagnostics"] = ListOf(document.diagnostics);
    return json;
  }

 private:
  template <typename T>
  Json ListOf(const std::vector<T>& items) const {
    Json json = Json::array();
    for (const T& item : items)
      json.push_back(ToJson(item));
    return json;
  }

  static void Put(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  }
  template <typename T>
  void Put(Json& json, const char* key, const std::vector<T>& items) const {
    if (!items.empty()) json[key] = ListOf(items);
  }
  void Put(Json& json, const char* key, const Map& map) const {
    if (!map.items.empty()) json[key] = ToJson(map);
  }
  void Put(Json& json, const char* key, const SourceSpan& span) const {
    if (span != SourceSpan{}) json[key] = ToJson(span);
  }
  static void Put(Json& json, const char* key, bool flag) {
    if (flag) json[key] = true;
  }

  static Json ToJson(const std::string& text) { return text; }

  Json ToJson(const SourceSpan& span) const {
    Json json = Json::object();
    if (span.known()) json["path"] = sources_.Path(span.file);
    if (span.cell != 0) json["cell"] = span.cell;
    if (span.begin != Position{} || span.end != Position{}) {
      json["line"] = span.begin.line;
      json["column"] = span.begin.column;
      json["endLine"] = span.end.line;
      json["endColumn"] = span.end.column;
    }
    return json;
  }

  Json ToJson(const Note& note) const {
    Json json = {{"text", note.text}};
    Put(json, "span", note.span);
    return json;
  }

  Json ToJson(const Diagnostic& diagnostic) const {
    Json json = {{"code", diagnostic.code},
                 {"rule", diagnostic.slug},
                 {"severity", SeverityName(diagnostic.severity)},
                 {"confidence", ConfidenceName(diagnostic.confidence)},
                 {"message", diagnostic.message}};
    Put(json, "span", diagnostic.span);
    Put(json, "notes", diagnostic.notes);
    return json;
  }

  // A plain object, unless a key could be taken for a tag ("$…") or is written twice.
  Json ToJson(const Map& map) const {
    Json object = Json::object();
    auto& members = object.get_ref<Json::object_t&>();
    std::set<std::string_view> keys;
    for (const auto& [key, value] : map.items) {
      if (key.starts_with('$') || !keys.insert(key).second) return ToPairs(map);
      members.Json::object_t::Container::emplace_back(key, ToJson(value));
    }
    return object;
  }

  Json ToPairs(const Map& map) const {
    Json pairs = Json::array();
    for (const auto& [key, value] : map.items)
      pairs.push_back(Json::array({key, ToJson(value)}));
    return {{"$map", std::move(pairs)}};
  }

  Json ToJson(const Value& value) const {
    return std::visit([this](const auto& data) { return this->DataToJson(data); }, value.data);
  }

  static Json DataToJson(Null) { return nullptr; }
  static Json DataToJson(bool truth) { return truth; }
  static Json DataToJson(std::int64_t number) { return number; }
  static Json DataToJson(double number) {
    if (std::isfinite(number)) return number;
    return {{"$float", std::isnan(number) ? "nan" : number > 0 ? "inf" : "-inf"}};
  }
  static Json DataToJson(const std::string& text) { return text; }
  Json DataToJson(const List& list) const { return ListOf(list.items); }
  Json DataToJson(const Map& map) const { return ToJson(map); }
  static Json DataToJson(const StepReference& reference) {
    Json json = {{"$step", reference.step}};
    Put(json, "path", reference.path);
    return json;
  }
  static Json DataToJson(const ParameterReference& parameter) {
    return {{"$parameter", parameter.name}};
  }
  static Json DataToJson(const ExecutionVariable& variable) {
    return {{"$execution", variable.name}};
  }
  Json DataToJson(const Join& join) const {
    return {{"$join", ListOf(join.values)}, {"separator", join.separator}};
  }
  Json DataToJson(const JsonGet& get) const {
    Json json = {{"$json", get.path}};
    Put(json, "step", get.step);
    Put(json, "property_file", get.property_file);
    Put(json, "uri", get.uri);
    return json;
  }
  static Json DataToJson(const FunctionResult& result) {
    Json json = {{"$result", result.step}};
    Put(json, "path", result.path);
    return json;
  }
  static Json ToJson(const Binding& binding) {
    return {{binding.kind == Binding::Kind::kEnvironment ? "env" : "set", binding.name}};
  }
  Json ToJson(const Unknown& unknown) const { return DataToJson(unknown); }
  Json DataToJson(const Unknown& unknown) const {
    Json json = {{"$unknown", unknown.reason}};
    Put(json, "label", unknown.label);
    Put(json, "settled_by", unknown.settled_by);
    Put(json, "span", unknown.span);
    return json;
  }

  Json ToJson(const Guard& guard) const {
    switch (guard.kind) {
      case Guard::Kind::kTrue:
        return "always";
      case Guard::Kind::kFalse:
        return "never";
      case Guard::Kind::kCompare:
        return ComparisonToJson(guard);
      case Guard::Kind::kNot:
        return {{"not", ListOf(guard.operands)}};
      case Guard::Kind::kAnd:
        return {{"and", ListOf(guard.operands)}};
      case Guard::Kind::kOr:
        return {{"or", ListOf(guard.operands)}};
    }
    return nullptr;
  }

  Json ComparisonToJson(const Guard& guard) const {
    Json json = {{"left", ToJson(guard.left)}, {"op", CompareOpText(guard.op)}};
    if (guard.op != CompareOp::kTruthy || !guard.right.null()) json["right"] = ToJson(guard.right);
    if (guard.time == GuardTime::kCompileTime) json["time"] = "compile";
    return json;
  }

  Json ToJson(const Port& port) const {
    Json json = {{"name", port.name}};
    Put(json, "path", port.path);
    Put(json, "type", port.type);
    if (!port.value.null()) json["value"] = ToJson(port.value);
    return json;
  }

  Json ToJson(const Step& step) const {
    Json json = {{"id", step.id}, {"kind", StepKindName(step.kind)}};
    Put(json, "type", step.type);
    Put(json, "display_name", step.display_name);
    Put(json, "description", step.description);
    Put(json, "inputs", step.inputs);
    Put(json, "outputs", step.outputs);
    Put(json, "arguments", step.arguments);
    Put(json, "settings", step.settings);
    if (!step.guard.always()) json["guard"] = ToJson(step.guard);
    if (step.multiplicity) json["multiplicity"] = ListOf(step.multiplicity->over);
    Put(json, "origins", step.origins);
    Put(json, "span", step.span);
    return json;
  }

  Json ToJson(const Parameter& parameter) const {
    Json json = {{"name", parameter.name}};
    Put(json, "type", parameter.type);
    if (parameter.default_value) json["default"] = ToJson(*parameter.default_value);
    Put(json, "allowed", parameter.allowed);
    Put(json, "span", parameter.span);
    return json;
  }

  Json ToJson(const Schedule& schedule) const {
    Json json = Json::object();
    Put(json, "name", schedule.name);
    Put(json, "form", schedule.form);
    if (!schedule.expression.null()) json["expression"] = ToJson(schedule.expression);
    Put(json, "settings", schedule.settings);
    Put(json, "span", schedule.span);
    return json;
  }

  Json SchedulesToJson(const Pipeline& pipeline) const {
    Json list = Json::array();
    for (const Schedule& schedule : Info(pipeline).schedules) {
      Json json = ToJson(schedule);
      if (now_) json["next_runs"] = ToJson(schedule::UpcomingRuns(pipeline, schedule, *now_));
      list.push_back(std::move(json));
    }
    return list;
  }

  static Json ToJson(const schedule::Upcoming& upcoming) {
    Json json = {{"times", upcoming.times}};
    Put(json, "reader", upcoming.reader);
    Put(json, "why_none", upcoming.why_none);
    return json;
  }

  Json ToJson(const Pipeline& pipeline) const {
    const PipelineInfo& info = Info(pipeline);
    Json json = {{"name", info.name}, {"dialect", DialectName(info.dialect)}};
    Put(json, "entry", info.entry);
    Put(json, "description", info.description);
    Put(json, "dynamic", info.dynamic);
    json["complete"] = info.complete;
    Put(json, "parameters", info.parameters);
    if (!info.schedules.empty()) json["schedules"] = SchedulesToJson(pipeline);
    Put(json, "settings", info.settings);
    Put(json, "unknown_names", info.unknown_names);
    Put(json, "span", info.span);
    Put(json, "diagnostics", info.diagnostics);
    json["steps"] = Json::array();
    for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
      json["steps"].push_back(ToJson(pipeline[step]));
    }
    json["edges"] = EdgesToJson(pipeline);
    return json;
  }

  Json EdgesToJson(const Pipeline& pipeline) const {
    const std::vector<std::size_t> numbers = NumberWithinName(pipeline);
    Json json = Json::array();
    for (const EdgeId id : boost::make_iterator_range(edges(pipeline))) {
      const StepId from = source(id, pipeline);
      const StepId to = target(id, pipeline);
      const Edge& edge = pipeline[id];
      Json& item = json.emplace_back(Json{{"from", pipeline[from].id}});
      if (numbers[from] > 1) item["from_number"] = numbers[from];
      item["to"] = pipeline[to].id;
      if (numbers[to] > 1) item["to_number"] = numbers[to];
      item["kind"] = EdgeKindName(edge.kind);
      Put(item, "output", edge.output);
      Put(item, "input", edge.input);
      Put(item, "arm", edge.arm);
      Put(item, "expression", edge.expression);
      Put(item, "made_by", edge.made_by);
      Put(item, "implied", edge.implied);
      Put(item, "carried", edge.carried);
      Put(item, "span", edge.span);
    }
    return json;
  }

  // Of several steps with one id (which Verify refuses, but a broken pipeline has) the second is
  // number 2, and so on; without them everyone is number 1.
  static std::vector<std::size_t> NumberWithinName(const Pipeline& pipeline) {
    std::map<std::string_view, std::size_t> seen;
    std::vector<std::size_t> numbers;
    for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
      numbers.push_back(++seen[pipeline[step].id]);
    }
    return numbers;
  }

  const SourceMap& sources_;
  std::optional<schedule::Time> now_;
};

}  // namespace

std::string WriteJson(const Document& document, const SourceMap& sources,
                      std::optional<std::chrono::sys_seconds> now) {
  // Bytes that are no UTF-8 become U+FFFD: a JSON text cannot hold them.
  const Json json = Writer(sources, now).ToJson(document);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace smgraph::graph
