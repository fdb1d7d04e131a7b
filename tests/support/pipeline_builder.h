#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/changes.h"
#include "graph/pipeline.h"

// Pipelines for tests, said in the words of the domain; the only test code that knows Boost.
namespace smgraph::testing {

/// Builds a pipeline step by step. What describes a step (`Outputs`, `Argument`, …) is about the
/// last `Step`; edges name their ends, which must be there already.
class PipelineBuilder {
 public:
  explicit PipelineBuilder(graph::Dialect dialect = graph::Dialect::kSageMaker,
                           std::string name = "Demo");

  PipelineBuilder& Parameter(std::string name, std::string type, graph::Value default_value);
  PipelineBuilder& Step(std::string id, graph::StepKind kind = graph::StepKind::kProcessing);

  PipelineBuilder& Type(std::string type);
  /// Output ports of a processing job: "train" is read by
  /// "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri".
  PipelineBuilder& Outputs(const std::vector<std::string>& names);
  /// An output port with this path, put at `value`.
  PipelineBuilder& Output(std::string name, std::string path, graph::Value value = {});
  PipelineBuilder& Input(std::string name, graph::Value value);
  PipelineBuilder& Argument(std::string_view key, graph::Value value);
  PipelineBuilder& Setting(std::string_view key, graph::Value value);
  PipelineBuilder& When(graph::Guard guard);
  PipelineBuilder& ForEach(graph::Value over);

  /// `consumer`'s input `input` is given `producer`'s property `path`: port, value and edge.
  PipelineBuilder& Reads(std::string_view consumer, std::string input, std::string_view producer,
                         std::string path);
  /// `consumer` reads `path` of the JSON behind `producer`'s property file `file`.
  PipelineBuilder& ReadsJson(std::string_view consumer, std::string_view producer, std::string file,
                             std::string path);
  /// A finished artifact edge; ports that are missing are added. ZenML frontends make these.
  PipelineBuilder& Artifact(std::string_view producer, std::string output,
                            std::string_view consumer, std::string input);
  PipelineBuilder& After(std::string_view consumer, std::string_view producer,
                         std::string trigger = {});
  /// `step` stands in the arm "then" or "else" of `condition`.
  PipelineBuilder& Branch(std::string_view condition, std::string arm, std::string_view step);

  graph::Pipeline Build() const { return pipeline_; }

 private:
  graph::StepId Find(std::string_view id) const;
  graph::Step& Last();
  void Join(std::string_view from, std::string_view to, graph::Edge edge);

  graph::Pipeline pipeline_;
};

/// "Prep.train --artifact--> Train.train", a line an edge, in insertion order.
std::string EdgeLines(const graph::Pipeline& pipeline);
/// The steps' ids, one a line, with their guards when they have one: "Register when x >= 0.9".
std::string StepLines(const graph::Pipeline& pipeline);
/// "changed argument Train.max_depth: 5 -> 6", a line a change.
std::string ChangeLines(const std::vector<graph::Change>& changes);
/// "Train = train (normalised name)", a line a pair.
std::string PairLines(const graph::Matching& matching, const graph::Pipeline& before,
                      const graph::Pipeline& after);
/// The step called `id`, which must exist.
const graph::Step& StepCalled(const graph::Pipeline& pipeline, std::string_view id);

/// "metric >= bound" where `metric` is read by JsonGet from `step`'s property file "report".
graph::Guard MetricAtLeast(std::string step, std::string metric, double bound);

}  // namespace smgraph::testing
