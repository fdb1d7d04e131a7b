#include "passes/match.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "passes/match/colours.h"
#include "passes/match/content.h"
#include "passes/match/lineage.h"
#include "passes/match/neighbours.h"
#include "passes/names.h"
#include "passes/step_index.h"

namespace smgraph::passes {
namespace {

using graph::Pipeline;
using graph::Step;
using graph::StepId;

constexpr std::size_t kEffort = 20'000'000;  // steps and edges looked at to match by neighbours
constexpr int kPatience = 3;                 // rounds of comparing contents before neighbours do
constexpr double kMuchTheSame = 0.5;         // of what two steps of one dialect are given

// What a step that fails says; empty for others.
std::string FailureText(const Step& step) {
  if (step.kind != graph::StepKind::kFail) return {};
  for (const std::string_view key : {"error_message", "ErrorMessage"}) {  // of a program, compiled
    if (const graph::Value* said = step.arguments.Find(key)) return graph::PlainText(*said);
  }
  return step.description;
}

// The same where the body of a pipeline raises: such a step has no name of its own.
std::string ProgramFailure(const Step& step) {
  return step.id.starts_with("raise") ? FailureText(step) : std::string();
}

// Whether a call has the name that ZenML makes of its function's: train, train_2.
bool IsCounted(const Step& call) {
  std::string_view rest = call.id;
  if (!rest.starts_with(call.type)) return false;
  rest.remove_prefix(call.type.size());
  return rest.empty() ||
         (rest.front() == '_' && rest.find_first_not_of("0123456789", 1) == rest.npos);
}

class Matcher {
 public:
  Matcher(const Pipeline& before, const Pipeline& after, const MatchOptions& options,
          const Lineages* lineages)
      : before_(before),
        after_(after),
        options_(options),
        dialects_differ_(WasLowered(before) != WasLowered(after)),
        lineages_(lineages) {
    partners_.of_before.resize(num_vertices(before));
    partners_.of_after.resize(num_vertices(after));
    why_.resize(num_vertices(before));
    open_before_ = num_vertices(before);
    open_after_ = num_vertices(after);
  }

  MatchResult Run() {
    MatchDeclared();
    if (!dialects_differ_) MatchByKey("same failure", &ProgramFailure);
    const bool calls = !dialects_differ_ && Info(before_).dialect == graph::Dialect::kZenMl &&
                       Info(after_).dialect == graph::Dialect::kZenMl;
    if (calls) MatchCountedCalls();
    MatchByKey("same name", [](const Step& step) { return step.id; });
    MatchByKey("normalised name", [](const Step& step) { return NameKey(step.id); });
    MatchByKey("name without affixes", [](const Step& step) { return StemKey(step.id); });
    if (calls) MatchByKey("same function", [](const Step& step) { return NameKey(step.type); });
    MatchByKey("same failure", &FailureText);
    MatchByKey("only failure", [](const Step& step) {
      return step.kind == graph::StepKind::kFail ? std::string("failure") : std::string();
    });
    if (options_.renames) MatchByStructure();
    NoteAmbiguousNames();
    return {Collect(), std::move(notes_)};
  }

 private:
  using Key = std::function<std::string(const Step&)>;
  struct Group {
    std::vector<StepId> before;
    std::vector<StepId> after;
  };

  // The steps of a lowered pipeline say where they came from.
  static bool WasLowered(const Pipeline& pipeline) {
    return num_vertices(pipeline) > 0 && !pipeline[0].origins.empty();
  }

  bool Pair(StepId before, StepId after, std::string why) {
    if (partners_.of_before[before] || partners_.of_after[after]) return false;
    partners_.of_before[before] = after;
    partners_.of_after[after] = before;
    why_[before] = std::move(why);
    --open_before_;
    --open_after_;
    return true;
  }

  void MatchDeclared() {
    if (options_.declared.empty()) return;
    const StepIndex in_before(before_);
    const StepIndex in_after(after_);
    for (const auto& [before_id, after_id] : options_.declared) {
      const auto before = in_before.Find(before_id);
      const auto after = in_after.Find(after_id);
      if (!before)
        notes_.push_back(fmt::format("no step '{}' before: declared for nothing", before_id));
      if (!after)
        notes_.push_back(fmt::format("no step '{}' after: declared for nothing", after_id));
      if (before && after && !Pair(*before, *after, "declared")) {
        notes_.push_back(fmt::format("'{}' or '{}' is declared twice", before_id, after_id));
      }
    }
  }

  // The name of the second call of a function says no more than that it is the second: what calls
  // are given, and where they stand, comes first.
  void MatchCountedCalls() {
    const std::set<std::string_view> counted = FunctionsCalledAgain();
    if (counted.empty()) return;
    MatchByKey("same name", [&counted](const Step& step) {
      return counted.contains(step.type) && IsCounted(step) ? std::string() : step.id;
    });
    if (open_before_ == 0 || open_after_ == 0) return;
    if (lineages_ == nullptr) lineages_ = &own_lineages_.emplace(before_, after_);
    for (const Lineage lineage : kLineages) {
      for (const auto& [before, after] : lineages_->Pairs(partners_, lineage)) {
        if (counted.contains(before_[before].type) && before_[before].type == after_[after].type)
          Pair(before, after, LineageReason(lineage));
      }
    }
  }

  std::set<std::string_view> FunctionsCalledAgain() const {
    std::set<std::string_view> again;
    for (const Pipeline* side : {&before_, &after_}) {
      std::unordered_set<std::string_view> called;  // looked up only
      for (StepId step = 0; step < num_vertices(*side); ++step) {
        const Step& call = (*side)[step];
        const bool first = call.kind != graph::StepKind::kPythonStep || !IsCounted(call) ||
                           called.insert(call.type).second;
        if (!first) again.insert(call.type);
      }
    }
    return again;
  }

