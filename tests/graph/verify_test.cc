#include "graph/verify.h"

#include <gtest/gtest.h>

#include "tests/support/pipeline_builder.h"
#include "tests/support/random_pipeline.h"

namespace smgraph::graph {
namespace {

using testing::PipelineBuilder;
using Broken = std::vector<std::string>;

void Tell(Pipeline& pipeline, std::string message) {
  Diagnostic diagnostic;
  diagnostic.message = std::move(message);
  Info(pipeline).diagnostics.push_back(std::move(diagnostic));
}

TEST(Verify, FindsNothingInASoundPipeline) {
  const Pipeline pipeline =
      PipelineBuilder()
          .Parameter("Bound", "Float", 0.5)
          .Step("Prep")
          .Outputs({"train"})
          .Step("Train", StepKind::kTraining)
          .When(Guard::Compare(ParameterReference{"Bound"}, CompareOp::kGt, 0))
          .Artifact("Prep", "train", "Train", "train")
          .Build();
  EXPECT_EQ(Verify(pipeline), Broken());
}

TEST(Verify, NamesRepeatedAndEmptyIds) {
  const Pipeline pipeline = PipelineBuilder().Step("A").Step("A").Step("").Build();
  EXPECT_EQ(Verify(pipeline), (Broken{"step id 'A' is not unique", "a step has no id"}));
}

TEST(Verify, NamesPortsThatAreMissingOrRepeated) {
  Pipeline pipeline = PipelineBuilder().Step("A").Input("x", 1).Input("x", 2).Step("B").Build();
  Edge edge;
  edge.kind = EdgeKind::kArtifact;
  edge.output = "model";
  edge.input = "data";
  add_edge(0, 1, edge, pipeline);
  edge.kind = EdgeKind::kOrder;
  add_edge(0, 1, edge, pipeline);
  EXPECT_EQ(Verify(pipeline), (Broken{"step 'A' has more than one input 'x'",
                                      "edge A -> B leaves output 'model', which does not exist",
                                      "edge A -> B enters input 'data', which does not exist",
                                      "order edge A -> B has ports"}));
}

TEST(Verify, NamesReferencesToNothingUnlessTheUserWasTold) {
  Pipeline pipeline = PipelineBuilder()
                          .Step("A")
                          .Argument("x", StepReference{"Gone", ""})
                          .Argument("y", ParameterReference{"Lost"})
                          .When(testing::MetricAtLeast("Away", "auc", 0.9))
                          .Build();
  EXPECT_EQ(Verify(pipeline), (Broken{"step 'A' refers to step 'Gone', which does not exist",
                                      "step 'A' refers to parameter 'Lost', which does not exist",
                                      "step 'A' refers to step 'Away', which does not exist"}));
  Tell(pipeline, "no step is called 'Gone'");
  Tell(pipeline, "parameter 'Lost' is not declared");
  Tell(pipeline, "no step is called 'Away'");
  EXPECT_EQ(Verify(pipeline), Broken());
}

TEST(Verify, AcceptsAnUnknownNameOnlyInAnIncompletePipeline) {
  Pipeline pipeline =
      PipelineBuilder().Step("A").Argument("x", StepReference{"Train-{region}", ""}).Build();
  EXPECT_EQ(Verify(pipeline),
            Broken{"step 'A' refers to step 'Train-{region}', which does not exist"});
  Info(pipeline).complete = false;
  Tell(pipeline, "a name is not known");
  EXPECT_EQ(Verify(pipeline), Broken());
}

TEST(Verify, WantsCyclesToBeTold) {
  Pipeline pipeline = PipelineBuilder().Step("A").Step("B").After("B", "A").After("A", "B").Build();
  EXPECT_EQ(Verify(pipeline), Broken{"the steps form a cycle: A -> B -> A"});
  Tell(pipeline, "cycle: A -> B -> A");
  EXPECT_EQ(Verify(pipeline), Broken());
}

TEST(Verify, WantsAReasonAndAPlaceForWhatIsUnknown) {
  Pipeline pipeline = PipelineBuilder().Step("A").Argument("x", Unknown{}).Build();
  EXPECT_EQ(Verify(pipeline), Broken{"step 'A' has an unknown value without a reason"});
  pipeline[0].arguments.Set("x", Unknown{"an environment variable", "", {}});
  EXPECT_EQ(Verify(pipeline), Broken());
  Info(pipeline).span.file = FileId{0};
  EXPECT_EQ(Verify(pipeline),
            Broken{"step 'A' has an unknown value without a place (an environment variable)"});
}

TEST(Verify, WantsAReasonForIncompleteness) {
  Pipeline pipeline;
  Info(pipeline).complete = false;
  EXPECT_EQ(Verify(pipeline), Broken{"the pipeline is incomplete and no diagnostic says why"});
}

TEST(Verify, WantsGuardsToHaveTheirOperands) {
  Pipeline pipeline = PipelineBuilder().Step("A").Build();
  pipeline[0].guard.kind = Guard::Kind::kAnd;
  EXPECT_EQ(Verify(pipeline),
            Broken{"step 'A' has a guard with 0 operands where that many cannot be"});
}

TEST(Verify, FindsNothingInWhatTheGeneratorMakes) {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    EXPECT_EQ(Verify(testing::RandomSageMakerPipeline(seed, 30)), Broken()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace smgraph::graph
