#include "render/layout/routes.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <utility>

namespace smgraph::render::layout {
namespace {

// With more runs than this in a channel their order ignores crossings.
constexpr std::size_t kOrderedRuns = 300;

bool Contains(const std::vector<int>& values, int value) {
  return std::ranges::find(values, value) != values.end();
}

bool Overlap(const Run& a, const Run& b) {
  return a.first() <= b.last() && b.first() <= a.last();
}

// Whether `a` must be above `b`: both have a vertical part in one column, a's from above and b's to
// below, which may not meet.
bool MustBeAbove(const Run& a, const Run& b) {
  return a.hop != b.hop && Contains(b.bottoms, a.top);
}

int CountWithin(const std::vector<int>& values, const Run& run) {
  return static_cast<int>(std::ranges::count_if(
      values, [&](int value) { return value > run.first() && value < run.last(); }));
}

// Crossings of two runs when `a` is above `b`.
int CrossingsWhenAbove(const Run& a, const Run& b) {
  if (a.hop == b.hop) return 0;
  const bool comes_through = b.top > a.first() && b.top < a.last();
  return (comes_through ? 1 : 0) + CountWithin(a.bottoms, b);
}

class Router {
 public:
  Router(const Layering& layering, std::size_t row, int limit)
      : layering_(layering), limit_(limit) {
    for (const FrameRows& frame : layering.frames) {
      const auto upper = static_cast<int>(row);
      if (frame.first <= upper && upper < frame.last) taken_.insert({frame.left, frame.right});
    }
    const auto& hops = layering.hops[row];
    for (std::size_t hop = 0; hop < hops.size(); ++hop)
      AddHop(hop, hops[hop]);
    std::ranges::stable_sort(runs_, {},
                             [](const Run& run) { return std::pair(run.first(), run.last()); });
  }

  bool Route(Channel& channel) {
    std::optional<std::size_t> stuck = Order();
    for (; stuck; stuck = Order()) {
      if (!Detour(*stuck)) return false;
    }
    AssignTracks();
    for (const Run& run : runs_)
      channel.tracks = std::max(channel.tracks, run.track + 1);
    channel.runs = std::move(runs_);
    return true;
  }

 private:
  void AddHop(std::size_t index, const Hop& hop) {
    const int top = Column(layering_, hop.upper);
    std::vector<int> left;
    std::vector<int> right;
    bool through = false;
    taken_.insert(top);
    for (const Pin& pin : hop.lowers) {
      const int column = Column(layering_, pin);
      taken_.insert(column);
      through = through || column == top;
      if (column < top) left.push_back(column);
      if (column > top) right.push_back(column);
    }
    if (!through) left.insert(left.end(), right.begin(), right.end());
    if (!left.empty()) AddRun(index, top, std::move(left), through);
    // A line that goes straight on and to both sides leaves on two tracks: no cell has four arms.
    if (through && !right.empty()) AddRun(index, top, std::move(right), through);
  }

  void AddRun(std::size_t hop, int top, std::vector<int> bottoms, bool through) {
    if (through) bottoms.push_back(top);
    runs_.push_back({hop, top, std::move(bottoms)});
  }

  // Fills order_ from top to bottom, of the runs that may come next the one that costs the fewest
  // crossings with those that had better be above it, then the one that saves the most; gives a run
  // of a cycle when none may.
  std::optional<std::size_t> Order() {
    const std::size_t count = runs_.size();
    order_.clear();
    std::vector<int> waits(count, 0);
    std::vector<int> gain(count, 0);  // crossings saved by placing it above all that are left
    std::vector<int> loss(count, 0);  // those that it would be better below
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        if (a == b) continue;
        if (Above(b, a)) ++waits[a];
        if (count > kOrderedRuns) continue;
        gain[a] += Saved(a, b);
        loss[a] += std::max(0, -Saved(a, b));
      }
    }
    std::vector<bool> placed(count, false);
    while (order_.size() < count) {
      std::optional<std::size_t> next;
      for (std::size_t run = 0; run < count; ++run) {
        if (placed[run] || waits[run] > 0) continue;
        const bool better =
            !next || std::pair(-loss[run], gain[run]) > std::pair(-loss[*next], gain[*next]);
        if (better) next = run;
      }
      if (!next) return FirstInCycle(placed);
      placed[*next] = true;
      order_.push_back(*next);
      for (std::size_t run = 0; run < count; ++run) {
        if (placed[run]) continue;
        if (Above(*next, run)) --waits[run];
        if (count > kOrderedRuns) continue;
        gain[run] -= Saved(run, *next);
        loss[run] -= std::max(0, -Saved(run, *next));
      }
    }
    return std::nullopt;
  }

  bool Above(std::size_t a, std::size_t b) const {
    return MustBeAbove(runs_[a], runs_[b]) || runs_[b].detour_of == static_cast<int>(a);
  }

  int Saved(std::size_t a, std::size_t b) const {
    return CrossingsWhenAbove(runs_[b], runs_[a]) - CrossingsWhenAbove(runs_[a], runs_[b]);
  }

  // Walks from a run that is left to one that must be above it until one comes up again.
  std::size_t FirstInCycle(const std::vector<bool>& placed) const {
    std::vector<bool> seen(runs_.size(), false);
    std::size_t run = static_cast<std::size_t>(std::ranges::find(placed, false) - placed.begin());
    while (!seen[run]) {
      seen[run] = true;
      for (std::size_t other = 0; other < runs_.size(); ++other) {
        if (placed[other] || other == run || !Above(other, run)) continue;
        run = other;
        break;
      }
    }
    // A run that already takes a detour is not split again: its cycle has another one.
    return run;
  }

  // Splits a run in two that meet in a free column, the first above everything it had to be above.
  bool Detour(std::size_t index) {
    const std::optional<int> column = FreeColumn(runs_[index]);
    if (!column) return false;
    taken_.insert(*column);
    Run second = runs_[index];
    second.top = *column;
    second.detour_of = static_cast<int>(index);
    Run& first = runs_[index];
    first.bottoms = {*column};
    first.to_detour = true;
    runs_.push_back(std::move(second));
    return true;
  }

  std::optional<int> FreeColumn(const Run& run) const {
    const int highest = limit_ >= 0 ? limit_ : *taken_.rbegin() + 1;
    std::optional<int> best;
    for (int column = 0; column <= highest; ++column) {
      if (taken_.contains(column)) continue;
      if (!best || Detriment(run, column) < Detriment(run, *best)) best = column;
    }
    return best;
  }

  static int Detriment(const Run& run, int column) {
    const int outside = std::max({0, run.first() - column, column - run.last()});
    return 4 * outside + std::abs(column - run.top);
  }

  void AssignTracks() {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      Run& run = runs_[order_[i]];
      run.track = 0;
      for (std::size_t j = 0; j < i; ++j) {
        const Run& above = runs_[order_[j]];
        if (!Overlap(above, run)) continue;
        run.track = std::max(run.track, above.track + (MustBeAbove(above, run) ? 2 : 1));
      }
    }
  }

  const Layering& layering_;
  int limit_;
  std::vector<Run> runs_;
  std::set<int> taken_;
  std::vector<std::size_t> order_;
};

}  // namespace

int Run::first() const {
  return std::min(top, *std::ranges::min_element(bottoms));
}
int Run::last() const {
  return std::max(top, *std::ranges::max_element(bottoms));
}

bool RouteChannel(const Layering& layering, std::size_t row, int limit, Channel& channel) {
  return Router(layering, row, limit).Route(channel);
}

}  // namespace smgraph::render::layout
