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
  Ancestry(const Pipeline& pipeline, const std::vector<std::optional<StepId>>& partners,
           bool is_before)
      : pipeline_(pipeline), partners_(partners), own_(num_vertices(pipeline)) {
    for (StepId step = 0; step < own_.size(); ++step) {
      own_[step] = partners[step] ? PairColour(is_before ? step : *partners[step])
                                  : Mix(KindColour(pipeline[step]), ContentHash(pipeline[step]));
    }
  }

  // The open steps that their lineage can tell from others, with its colour.
  std::vector<ColouredStep> Colours(Lineage lineage) const {
    const std::vector<StepId> order = TopologicalOrder(pipeline_);
    std::vector<Colour> colours = own_;
    if (lineage != Lineage::kFuture) colours = Pasts(order, std::move(colours));
    if (lineage != Lineage::kPast) colours = Futures(order, std::move(colours));
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

  std::vector<Colour> Pasts(const std::vector<StepId>& order, std::vector<Colour> colours) const {
    for (const StepId step : order) {
      if (partners_[step]) continue;
      std::vector<Colour> around;
      for (const auto edge : boost::make_iterator_range(in_edges(step, pipeline_)))
        around.push_back(EdgeColour(pipeline_[edge], colours[source(edge, pipeline_)]));
      colours[step] = With(colours[step], std::move(around));
    }
    return colours;
  }

  std::vector<Colour> Futures(const std::vector<StepId>& order, std::vector<Colour> colours) const {
    for (auto step = order.rbegin(); step != order.rend(); ++step) {
      if (partners_[*step]) continue;
      std::vector<Colour> around;
      for (const auto edge : boost::make_iterator_range(out_edges(*step, pipeline_)))
        around.push_back(EdgeColour(pipeline_[edge], colours[target(edge, pipeline_)]));
      colours[*step] = With(colours[*step], std::move(around));
    }
    return colours;
  }

  static Colour With(Colour colour, std::vector<Colour> around) {
    std::ranges::sort(around);
    for (const Colour other : around)
      colour = Mix(colour, other);
    return colour;
  }

  const Pipeline& pipeline_;
  const std::vector<std::optional<StepId>>& partners_;
  std::vector<Colour> own_;  // without surroundings
};

bool AllPaired(const std::vector<std::optional<StepId>>& partners) {
  return std::ranges::all_of(partners, [](const auto& partner) { return partner.has_value(); });
}

}  // namespace

std::string LineageReason(Lineage lineage) {
  constexpr std::array<std::string_view, 3> kNames = {", past and future", " and past",
                                                      " and future"};
  return fmt::format("only step with this content{}", kNames[static_cast<std::size_t>(lineage)]);
}

std::vector<std::pair<StepId, StepId>> PairsByLineage(const Pipeline& before, const Pipeline& after,
                                                      const Partners& partners, Lineage lineage) {
  if (AllPaired(partners.of_before) || AllPaired(partners.of_after)) return {};
  if (!graph::FindCycle(before).empty() || !graph::FindCycle(after).empty()) return {};
  return PairsOfOneColour(Ancestry(before, partners.of_before, true).Colours(lineage),
                          Ancestry(after, partners.of_after, false).Colours(lineage));
}

}  // namespace smgraph::passes
