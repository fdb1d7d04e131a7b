#include "passes/diff/edge_matching.h"

#include <algorithm>
#include <compare>
#include <string>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "passes/reachability.h"

namespace smgraph::passes {
namespace {

using graph::Edge;
using graph::EdgeKind;
using graph::Pipeline;
using graph::StepId;
using Numbers = std::vector<std::size_t>;

bool IsData(const Edge& edge) {
  return CarriesData(edge.kind);
}
bool IsOrder(const Edge& edge) {
  return edge.kind == EdgeKind::kOrder;
}

// A call of a map gets one element, or all of them: `.map(xs, unmapped(ys))`.
bool TakesElements(const Edge& edge) {
  return edge.expression.ends_with("[]");
}

// The edges between two matched steps.
struct Group {
  Numbers before;
  Numbers after;
};

class EdgeMatcher {
 public:
  EdgeMatcher(const Correspondence& same, PortMatcher& ports) : same_(same), ports_(ports) {
    Prepare(same.before(), result_.before, result_.after_of, result_.covered_before);
    Prepare(same.after(), result_.after, result_.before_of, result_.covered_after);
    result_.changed.resize(result_.after.size());
  }

  EdgeMatching Run() {
    MatchGroups();
    if (same_.across()) CoverOrders();
    return std::move(result_);
  }

 private:
  static void Prepare(const Pipeline& pipeline, std::vector<graph::EdgeId>& ids,
                      std::vector<std::optional<std::size_t>>& partners,
                      std::vector<bool>& covered) {
    for (const auto edge : boost::make_iterator_range(edges(pipeline)))
      ids.push_back(edge);
    partners.resize(ids.size());
    covered.resize(ids.size());
  }

  const Edge& Before(std::size_t number) const { return same_.before()[result_.before[number]]; }
  const Edge& After(std::size_t number) const { return same_.after()[result_.after[number]]; }
  StepId FromBefore(std::size_t number) const {
    return source(result_.before[number], same_.before());
  }
  StepId ToBefore(std::size_t number) const {
    return target(result_.before[number], same_.before());
  }

  // An edge by the ids of its steps in the after.
  struct Placed {
    StepId from;
    StepId to;
    bool of_after;
    std::size_t number;
    auto operator<=>(const Placed&) const = default;
  };

  void MatchGroups() {
    const std::vector<Placed> all = PlaceEdges();
    Group group;
    for (std::size_t i = 0; i < all.size(); ++i) {
      (all[i].of_after ? group.after : group.before).push_back(all[i].number);
      const bool last =
          i + 1 == all.size() || all[i + 1].from != all[i].from || all[i + 1].to != all[i].to;
      if (!last) continue;
      MatchGroup(group);
      group.before.clear();
      group.after.clear();
    }
  }

  std::vector<Placed> PlaceEdges() const {
    std::vector<Placed> placed;
    placed.reserve(result_.before.size() + result_.after.size());
    for (std::size_t i = 0; i < result_.before.size(); ++i) {
      const auto from = same_.AfterOf(FromBefore(i));
      const auto to = same_.AfterOf(ToBefore(i));
      if (from && to) placed.push_back({*from, *to, false, i});
    }
    for (std::size_t i = 0; i < result_.after.size(); ++i) {
      const StepId from = source(result_.after[i], same_.after());
      const StepId to = target(result_.after[i], same_.after());
      if (same_.BeforeOf(from) && same_.BeforeOf(to)) placed.push_back({from, to, true, i});
    }
    std::ranges::sort(placed);
    return placed;
  }

  void Pair(std::size_t before, std::size_t after, bool changed) {
    result_.after_of[before] = after;
    result_.before_of[after] = before;
    result_.changed[after] = changed;
  }

  // Pairs, in order, the edges without a partner for which `fits` holds.
  template <typename Fits>
  void PairWhere(const Group& group, bool changed, Fits fits) {
    for (const std::size_t before : group.before) {
      for (const std::size_t after : group.after) {
        const bool open = !result_.after_of[before] && !result_.before_of[after];
        if (open && fits(before, after)) Pair(before, after, changed);
      }
    }
  }

  void MatchGroup(const Group& group) {
    if (group.before.empty() || group.after.empty()) return;
    const auto data = [this](std::size_t b, std::size_t a) {
      return IsData(Before(b)) && IsData(After(a));
    };
    const auto output = [&](std::size_t b, std::size_t a) {
      return data(b, a) && SameOutput(b, a);
    };
    PairWhere(group, /*changed=*/false,
              [&](std::size_t b, std::size_t a) { return output(b, a) && SameInput(b, a); });
    if (same_.across()) {
      // The name of an input is a matter of vocabulary, unless it is known and another one.
      PairWhere(group, /*changed=*/false,
                [&](std::size_t b, std::size_t a) { return output(b, a) && !InputOf(b); });
      CoverRepeated(group);
    }
    PairWhere(group, /*changed=*/false, [this](std::size_t b, std::size_t a) {
      return !IsData(Before(b)) && Before(b).kind == After(a).kind && Before(b).arm == After(a).arm;
    });
    PairWhere(group, /*changed=*/true,
              [&](std::size_t b, std::size_t a) { return data(b, a) && SameInput(b, a); });
    PairWhere(group, /*changed=*/true, output);
    PairWhere(group, /*changed=*/true, data);
    PairWhere(group, /*changed=*/true, [this](std::size_t b, std::size_t a) {
      return !IsData(Before(b)) && Before(b).kind == After(a).kind;
    });
    PairWhere(group, /*changed=*/true, [this](std::size_t b, std::size_t a) {
      const bool lost_data = IsData(Before(b)) && IsOrder(After(a));
      const bool new_data = IsOrder(Before(b)) && IsData(After(a)) && Before(b).made_by != "lower";
      return lost_data || new_data;
    });
  }

