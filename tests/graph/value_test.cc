#include "graph/value.h"

#include <limits>

#include <gtest/gtest.h>

namespace smgraph::graph {
namespace {

TEST(Describe, LiteralsReadLikePython) {
  EXPECT_EQ(Describe(Null{}), "None");
  EXPECT_EQ(Describe(true), "True");
  EXPECT_EQ(Describe(42), "42");
  EXPECT_EQ(Describe(1.0), "1.0");
  EXPECT_EQ(Describe(1e20), "1e+20");
  EXPECT_EQ(Describe(0.1), "0.1");
  EXPECT_EQ(Describe(-std::numeric_limits<double>::infinity()), "-inf");
  EXPECT_EQ(Describe("it's\none\\line"), R"('it\'s\none\\line')");
  EXPECT_EQ(Describe(Map{{{"a", List{{1, "b"}}}}}), "{'a': [1, 'b']}");
}

TEST(Describe, ExpressionsNameWhatTheyReadFrom) {
  EXPECT_EQ(Describe(StepReference{"Prep", "Outputs['train']"}), "Prep.Outputs['train']");
  EXPECT_EQ(Describe(StepReference{"Prep", ""}), "Prep");
  EXPECT_EQ(Describe(ParameterReference{"Region"}), "${Parameters.Region}");
  EXPECT_EQ(Describe(ExecutionVariable{"PipelineName"}), "${Execution.PipelineName}");
  EXPECT_EQ(Describe(JsonGet{"Evaluate", "report", "metrics.auc", {}}),
            "Evaluate.report[metrics.auc]");
  EXPECT_EQ(Describe(JsonGet{"", "", "auc", {"s3://b/x.json"}}), "json('s3://b/x.json')[auc]");
  EXPECT_EQ(Describe(FunctionResult{"load", "[0]"}), "load()[0]");
  EXPECT_EQ(Describe(Unknown{"argument 'region'", "region", {}}), "{region}");
  EXPECT_EQ(Describe(Unknown{"argument 'region'", "", {}}), "{argument 'region'}");
}

TEST(Describe, JoinIsOneTextWithItsPartsInPlace) {
  const Join join{"/", {"s3:/", ParameterReference{"Bucket"}, "data"}};
  EXPECT_EQ(Describe(join), "'s3://${Parameters.Bucket}/data'");
  EXPECT_EQ(PlainText(join), "s3://${Parameters.Bucket}/data");
}

TEST(PlainText, LeavesStringsWithoutQuotes) {
  EXPECT_EQ(PlainText("it's"), "it's");
  EXPECT_EQ(PlainText(0.5), "0.5");
}

TEST(MapOfValues, KeepsOrderAndReplacesInPlace) {
  Map map;
  map.Set("b", 1);
  map.Set("a", 2);
  map.Set("b", 3);
  EXPECT_EQ(Describe(map), "{'b': 3, 'a': 2}");
  EXPECT_EQ(map.Find("c"), nullptr);
  EXPECT_NE(map, (Map{{{"a", 2}, {"b", 3}}}));
}

TEST(Walk, VisitsEveryPartParentsFirst) {
  const Value value = List{{Map{{{"k", Join{"", {StepReference{"A", ""}}}}}},
                            JsonGet{"B", "f", "p", {StepReference{"C", ""}}}}};
  std::string seen;
  Walk(value, [&](const Value& part) {
    if (const auto* reference = part.As<StepReference>()) seen += reference->step;
    if (part.As<JsonGet>() != nullptr) seen += "json";
  });
  EXPECT_EQ(seen, "AjsonC");
}

TEST(Edit, ChangesPartsAndGoesOnBelowTheNewOnes) {
  Value value = List{{StepReference{"Old", "x"}, Join{"", {StepReference{"Old", "y"}}}}};
  Edit(value, [](Value& part) {
    if (auto* reference = part.As<StepReference>()) reference->step = "New";
  });
  EXPECT_EQ(Describe(value), "[New.x, 'New.y']");
}

}  // namespace
}  // namespace smgraph::graph
