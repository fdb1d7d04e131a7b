#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/check/checker.h"

namespace smgraph::passes {
namespace {

using graph::JsonGet;
using graph::Pipeline;
using graph::Step;
using graph::Value;

/// A list of maps, as far as it is known.
struct Known {
  std::vector<const graph::Map*> items;
  bool complete = true;  // false: there may be more
};

Known PropertyFilesOf(const Step& step) {
  Known known;
  const Value* files = step.arguments.Find("property_files");
  if (files == nullptr) return known;
  const auto* list = files->As<graph::List>();
  known.complete = list != nullptr;
  if (list == nullptr) return known;
  for (const Value& item : list->items) {
    const auto* map = item.As<graph::Map>();
    known.complete = known.complete && map != nullptr;
    if (map != nullptr) known.items.push_back(map);
  }
  return known;
}

bool Says(const graph::Map& map, std::string_view key, std::string_view text) {
  const Value* value = map.Find(key);
  return value != nullptr && *value == Value(text);
}

// What is wrong with the output that holds the file, empty when nothing is.
std::string OutputProblem(const Step& producer, const graph::Map& file, std::string_view name) {
  const Value* value = file.Find("output_name");
  const auto* output = value == nullptr ? nullptr : value->As<std::string>();
  const bool known = std::ranges::none_of(producer.outputs, [](const graph::Port& port) {
    return port.name.find('{') != std::string::npos || port.name.empty();
  });
  if (output == nullptr || !known || graph::FindPort(producer.outputs, *output) != nullptr) {
    return {};
  }
  return fmt::format(
      "property file '{}' of step '{}' is in output '{}', which the step does not have", name,
      producer.id, *output);
}

std::string ProblemOf(const JsonGet& get, const Step& producer) {
  if (producer.kind != graph::StepKind::kProcessing) {
    return fmt::format("property file '{}' of step '{}': only processing steps have property files",
                       get.property_file, producer.id);
  }
  const Known files = PropertyFilesOf(producer);
  const auto file = std::ranges::find_if(
      files.items, [&](const graph::Map* item) { return Says(*item, "name", get.property_file); });
  if (file != files.items.end()) return OutputProblem(producer, **file, get.property_file);
  if (!files.complete) return {};
  return fmt::format("step '{}' has no property file '{}'", producer.id, get.property_file);
}

std::string ProblemOf(const JsonGet& get, const Pipeline& pipeline) {
  if (get.property_file.empty()) {
    return get.uri.empty() ? "JsonGet names neither a property file nor an URI" : "";
  }
  if (get.step.empty()) {
    return fmt::format("JsonGet of property file '{}' does not name its step", get.property_file);
  }
  // That a step is not there at all is said by its name.
  const auto producer = graph::FindStep(pipeline, get.step);
  return producer ? ProblemOf(get, pipeline[*producer]) : std::string();
}

// Where the file is asked for.
SourceSpan PlaceOf(const Pipeline& pipeline, graph::StepId reader, const JsonGet& get) {
  for (const auto edge : boost::make_iterator_range(in_edges(reader, pipeline))) {
    if (pipeline[edge].kind == graph::EdgeKind::kPropertyFile &&
        pipeline[source(edge, pipeline)].id == get.step) {
      return pipeline[edge].span;
    }
  }
  return pipeline[reader].span;
}

bool IsKnown(std::string_view name) {
  return name.find('{') == std::string_view::npos;
}

// What a step reads from JSON files, each once.
std::vector<JsonGet> GetsOf(const Step& step) {
  std::vector<JsonGet> gets;
  const auto collect = [&](const Value& part) {
    const auto* get = part.As<JsonGet>();
    if (get == nullptr || !IsKnown(get->property_file) || !IsKnown(get->step)) return;
    if (std::ranges::find(gets, *get) == gets.end()) gets.push_back(*get);
  };
  for (const graph::Port& port : step.inputs)
    graph::Walk(port.value, collect);
  for (const auto& [key, value] : step.arguments.items)
    graph::Walk(value, collect);
  return gets;
}

void FindMissingFiles(const Pipeline& pipeline, const CheckOptions&, Findings& findings) {
  if (graph::Info(pipeline).dialect != graph::Dialect::kSageMaker) return;
  for (const graph::StepId reader : boost::make_iterator_range(vertices(pipeline))) {
    std::vector<std::string> said;
    for (const JsonGet& get : GetsOf(pipeline[reader])) {
      const std::string problem = ProblemOf(get, pipeline);
      if (problem.empty() || std::ranges::find(said, problem) != said.end()) continue;
      said.push_back(problem);
      findings.Add(PlaceOf(pipeline, reader, get),
                   fmt::format("step '{}': {}", pipeline[reader].id, problem));
    }
  }
}

// With the name of the output that the job has.
constexpr std::string_view kExample =
    R"py(from sagemaker.processing import ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThan
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

processor = Processor(
    image_uri="image", role="role", instance_count=1, instance_type="ml.m5.large", sagemaker_session=PipelineSession()
)
metrics = PropertyFile(name="Metrics", output_name="metrics", path="metrics.json")
evaluate = ProcessingStep(
    name="Evaluate",
    step_args=processor.run(outputs=[ProcessingOutput(output_name="{}", source="/opt/ml/processing/metrics")]),
    property_files=[metrics],
)
error = JsonGet(step_name=evaluate.name, property_file=metrics, json_path="rmse")
gate = ConditionStep(name="Gate", conditions=[ConditionLessThan(left=error, right=5)], if_steps=[], else_steps=[])
pipeline = Pipeline(name="gated", steps=[evaluate, gate])
)py";
const std::string kBadExample = fmt::format(kExample, "evaluation");
const std::string kGoodExample = fmt::format(kExample, "metrics");

}  // namespace

const Checker kNoSuchPropertyFile = {
    WithPage("no-such-property-file",
             {.explanation = "JsonGet reads one value of a JSON file. The file is a PropertyFile "
                             "that a processing "
                             "step lists in property_files, and it lies in one of the step's "
                             "outputs. Compiling the "
                             "pipeline checks none of this; the execution fails, after the "
                             "processing job has run.\n\n"
                             "List the PropertyFile in the step that writes it, under the name "
                             "that JsonGet uses, and "
                             "let its output_name be the name of a ProcessingOutput.",
              .holds_for = "SageMaker SDK 2 and 3",
              .bad = kBadExample,
              .good = kGoodExample}),
    &FindMissingFiles};

}  // namespace smgraph::passes
