#include <string>

#include <gtest/gtest.h>

#include "passes/check.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::passes {
namespace {

using testing::PipelineBuilder;

std::string Missing(const PipelineBuilder& builder) {
  std::string messages;
  for (const Diagnostic& found : Check(builder.Build())) {
    if (found.slug == "no-such-property-file") messages += found.message + "\n";
  }
  return messages;
}

graph::Value File(const std::string& name, const std::string& output) {
  graph::Map file;
  file.Set("name", name);
  file.Set("output_name", output);
  return graph::List{{file}};
}

PipelineBuilder Reading(graph::StepKind producer, const graph::Value& files) {
  PipelineBuilder builder;
  builder.Step("Evaluate", producer).Outputs({"metrics"}).Argument("property_files", files);
  builder.Step("Gate", graph::StepKind::kCondition);
  builder.Argument("left", graph::JsonGet{"Evaluate", "Report", "auc", {}});
  builder.Argument("right", graph::JsonGet{"Evaluate", "Report", "loss", {}});
  return builder;
}

TEST(NoSuchPropertyFile, IsSaidOncePerFile) {
  EXPECT_EQ(Missing(Reading(graph::StepKind::kProcessing, File("Other", "metrics"))),
            "step 'Gate': step 'Evaluate' has no property file 'Report'\n");
}

TEST(NoSuchPropertyFile, WantsAProcessingStep) {
  EXPECT_EQ(Missing(Reading(graph::StepKind::kTraining, graph::List())),
            "step 'Gate': property file 'Report' of step 'Evaluate': only processing steps have "
            "property files\n");
}

TEST(NoSuchPropertyFile, WantsTheOutput) {
  EXPECT_EQ(Missing(Reading(graph::StepKind::kProcessing, File("Report", "scores"))),
            "step 'Gate': property file 'Report' of step 'Evaluate' is in output 'scores', which "
            "the step does not have\n");
}

TEST(NoSuchPropertyFile, IsNotSaidOfWhatIsThereOrNotKnown) {
  EXPECT_EQ(Missing(Reading(graph::StepKind::kProcessing, File("Report", "metrics"))), "");
  EXPECT_EQ(Missing(Reading(graph::StepKind::kProcessing, graph::Unknown{"argument", "files", {}})),
            "");
  EXPECT_EQ(Missing(Reading(graph::StepKind::kProcessing,
                            graph::List{{graph::Unknown{"argument", "file", {}}}})),
            "");
}

}  // namespace
}  // namespace smgraph::passes
