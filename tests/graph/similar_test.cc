#include "graph/base/similar.h"

#include <gtest/gtest.h>

namespace smgraph {
namespace {

TEST(Closest, FindsTypingMistakesOnly) {
  const std::vector<std::string> names = {"show", "draw", "diff", "completion"};
  EXPECT_EQ(Closest("shwo", names), "show");        // swapped
  EXPECT_EQ(Closest("dif", names), "diff");         // left out
  EXPECT_EQ(Closest("Draw", names), "draw");        // case
  EXPECT_EQ(Closest("comp", names), "completion");  // begun
  EXPECT_EQ(Closest("frobnicate", names), "");
  EXPECT_EQ(Closest("", names), "");
  EXPECT_EQ(Closest("x", names), "");
}

TEST(Closest, TakesTheNearestAndOfEqualsTheFirst) {
  EXPECT_EQ(Closest("TrainModel", {"TrainModels", "TrainModel2", "trainmodel"}), "trainmodel");
  EXPECT_EQ(Closest("Step3", {"Step1", "Step2"}), "Step1");
}

TEST(DidYouMean, IsASentence) {
  EXPECT_EQ(DidYouMean("shwo", {"show"}), "did you mean 'show'?");
  EXPECT_EQ(DidYouMean("other", {"show"}), "");
}

}  // namespace
}  // namespace smgraph
