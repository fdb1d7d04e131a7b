#include "passes/match/lineage.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "passes/match/content.h"

// A step's past is a hash of the step and of the pasts of all that it reads from or waits for, so
// that one pass in the order of a run names every step by all that leads to it; its future is the
// same against that order.
namespace smgraph::passes {

using graph::Pipeline;
using graph::StepId;

class Lineages::Ancestry {
 public:
  Ancestry(const Side& side, const std::vector<std::optional<StepId>>& partners, bool is_before)
      : side_(side), partners_(partners), is_before_(is_before) {}

  // The open steps that their lineage can tell from others, with its colour.
  std::vector<ColouredStep> Colours(Lineage lineage) const {
    std::vector<Colour> colours = Own(lineage);
    if (lineage != Lineage::kFuture) colours = Pasts(std::move(colours));
    if (lineage != Lineage::kPast) colours = Futures(std::move(colours));
    std::vector<ColouredStep> open;
    for (StepId step = 0; step < colours.size(); ++step) {
      if (!partners_[step] && HasEvidence(step, lineage))
        open.push_back({step, Mix(colours[step], side_.given[step])});
    }
    return open;
  }

 private:
  // Without surroundings.
  std::vector<Colour> Own(Lineage lineage) const {
    std::vector<Colour> colours = side_.kinds;
    for (StepId step = 0; step < colours.size(); ++step) {
      if (partners_[step]) {
        colours[step] = PairColour(is_before_ ? step : *partners_[step]);
      } else if (lineage != Lineage::kPlace) {
        colours[step] = Mix(colours[step], side_.given[step]);
      }
    }
    return colours;
  }

  // Colours of an end of the graph say little: nothing but what a step is given.
  bool HasEvidence(StepId step, Lineage lineage) const {
    return side_.is_given[step] ||
           (lineage != Lineage::kFuture && !side_.arcs.Into(step).empty()) ||
           (lineage != Lineage::kPast && !side_.arcs.OutOf(step).empty());
  }

  std::vector<Colour> Pasts(std::vector<Colour> colours) const {
    for (const StepId step : side_.order) {
      if (!partners_[step]) Surround(colours, step, side_.arcs.Into(step));
    }
    return colours;
  }

  std::vector<Colour> Futures(std::vector<Colour> colours) const {
    for (auto step = side_.order.rbegin(); step != side_.order.rend(); ++step) {
      if (!partners_[*step]) Surround(colours, *step, side_.arcs.OutOf(*step));
    }
    return colours;
  }

  static void Surround(std::vector<Colour>& colours, StepId step, std::span<const Arcs::Arc> arcs) {
    Colour around = 0;  // of edges in any order
    for (const Arcs::Arc& arc : arcs)
      around += Mix(colours[arc.other], arc.edge);
    if (!arcs.empty()) colours[step] = Mix(colours[step], around);
  }

  const Side& side_;
  const std::vector<std::optional<StepId>>& partners_;
  bool is_before_;
};

std::string LineageReason(Lineage lineage) {
  constexpr std::array<std::string_view, kLineages.size()> kNames = {
      ", past and future", " in this place", " and past", " and future"};
  return fmt::format("only step with this content{}", kNames.at(static_cast<std::size_t>(lineage)));
}

Lineages::Side::Side(const Pipeline& whole) : arcs(whole), order(arcs.Order()) {
  for (StepId step = 0; step < arcs.steps(); ++step) {
    const graph::Step& s = whole[step];
    kinds.push_back(KindColour(s));
    given.push_back(Mix(ContentHash(s), static_cast<std::uint64_t>(s.kind)));
    is_given.push_back(!s.arguments.items.empty() || !s.settings.items.empty());
  }
}

Lineages::Lineages(const Pipeline& before, const Pipeline& after)
    : before_(before), after_(after) {}

std::vector<std::pair<StepId, StepId>> Lineages::Pairs(const Partners& partners,
                                                       Lineage lineage) const {
  if (has_cycle()) return {};
  return PairsOfOneColour(Ancestry(before_, partners.of_before, true).Colours(lineage),
                          Ancestry(after_, partners.of_after, false).Colours(lineage));
}

std::size_t Lineages::OneSided() const {
  const auto sorted = [](std::vector<Colour> colours) {
    std::ranges::sort(colours);
    return colours;
  };
  std::vector<Colour> one_sided;
  std::ranges::set_symmetric_difference(sorted(before_.given), sorted(after_.given),
                                        std::back_inserter(one_sided));
  return one_sided.size();
}

}  // namespace smgraph::passes