  // The steps without a partner by their key, in the order in which keys first appear.
  std::vector<Group> GroupsByKey(const Key& key) const {
    std::vector<Group> groups;
    std::unordered_map<std::string, std::size_t> places;  // looked up only
    const auto group_of = [&](const Step& step) -> Group* {
      std::string text = key(step);
      if (text.empty()) return nullptr;
      const auto [found, inserted] = places.try_emplace(std::move(text), groups.size());
      if (inserted) groups.emplace_back();
      return &groups[found->second];
    };
    for (StepId step = 0; step < num_vertices(before_); ++step) {
      Group* const group = partners_.of_before[step] ? nullptr : group_of(before_[step]);
      if (group != nullptr) group->before.push_back(step);
    }
    for (StepId step = 0; step < num_vertices(after_); ++step) {
      Group* const group = partners_.of_after[step] ? nullptr : group_of(after_[step]);
      if (group != nullptr) group->after.push_back(step);
    }
    return groups;
  }

  void MatchByKey(std::string_view why, const Key& key) {
    if (open_before_ == 0 || open_after_ == 0) return;
    const auto named = [&key](const Pipeline& pipeline, const auto& partners) {
      std::vector<ColouredStep> steps;
      for (StepId step = 0; step < num_vertices(pipeline); ++step) {
        if (partners[step]) continue;
        const std::string text = key(pipeline[step]);
        if (!text.empty()) steps.push_back({step, HashText(text)});
      }
      return steps;
    };
    for (const auto& [before, after] :
         PairsOfOneColour(named(before_, partners_.of_before), named(after_, partners_.of_after))) {
      if (key(before_[before]) == key(after_[after])) Pair(before, after, std::string(why));
    }
  }

  void MatchByStructure() {
    std::size_t effort = kEffort;
    bool more = true;
    for (int round = 0; more && effort > 0; ++round) {
      PairByLineage(effort);
      more = PairBy(Likeness::kContentAndNeighbours, effort);
      // Behind a step that was changed, neighbours are told apart a few layers a round: as soon as
      // that step itself has its partner, lineage tells all of them.
      if (!more || round >= kPatience) more = PairBy(Likeness::kNeighbours, effort) || more;
    }
    if (effort == 0)
      notes_.emplace_back("too many steps differ to match all of them by neighbours");
  }

  void PairByLineage(std::size_t& effort) {
    if (dialects_differ_ || open_before_ == 0 || open_after_ == 0) return;
    if (lineages_ == nullptr) lineages_ = &own_lineages_.emplace(before_, after_);
    for (const Lineage lineage : kLineages) {
      if (open_before_ == 0 || open_after_ == 0) return;
      const std::size_t cost = num_vertices(before_) + num_vertices(after_);
      effort -= std::min(effort, cost);
      PairBy(lineage);
    }
  }

  void PairBy(Lineage lineage) {
    for (const auto& [before, after] : lineages_->Pairs(partners_, lineage)) {
      Pair(before, after, LineageReason(lineage));
    }
  }

  bool PairBy(Likeness likeness, std::size_t& effort) {
    const bool content = likeness == Likeness::kContentAndNeighbours;
    if (content && dialects_differ_) return false;
    if (open_before_ == 0 || open_after_ == 0) return false;
    bool paired = false;
    for (const auto& [before, after] :
         PairsByNeighbours(before_, after_, partners_, likeness, dialects_differ_, effort)) {
      const bool alike = content || dialects_differ_ ||
                         ContentLikeness(before_[before], after_[after]) >= kMuchTheSame;
      if (!alike) continue;
      paired = Pair(before, after,
                    content ? "only step with this content and these neighbours"
                            : "only step with these neighbours") ||
               paired;
    }
    return paired;
  }

  static std::string Names(const Pipeline& pipeline, const std::vector<StepId>& steps) {
    std::string names;
    for (const StepId step : steps)
      names += (names.empty() ? "'" : ", '") + pipeline[step].id + "'";
    return names;
  }

  void NoteAmbiguousNames() {
    if (open_before_ == 0 || open_after_ == 0) return;
    for (const Group& group : GroupsByKey([](const Step& step) { return StemKey(step.id); })) {
      if (group.before.empty() || group.after.empty()) continue;
      notes_.push_back(fmt::format("{} before could be {} after: not matched, declare which",
                                   Names(before_, group.before), Names(after_, group.after)));
    }
  }

  graph::Matching Collect() {
    graph::Matching matching;
    for (StepId step = 0; step < num_vertices(before_); ++step) {
      if (!partners_.of_before[step]) continue;
      matching.pairs.push_back({step, *partners_.of_before[step], std::move(why_[step])});
    }
    return matching;
  }

  const Pipeline& before_;
  const Pipeline& after_;
  const MatchOptions& options_;
  bool dialects_differ_;
  Partners partners_;
  const Lineages* lineages_;
  std::optional<Lineages> own_lineages_;  // when names alone do not do
  std::vector<std::string> why_;          // by step of the before
  std::size_t open_before_ = 0;           // how many have no partner
  std::size_t open_after_ = 0;
  std::vector<std::string> notes_;
};

}  // namespace

MatchResult Match(const Pipeline& before, const Pipeline& after, const MatchOptions& options) {
  return Matcher(before, after, options, nullptr).Run();
}

MatchResult Match(const Pipeline& before, const Pipeline& after, const MatchOptions& options,
                  const Lineages& lineages) {
  return Matcher(before, after, options, &lineages).Run();
}

}  // namespace smgraph::passes
