#include "passes/property_path.h"

#include <gtest/gtest.h>

namespace smgraph::passes {
namespace {

TEST(PropertyPath, IsReadPartByPart) {
  const auto path = ParsePropertyPath("Outputs['a.b'].S3Output[0]");
  ASSERT_TRUE(path);
  using Kind = PathSegment::Kind;
  EXPECT_EQ(*path, (PropertyPath{{Kind::kName, "Outputs"},
                                 {Kind::kKey, "a.b"},
                                 {Kind::kName, "S3Output"},
                                 {Kind::kIndex, "0"}}));
}

TEST(PropertyPath, TakesQuotesWithinAKeyAsTheyAre) {
  const auto path = ParsePropertyPath("Outputs['it's']");
  ASSERT_TRUE(path);
  EXPECT_EQ(path->back().text, "it's");
}

TEST(PropertyPath, MayBeEmptyButNotBroken) {
  EXPECT_EQ(ParsePropertyPath(""), PropertyPath());
  for (const char* text : {".a", "a..b", "a.", "a[0", "a['x]", "a[", "a[']"}) {
    EXPECT_EQ(ParsePropertyPath(text), std::nullopt) << text;
  }
}

TEST(PropertyPath, IsShownInSubscripts) {
  EXPECT_EQ(SubscriptText(*ParsePropertyPath("metrics.auc[0]['a b']")),
            "['metrics']['auc'][0]['a b']");
}

TEST(PropertyPath, IsFoundWithinExpressions) {
  EXPECT_EQ(PathWithin("Steps.Prep.ModelName", "Prep"), "ModelName");
  EXPECT_EQ(PathWithin("Steps.Prepare.ModelName", "Prep"), "Steps.Prepare.ModelName");
  EXPECT_EQ(PathWithin("self.prep.properties.ModelName", "Prep"), "ModelName");
  EXPECT_EQ(PathWithin("ModelName", "Prep"), "ModelName");
}

}  // namespace
}  // namespace smgraph::passes
