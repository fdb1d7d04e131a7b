#include "passes/match/lineage.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "graph/order.h"
#include "passes/match/colours.h"
#include "passes/match/content.h"

// A step's past is a hash of the step and of the pasts of all that it reads from or waits for, so
// that one pass in the order of a run names every step by all that leads to it; its future is the
// same against that order.
namespace smgraph::passes {
namespace {

using graph::Pipeline;
using graph::StepId;

class Ancestry {
 public:
  Ancestry(const Pipeline& pipeline, const std::vector<StepId>& order,
           const std::vector<Colour>& contents, const std::vector<std::optional<StepId>>& partners,
           bool is_before)
      : pipeline_(pipeline), order_(order), partners_(partners), own_(contents) {
    for (StepId step = 0; step < own_.size(); ++step) {
      if (partners[step]) own_[step] = PairColour(is_before ? step : *partners[step]);
    }
  }

  // The open steps that their lineage can tell from others, with its colour.
  std::vector<ColouredStep> Colours(Lineage lineage) const {
    std::vector<Colour> colours = own_;
    if (lineage != Lineage::kFuture) colours = Pasts(std::move(colours));
    if (lineage != Lineage::kPast) colours = Futures(std::move(colours));
    std::vector<ColouredStep> open;
    for (StepId step = 0; step < own_.size(); ++step) {
      if (!partners_[step] && HasEvidence(step, lineage)) open.push_back({step, colours[step]});
    }
    return open;
  }

 private:
  // Colours of an end of the graph say little: nothing but what a step is given.
  bool HasEvidence(StepId step, Lineage lineage) const {
    const graph::Step& s = pipeline_[step];
    if (!s.arguments.items.empty() || !s.settings.items.empty()) return true;
    return (lineage != Lineage::kFuture && in_degree(step, pipeline_) > 0) ||
           (lineage != Lineage::kPast && out_degree(step, pipeline_) > 0);
  }

  std::vector<Colour> Pasts(std::vector<Colour> colours) const {
    std::vector<Colour> around;
    for (const StepId step : order_) {
      if (partners_[step]) continue;
      around.clear();
      for (const auto edge : boost::make_iterator_range(in_edges(step, pipeline_)))
        around.push_back(EdgeColour(pipeline_[edge], colours[source(edge, pipeline_)]));
      colours[step] = With(colours[step], around);
    }
    return colours;
  }

  std::vector<Colour> Futures(std::vector<Colour> colours) const {
    std::vector<Colour> around;
    for (auto step = order_.rbegin(); step != order_.rend(); ++step) {
      if (partners_[*step]) continue;
      around.clear();
      for (const auto edge : boost::make_iterator_range(out_edges(*step, pipeline_)))
        around.push_back(EdgeColour(pipeline_[edge], colours[target(edge, pipeline_)]));
      colours[*step] = With(colours[*step], around);
    }
    return colours;
  }

  static Colour With(Colour colour, std::vector<Colour>& around) {
    std::ranges::sort(around);
    for (const Colour other : around)
      colour = Mix(colour, other);
    return colour;
  }

  const Pipeline& pipeline_;
  const std::vector<StepId>& order_;
  const std::vector<std::optional<StepId>>& partners_;
  std::vector<Colour> own_;  // without surroundings
};

}  // namespace

std::string LineageReason(Lineage lineage) {
  constexpr std::array<std::string_view, 3> kNames = {", past and future", " and past",
                                                      " and future"};
  return fmt::format("only step with this content{}", kNames[static_cast<std::size_t>(lineage)]);
}

Lineages::Side::Side(const Pipeline& whole) : pipeline(whole) {
  if (!graph::FindCycle(whole).empty()) return;
  order = TopologicalOrder(whole);
  contents.reserve(order.size());
  for (StepId step = 0; step < order.size(); ++step)
    contents.push_back(Mix(KindColour(whole[step]), ContentHash(whole[step])));
}

Lineages::Lineages(const Pipeline& before, const Pipeline& after)
    : before_(before), after_(after) {}

std::vector<std::pair<StepId, StepId>> Lineages::Pairs(const Partners& partners,
                                                       Lineage lineage) const {
  const auto colours = [lineage](const Side& side, const auto& paired, bool is_before) {
    return Ancestry(side.pipeline, side.order, side.contents, paired, is_before).Colours(lineage);
  };
  if (before_.order.empty() || after_.order.empty()) return {};
  return PairsOfOneColour(colours(before_, partners.of_before, true),
                          colours(after_, partners.of_after, false));
}

}  // namespace smgraph::passes