  bool SameOutput(std::size_t before, std::size_t after) {
    const StepId from = FromBefore(before);
    const std::string& name = Before(before).output;
    if (name == After(after).output && IsOnly(same_.before()[from].outputs, name) &&
        IsOnly(same_.after()[*same_.AfterOf(from)].outputs, name))
      return true;
    const NamePairs& outputs = ports_.Outputs(from, *same_.AfterOf(from));
    const auto output = outputs.find(Before(before).output);
    if (output != outputs.end()) return output->second == After(after).output;
    return Before(before).output == After(after).output;
  }

  bool SameInput(std::size_t before, std::size_t after) {
    if (Before(before).carried != After(after).carried) return false;
    if (!same_.across() && TakesElements(Before(before)) != TakesElements(After(after)))
      return false;
    const StepId to = ToBefore(before);
    const std::string& name = Before(before).input;
    if (name == After(after).input && IsOnly(same_.before()[to].inputs, name) &&
        IsOnly(same_.after()[*same_.AfterOf(to)].inputs, name))
      return true;
    return InputOf(before) == After(after).input;
  }

  // Ports that alone have a name are paired by it, whatever else is.
  static bool IsOnly(const std::vector<graph::Port>& ports, const std::string& name) {
    return std::ranges::count(ports, name, &graph::Port::name) == 1;
  }

  // The name that the edge's input has in the after; nullopt when it has no counterpart.
  std::optional<std::string> InputOf(std::size_t before) {
    const StepId to = ToBefore(before);
    if (Before(before).input.empty()) return std::string();
    const NamePairs& inputs = ports_.Inputs(to, *same_.AfterOf(to));
    const auto input = inputs.find(Before(before).input);
    if (input == inputs.end()) return std::nullopt;
    return input->second;
  }

  bool HasCounterpart(std::size_t before) {
    const auto input = InputOf(before);
    return input && !input->empty();
  }
  bool IsCounterpart(std::size_t after) {
    const StepId to = target(result_.after[after], same_.after());
    const NamePairs& inputs = ports_.Inputs(*same_.BeforeOf(to), to);
    return std::ranges::any_of(inputs,
                               [&](const auto& pair) { return pair.second == After(after).input; });
  }

  // Data that one side hands over once and the other to several inputs, of which the others have no
  // counterpart.
  void CoverRepeated(const Group& group) {
    for (const std::size_t before : group.before) {
      for (const std::size_t after : group.after) {
        if (!IsData(Before(before)) || !IsData(After(after)) || !SameOutput(before, after))
          continue;
        const bool before_open = !result_.after_of[before] && !HasCounterpart(before);
        const bool after_open = !result_.before_of[after] && !IsCounterpart(after);
        if (before_open != after_open) {
          result_.covered_before[before] = result_.covered_before[before] || before_open;
          result_.covered_after[after] = result_.covered_after[after] || after_open;
        }
      }
    }
  }

  // Across dialects "must finish before" counts, not the edge that says so.
  void CoverOrders() {
    Cover(same_.after(), result_.before.size(), result_.covered_before, [this](std::size_t i) {
      if (result_.after_of[i] || !IsOrder(Before(i))) return NoPair();
      return BothKnown(same_.AfterOf(FromBefore(i)), same_.AfterOf(ToBefore(i)));
    });
    Cover(same_.before(), result_.after.size(), result_.covered_after, [this](std::size_t i) {
      if (result_.before_of[i] || !IsOrder(After(i))) return NoPair();
      return BothKnown(same_.BeforeOf(source(result_.after[i], same_.after())),
                       same_.BeforeOf(target(result_.after[i], same_.after())));
    });
  }

  using MaybePair = std::optional<Reachability::Pair>;
  static MaybePair NoPair() { return std::nullopt; }
  static MaybePair BothKnown(std::optional<StepId> from, std::optional<StepId> to) {
    if (!from || !to) return std::nullopt;
    return Reachability::Pair(*from, *to);
  }

  // `ends_in_other` gives the ends, in the other pipeline, of an edge that wants covering.
  template <typename EndsInOther>
  static void Cover(const Pipeline& other, std::size_t count, std::vector<bool>& covered,
                    EndsInOther ends_in_other) {
    Numbers open;
    std::vector<Reachability::Pair> pairs;
    for (std::size_t i = 0; i < count; ++i) {
      const MaybePair ends = ends_in_other(i);
      if (!ends) continue;
      open.push_back(i);
      pairs.push_back(*ends);
    }
    if (pairs.empty()) return;
    const std::vector<bool> reaches = OrderOf(other).Reaches(pairs);
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (reaches[i]) covered[open[i]] = true;
    }
  }

  const Correspondence& same_;
  PortMatcher& ports_;
  EdgeMatching result_;
};

}  // namespace

EdgeMatching MatchEdges(const Correspondence& same, PortMatcher& ports) {
  return EdgeMatcher(same, ports).Run();
}

}  // namespace smgraph::passes
