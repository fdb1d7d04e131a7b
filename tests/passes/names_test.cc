#include "passes/names.h"

#include <gtest/gtest.h>

namespace smgraph::passes {
namespace {

TEST(Names, AreReadAsWords) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(WordsOf("TrainXGBModel-2"), (Words{"train", "xgb", "model", "2"}));
  EXPECT_EQ(WordsOf("train_model"), (Words{"train", "model"}));
  EXPECT_EQ(WordsOf("S3Upload v2"), (Words{"s3", "upload", "v2"}));
  EXPECT_EQ(WordsOf("Größe-{time}-Größe"), (Words{"größe", "größe"}));
  EXPECT_EQ(WordsOf(""), Words());
}

TEST(Names, BecomeFunctionNames) {
  EXPECT_EQ(SnakeCase("EvaluateModel"), "evaluate_model");
  EXPECT_EQ(SnakeCase("2nd-Try"), "step_2nd_try");
  EXPECT_EQ(SnakeCase("{name}"), "step");
}

TEST(Names, DifferInCaseAndSeparatorsOnlyWithOneKey) {
  EXPECT_EQ(NameKey("MaxDepth"), NameKey("max_depth"));
  EXPECT_EQ(NameKey("AbaloneTrain"), NameKey("abalone-train"));
  EXPECT_NE(NameKey("TrainStep"), NameKey("train"));
}

TEST(Names, HaveAStemWithoutWhatSaysNothing) {
  EXPECT_EQ(StemKey("TrainStep"), "train");
  EXPECT_EQ(StemKey("step_process"), "process");
  EXPECT_EQ(StemKey("RegisterModel-RegisterModel"), StemKey("register_model"));
  EXPECT_EQ(StemKey("Churn-CreateModel"), "churn");
  EXPECT_EQ(StemKey("ChurnCreateModelStep"), "churn");
  EXPECT_EQ(StemKey("run_sagemaker_training_job"), "training");
  EXPECT_EQ(StemKey("Step"), "step");
  EXPECT_EQ(StemKey("Train-{time}"), "train");
}

TEST(Names, TypesHaveOneKeyForAllTheirSpellings) {
  EXPECT_EQ(TypeKey("typing.Dict[str, t.List[int]]"), TypeKey("dict[str, list[int]]"));
  EXPECT_EQ(TypeKey("Literal['eu', \"us\"]"), TypeKey("typing.Literal[\"eu\", 'us']"));
  EXPECT_NE(TypeKey("Literal['a.b']"), TypeKey("Literal['b']"));
  EXPECT_NE(TypeKey("Tuple[int, ...]"), TypeKey("Tuple[int]"));
  EXPECT_EQ(TypeKey("'unended"), TypeKey("\"unended"));
}

}  // namespace
}  // namespace smgraph::passes
