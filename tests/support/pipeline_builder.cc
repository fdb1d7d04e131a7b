#include "tests/support/pipeline_builder.h"

#include <cstdlib>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

namespace smgraph::testing {

using namespace graph;  // NOLINT(google-build-using-namespace): every line speaks of the graph

namespace {

std::string End(const std::string& step, const std::string& port) {
  return port.empty() ? step : step + "." + port;
}

void AddPort(std::vector<Port>& ports, const std::string& name) {
  if (!name.empty() && FindPort(ports, name) == nullptr) ports.push_back({name, name, {}, {}});
}

}  // namespace

PipelineBuilder::PipelineBuilder(Dialect dialect, std::string name) {
  Info(pipeline_).dialect = dialect;
  Info(pipeline_).name = std::move(name);
}

StepId PipelineBuilder::Find(std::string_view id) const {
  const auto found = FindStep(pipeline_, id);
  if (!found) {
    fmt::print(stderr, "the test names a step '{}' that it did not build\n", id);
    std::abort();
  }
  return *found;
}

Step& PipelineBuilder::Last() {
  return pipeline_[num_vertices(pipeline_) - 1];
}

void PipelineBuilder::Join(std::string_view from, std::string_view to, Edge edge) {
  edge.made_by = "test";
  add_edge(Find(from), Find(to), std::move(edge), pipeline_);
}

PipelineBuilder& PipelineBuilder::Parameter(std::string name, std::string type,
                                            Value default_value) {
  graph::Parameter parameter;
  parameter.name = std::move(name);
  parameter.type = std::move(type);
  parameter.default_value = std::move(default_value);
  Info(pipeline_).parameters.push_back(std::move(parameter));
  return *this;
}

PipelineBuilder& PipelineBuilder::Step(std::string id, StepKind kind) {
  graph::Step step;
  step.id = std::move(id);
  step.kind = kind;
  AddStep(std::move(step), pipeline_);
  return *this;
}

PipelineBuilder& PipelineBuilder::Type(std::string type) {
  Last().type = std::move(type);
  return *this;
}

PipelineBuilder& PipelineBuilder::Outputs(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    Output(name, fmt::format("ProcessingOutputConfig.Outputs['{}'].S3Output.S3Uri", name));
  }
  return *this;
}

PipelineBuilder& PipelineBuilder::Output(std::string name, std::string path, Value value) {
  Last().outputs.push_back({std::move(name), std::move(path), {}, std::move(value)});
  return *this;
}

PipelineBuilder& PipelineBuilder::Input(std::string name, Value value) {
  std::string path = name;
  Last().inputs.push_back({std::move(name), std::move(path), {}, std::move(value)});
  return *this;
}

PipelineBuilder& PipelineBuilder::Argument(std::string_view key, Value value) {
  Last().arguments.Set(key, std::move(value));
  return *this;
}

PipelineBuilder& PipelineBuilder::Setting(std::string_view key, Value value) {
  Last().settings.Set(key, std::move(value));
  return *this;
}

PipelineBuilder& PipelineBuilder::When(Guard guard) {
  Last().guard = std::move(guard);
  return *this;
}

PipelineBuilder& PipelineBuilder::ForEach(Value over) {
  Last().multiplicity = Multiplicity{{std::move(over)}};
  return *this;
}

PipelineBuilder& PipelineBuilder::Reads(std::string_view consumer, std::string input,
                                        std::string_view producer, std::string path) {
  graph::Step& step = pipeline_[Find(consumer)];
  const StepReference reference{std::string(producer), path};
  step.inputs.push_back({input, input, {}, reference});
  Edge edge;
  edge.kind = EdgeKind::kReference;
  edge.input = std::move(input);
  edge.expression = std::move(path);
  Join(producer, consumer, std::move(edge));
  return *this;
}

