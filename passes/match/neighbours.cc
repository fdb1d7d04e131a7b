#include "passes/match/neighbours.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <boost/range/iterator_range.hpp>

#include "passes/match/colours.h"
#include "passes/match/content.h"

// Colour refinement: each step without a partner gets a hash of what it is, then, round by round,
// of the hashes around it. Steps with a partner keep one colour for the pair and so tell their
// neighbours apart.
namespace smgraph::passes {
namespace {

using graph::Edge;
using graph::EdgeId;
using graph::Pipeline;
using graph::StepId;

constexpr int kRounds = 6;

struct View {
  Likeness likeness;
  bool dialects_differ;
};

Colour StartColour(const graph::Step& step, const View& view) {
  if (view.dialects_differ) return step.kind == graph::StepKind::kFail ? 1 : 2;
  return KindColour(step);
}

class Neighbourhood {
 public:
  Neighbourhood(const Pipeline& pipeline, const std::vector<std::optional<StepId>>& partners,
                bool is_before, const View& view)
      : pipeline_(pipeline), partners_(partners), view_(view), colours_(num_vertices(pipeline)) {
    for (StepId step = 0; step < colours_.size(); ++step) {
      if (partners[step]) {
        colours_[step] = PairColour(is_before ? step : *partners[step]);
        continue;
      }
      open_.push_back(step);
      colours_[step] = StartColour(pipeline[step], view);
      if (view.likeness == Likeness::kContentAndNeighbours) {
        colours_[step] = Mix(colours_[step], ContentHash(pipeline[step]));
      }
    }
  }

  const std::vector<StepId>& open() const { return open_; }

  // The open steps that something but their kind tells from others, with their colours.
  std::vector<ColouredStep> Open() const {
    std::vector<ColouredStep> open;
    for (const StepId step : open_) {
      if (HasEvidence(step)) open.push_back({step, colours_[step]});
    }
    return open;
  }

  void Refine(std::size_t& effort) {
    std::vector<Colour> next;
    for (const StepId step : open_) {
      const std::size_t cost = 1 + in_degree(step, pipeline_) + out_degree(step, pipeline_);
      effort -= std::min(effort, cost);
      next.push_back(Around(step));
    }
    for (std::size_t i = 0; i < open_.size(); ++i)
      colours_[open_[i]] = next[i];
  }

 private:
  // Content alone does not name a step that has none.
  bool HasEvidence(StepId step) const {
    const graph::Step& s = pipeline_[step];
    const bool content = !s.arguments.items.empty() || !s.settings.items.empty();
    if (view_.likeness == Likeness::kContentAndNeighbours && content) return true;
    const auto in = boost::make_iterator_range(in_edges(step, pipeline_));
    const auto out = boost::make_iterator_range(out_edges(step, pipeline_));
    return std::any_of(in.begin(), in.end(),
                       [this](auto e) { return Anchors(e, source(e, pipeline_)); }) ||
           std::any_of(out.begin(), out.end(),
                       [this](auto e) { return Anchors(e, target(e, pipeline_)); });
  }

  // Across dialects orders and branches are written in too many ways to tell steps by.
  bool Counts(const Edge& edge) const { return CarriesData(edge.kind) || !view_.dialects_differ; }
  bool Anchors(EdgeId edge, StepId other) const {
    return Counts(pipeline_[edge]) && partners_[other].has_value();
  }

  Colour FromHere(EdgeId edge, StepId other, std::uint64_t direction) const {
    const Colour colour = Mix(direction, colours_[other]);
    return view_.dialects_differ ? colour : Mix(colour, EdgeColour(pipeline_[edge]));
  }

  Colour Around(StepId step) const {
    std::vector<Colour> around;
    for (const auto edge : boost::make_iterator_range(in_edges(step, pipeline_))) {
      if (!Counts(pipeline_[edge])) continue;
      around.push_back(FromHere(edge, source(edge, pipeline_), 1));
    }
    for (const auto edge : boost::make_iterator_range(out_edges(step, pipeline_))) {
      if (!Counts(pipeline_[edge])) continue;
      around.push_back(FromHere(edge, target(edge, pipeline_), 2));
    }
    std::ranges::sort(around);
    // Across dialects one side may say twice what the other says once.
    if (view_.dialects_differ)
      around.erase(std::unique(around.begin(), around.end()), around.end());
    Colour colour = colours_[step];
    for (const Colour other : around)
      colour = Mix(colour, other);
    return colour;
  }

  const Pipeline& pipeline_;
  const std::vector<std::optional<StepId>>& partners_;
  View view_;
  std::vector<StepId> open_;
  std::vector<Colour> colours_;
};

}  // namespace

std::vector<std::pair<StepId, StepId>> PairsByNeighbours(const Pipeline& before,
                                                         const Pipeline& after,
                                                         const Partners& partners,
                                                         Likeness likeness, bool dialects_differ,
                                                         std::size_t& effort) {
  const View view{likeness, dialects_differ};
  Neighbourhood of_before(before, partners.of_before, /*is_before=*/true, view);
  Neighbourhood of_after(after, partners.of_after, /*is_before=*/false, view);
  if (of_before.open().empty() || of_after.open().empty()) return {};
  for (int round = 0; round < kRounds; ++round) {
    of_before.Refine(effort);
    of_after.Refine(effort);
    if (likeness == Likeness::kNeighbours) break;  // further away says less, not more
  }
  return PairsOfOneColour(of_before.Open(), of_after.Open());
}

}  // namespace smgraph::passes
