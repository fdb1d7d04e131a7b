#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/json.h"
#include "graph/json_fields.h"

namespace smgraph::graph {
namespace {

class Reader {
 public:
  explicit Reader(SourceMap& sources) : fields_(sources) {}

  Result<Document> Run(const JsonNode& root) {
    Document document = ReadDocument(root);
    if (fields_.error()) return *fields_.error();
    return document;
  }

 private:
  using StepsByName = std::map<std::string, std::vector<StepId>, std::less<>>;

  Document ReadDocument(const JsonNode& node) {
    Document document;
    const JsonNode* const format = fields_.Required(node, "format");
    if (format != nullptr && fields_.Text(*format) != "smgraph.graph/1") {
      fields_.Fail(*format, "unknown format", "this program reads smgraph.graph/1");
    }
    fields_.Members(node, {"format", "complete", "pipelines", "diagnostics"});
    document.complete = RequiredTruth(node, "complete");
    document.pipelines = fields_.OptionalList<Pipeline>(
        node, "pipelines", [this](const JsonNode& item) { return ReadPipeline(item); });
    document.diagnostics = ReadDiagnostics(node);
    return document;
  }

  bool RequiredTruth(const JsonNode& node, std::string_view key) {
    const JsonNode* const found = fields_.Required(node, key);
    return found != nullptr && fields_.Truth(*found);
  }

  Pipeline ReadPipeline(const JsonNode& node) {
    Pipeline pipeline;
    fields_.Members(
        node, {"name", "dialect", "entry", "description", "dynamic", "complete", "parameters",
               "schedules", "settings", "unknown_names", "span", "diagnostics", "steps", "edges"});
    Info(pipeline) = ReadInfo(node);
    StepsByName steps;
    if (const JsonNode* const array = fields_.Required(node, "steps")) {
      for (const JsonNode& item : fields_.Items(*array)) {
        Step step = ReadStep(item);
        std::string id = step.id;
        steps[std::move(id)].push_back(AddStep(std::move(step), pipeline));
      }
    }
    if (const JsonNode* const array = fields_.Required(node, "edges")) {
      for (const JsonNode& item : fields_.Items(*array))
        ReadEdge(item, steps, pipeline);
    }
    return pipeline;
  }

  PipelineInfo ReadInfo(const JsonNode& node) {
    PipelineInfo info;
    info.name = fields_.RequiredText(node, "name");
    info.dialect = fields_.Choice<Dialect>(node, "dialect", kDialectNames);
    info.entry = fields_.OptionalText(node, "entry");
    info.description = fields_.OptionalText(node, "description");
    info.dynamic = fields_.OptionalTruth(node, "dynamic");
    info.complete = RequiredTruth(node, "complete");
    info.parameters = fields_.OptionalList<Parameter>(
        node, "parameters", [this](const JsonNode& item) { return ReadParameter(item); });
    info.schedules = fields_.OptionalList<Schedule>(
        node, "schedules", [this](const JsonNode& item) { return ReadSchedule(item); });
    info.settings = OptionalMap(node, "settings");
    info.unknown_names = fields_.OptionalList<Unknown>(
        node, "unknown_names", [this](const JsonNode& item) { return ReadUnknown(item, fields_); });
    info.span = fields_.OptionalSpan(node);
    info.diagnostics = ReadDiagnostics(node);
    return info;
  }

  Map OptionalMap(const JsonNode& node, std::string_view key) {
    const JsonNode* const found = node.Find(key);
    return found == nullptr ? Map() : ReadMap(*found, fields_);
  }

  Value OptionalValue(const JsonNode& node, std::string_view key) {
    const JsonNode* const found = node.Find(key);
    return found == nullptr ? Value() : ReadValue(*found, fields_);
  }

  std::vector<Value> OptionalValues(const JsonNode& node, std::string_view key) {
    return fields_.OptionalList<Value>(
        node, key, [this](const JsonNode& item) { return ReadValue(item, fields_); });
  }

  Parameter ReadParameter(const JsonNode& node) {
    fields_.Members(node, {"name", "type", "default", "allowed", "span"});
    Parameter parameter;
    parameter.name = fields_.RequiredText(node, "name");
    parameter.type = fields_.OptionalText(node, "type");
    if (node.Find("default") != nullptr) parameter.default_value = OptionalValue(node, "default");
    parameter.allowed = OptionalValues(node, "allowed");
    parameter.span = fields_.OptionalSpan(node);
    return parameter;
  }

  Schedule ReadSchedule(const JsonNode& node) {
    fields_.Members(node, {"name", "form", "expression", "settings", "span", "next_runs"});
    return {fields_.OptionalText(node, "name"), fields_.OptionalText(node, "form"),
            OptionalValue(node, "expression"), OptionalMap(node, "settings"),
            fields_.OptionalSpan(node)};
  }

  std::vector<Diagnostic> ReadDiagnostics(const JsonNode& node) {
    return fields_.OptionalList<Diagnostic>(
        node, "diagnostics", [this](const JsonNode& item) { return ReadDiagnostic(item); });
  }

