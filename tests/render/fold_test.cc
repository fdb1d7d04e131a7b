#include "render/fold.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/render/compare_by_name.h"
#include "tests/render/fixtures.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::render {
namespace {

using testing::PipelineBuilder;

// s0 -> s1 -> …, and what a comparison with one step more at `at` looks like.
graph::Comparison ChainWithOneMore(int steps, int at) {
  PipelineBuilder before(graph::Dialect::kGeneric, "chain");
  PipelineBuilder after(graph::Dialect::kGeneric, "chain");
  for (PipelineBuilder* builder : {&before, &after}) {
    for (int step = 0; step < steps; ++step) {
      builder->Step("s" + std::to_string(step));
      if (step > 0) builder->After("s" + std::to_string(step), "s" + std::to_string(step - 1));
    }
  }
  after.Step("more").After("more", "s" + std::to_string(at));
  return CompareByName(before.Build(), after.Build());
}

TEST(Fold, RunsFarFromChangesAreOneNode) {
  const Diagram whole = MakeDiagram(ChainWithOneMore(60, 30));
  const std::optional<FoldedDiagram> folded = FoldUnchanged(whole);
  ASSERT_TRUE(folded);
  std::multiset<std::string> names;
  for (const DiagramNode& node : folded->diagram.nodes)
    names.insert(node.id);
  // s30 has a new edge: two steps on either side of it stay.
  EXPECT_EQ(names, (std::multiset<std::string>{"28 unchanged steps", "27 unchanged steps", "s28",
                                               "s29", "s30", "s31", "s32", "more"}));
  EXPECT_EQ(folded->diagram.edges.size(), 7U);
}

TEST(Fold, NothingIsLost) {
  for (const auto& [steps, at] : {std::pair(60, 0), std::pair(90, 45), std::pair(50, 49)}) {
    const Diagram whole = MakeDiagram(ChainWithOneMore(steps, at));
    const std::optional<FoldedDiagram> folded = FoldUnchanged(whole);
    ASSERT_TRUE(folded);
    std::vector<std::size_t> all;
    for (std::size_t node = 0; node < folded->nodes.size(); ++node) {
      for (const std::size_t member : folded->nodes[node])
        all.push_back(member);
      if (folded->nodes[node].size() > 1) continue;
      EXPECT_EQ(folded->diagram.nodes[node].id, whole.nodes[folded->nodes[node].front()].id);
    }
    std::ranges::sort(all);
    ASSERT_EQ(all.size(), whole.nodes.size());
    for (std::size_t node = 0; node < all.size(); ++node)
      EXPECT_EQ(all[node], node);
  }
}

TEST(Fold, SmallComparisonsAreShownWhole) {
  EXPECT_FALSE(FoldUnchanged(MakeDiagram(ChainWithOneMore(30, 3))));
  EXPECT_FALSE(FoldUnchanged(MakeDiagram(MlopsComparison())));
}

}  // namespace
}  // namespace smgraph::render