PipelineBuilder& PipelineBuilder::ReadsJson(std::string_view consumer, std::string_view producer,
                                            std::string file, std::string path) {
  graph::Step& step = pipeline_[Find(consumer)];
  step.arguments.Set("metric " + path, JsonGet{std::string(producer), std::move(file), path, {}});
  Edge edge;
  edge.kind = EdgeKind::kPropertyFile;
  edge.expression = std::move(path);
  Join(producer, consumer, std::move(edge));
  return *this;
}

PipelineBuilder& PipelineBuilder::Artifact(std::string_view producer, std::string output,
                                           std::string_view consumer, std::string input) {
  AddPort(pipeline_[Find(producer)].outputs, output);
  AddPort(pipeline_[Find(consumer)].inputs, input);
  Edge edge;
  edge.kind = EdgeKind::kArtifact;
  edge.output = std::move(output);
  edge.input = std::move(input);
  Join(producer, consumer, std::move(edge));
  return *this;
}

PipelineBuilder& PipelineBuilder::After(std::string_view consumer, std::string_view producer,
                                        std::string trigger) {
  Edge edge;
  edge.kind = EdgeKind::kOrder;
  edge.arm = std::move(trigger);
  Join(producer, consumer, std::move(edge));
  return *this;
}

PipelineBuilder& PipelineBuilder::Branch(std::string_view condition, std::string arm,
                                         std::string_view step) {
  Edge edge;
  edge.kind = EdgeKind::kControl;
  edge.arm = std::move(arm);
  Join(condition, step, std::move(edge));
  return *this;
}

std::string EdgeLines(const Pipeline& pipeline) {
  std::string lines;
  for (const EdgeId id : boost::make_iterator_range(edges(pipeline))) {
    const Edge& edge = pipeline[id];
    std::string kind(EdgeKindName(edge.kind));
    if (!edge.arm.empty()) kind += " " + edge.arm;
    if (edge.implied) kind += " implied";
    lines += fmt::format("{} --{}--> {}\n", End(pipeline[source(id, pipeline)].id, edge.output),
                         kind, End(pipeline[target(id, pipeline)].id, edge.input));
  }
  return lines;
}

std::string StepLines(const Pipeline& pipeline) {
  std::string lines;
  for (const StepId id : boost::make_iterator_range(vertices(pipeline))) {
    const graph::Step& step = pipeline[id];
    lines += step.id;
    if (!step.guard.always()) lines += " when " + Describe(step.guard);
    if (step.multiplicity) {
      for (const Value& over : step.multiplicity->over)
        lines += " for each " + Describe(over);
    }
    lines += "\n";
  }
  return lines;
}

std::string ChangeLines(const std::vector<Change>& changes) {
  std::string lines;
  for (const Change& change : changes) {
    lines += fmt::format("{} {} {}", ChangeKindName(change.kind), ChangeSubjectName(change.subject),
                         change.name);
    if (change.kind == ChangeKind::kChanged || change.kind == ChangeKind::kRenamed) {
      lines += fmt::format(": {} -> {}", change.before, change.after);
    }
    lines += "\n";
  }
  return lines;
}

std::string PairLines(const Matching& matching, const Pipeline& before, const Pipeline& after) {
  std::string lines;
  for (const StepPair& pair : matching.pairs) {
    lines += fmt::format("{} = {} ({})\n", before[pair.before].id, after[pair.after].id, pair.why);
  }
  return lines;
}

const graph::Step& StepCalled(const Pipeline& pipeline, std::string_view id) {
  const auto found = FindStep(pipeline, id);
  if (!found) {
    fmt::print(stderr, "there is no step '{}'\n", id);
    std::abort();
  }
  return pipeline[*found];
}

Guard MetricAtLeast(std::string step, std::string metric, double bound) {
  return Guard::Compare(JsonGet{std::move(step), "report", std::move(metric), {}}, CompareOp::kGe,
                        bound);
}

}  // namespace smgraph::testing