  Diagnostic ReadDiagnostic(const JsonNode& node) {
    fields_.Members(node, {"code", "rule", "severity", "confidence", "message", "span", "notes"});
    Diagnostic diagnostic;
    diagnostic.code = fields_.RequiredText(node, "code");
    diagnostic.slug = fields_.RequiredText(node, "rule");
    diagnostic.severity = fields_.Choice<Severity>(node, "severity", kSeverityNames);
    diagnostic.confidence = fields_.Choice<Confidence>(node, "confidence", kConfidenceNames);
    diagnostic.message = fields_.RequiredText(node, "message");
    diagnostic.span = fields_.OptionalSpan(node);
    diagnostic.notes = fields_.OptionalList<Note>(node, "notes", [this](const JsonNode& item) {
      fields_.Members(item, {"text", "span"});
      return Note{fields_.OptionalSpan(item), fields_.RequiredText(item, "text")};
    });
    return diagnostic;
  }

  std::vector<Port> ReadPorts(const JsonNode& node, std::string_view key) {
    return fields_.OptionalList<Port>(node, key, [this](const JsonNode& item) {
      fields_.Members(item, {"name", "path", "type", "value"});
      return Port{fields_.RequiredText(item, "name"), fields_.OptionalText(item, "path"),
                  fields_.OptionalText(item, "type"), OptionalValue(item, "value")};
    });
  }

  Step ReadStep(const JsonNode& node) {
    fields_.Members(node, {"id", "kind", "type", "display_name", "description", "inputs", "outputs",
                           "arguments", "settings", "guard", "multiplicity", "origins", "span"});
    Step step;
    step.id = fields_.RequiredText(node, "id");
    step.kind = ReadStepKind(node);
    step.type = fields_.OptionalText(node, "type");
    step.display_name = fields_.OptionalText(node, "display_name");
    step.description = fields_.OptionalText(node, "description");
    step.inputs = ReadPorts(node, "inputs");
    step.outputs = ReadPorts(node, "outputs");
    step.arguments = OptionalMap(node, "arguments");
    step.settings = OptionalMap(node, "settings");
    if (const JsonNode* const guard = node.Find("guard")) step.guard = ReadGuard(*guard, fields_);
    if (node.Find("multiplicity") != nullptr) {
      step.multiplicity = Multiplicity{OptionalValues(node, "multiplicity")};
    }
    step.origins = fields_.OptionalList<std::string>(
        node, "origins", [this](const JsonNode& item) { return fields_.Text(item); });
    step.span = fields_.OptionalSpan(node);
    return step;
  }

  StepKind ReadStepKind(const JsonNode& node) {
    const JsonNode* const member = fields_.Required(node, "kind");
    if (member == nullptr) return StepKind::kOther;
    const std::string text = fields_.Text(*member);
    const auto kind = StepKindFromName(text);
    if (!kind) fields_.Fail(*member, fmt::format("'{}' is no kind of step", text));
    return kind.value_or(StepKind::kOther);
  }

  void ReadEdge(const JsonNode& node, const StepsByName& steps, Pipeline& pipeline) {
    fields_.Members(node, {"from", "from_number", "to", "to_number", "kind", "output", "input",
                           "arm", "expression", "made_by", "implied", "carried", "span"});
    const auto from = ReadEnd(node, "from", "from_number", steps);
    const auto to = ReadEnd(node, "to", "to_number", steps);
    Edge edge;
    edge.kind = fields_.Choice<EdgeKind>(node, "kind", kEdgeKindNames);
    edge.output = fields_.OptionalText(node, "output");
    edge.input = fields_.OptionalText(node, "input");
    edge.arm = fields_.OptionalText(node, "arm");
    edge.expression = fields_.OptionalText(node, "expression");
    edge.made_by = fields_.OptionalText(node, "made_by");
    edge.implied = fields_.OptionalTruth(node, "implied");
    edge.carried = fields_.OptionalTruth(node, "carried");
    edge.span = fields_.OptionalSpan(node);
    if (from && to) add_edge(*from, *to, std::move(edge), pipeline);
  }

  std::optional<StepId> ReadEnd(const JsonNode& node, std::string_view key,
                                std::string_view number_key, const StepsByName& steps) {
    const std::string id = fields_.RequiredText(node, key);
    const JsonNode* const number_node = node.Find(number_key);
    const std::size_t number = number_node == nullptr ? 1 : fields_.Count(*number_node);
    const auto found = steps.find(id);
    if (found != steps.end() && number >= 1 && number <= found->second.size()) {
      return found->second[number - 1];
    }
    const JsonNode* const member = node.Find(key);
    fields_.Fail(member == nullptr ? node : *member, fmt::format("there is no step '{}'", id),
                 "an edge joins two steps of its pipeline");
    return std::nullopt;
  }

  JsonFields fields_;
};

}  // namespace

Result<Document> ReadJson(std::string_view text, FileId file, SourceMap& sources) {
  const Result<JsonNode> root = ParseJson(text, file);
  if (!root.ok()) return root.error();
  return Reader(sources).Run(root.value());
}

}  // namespace smgraph::graph
