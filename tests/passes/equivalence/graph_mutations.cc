#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "graph/order.h"
#include "tests/passes/equivalence/mutations.h"
#include "tests/passes/equivalence/parts.h"

namespace smgraph::testing {
namespace {

using graph::Edge;
using graph::EdgeKind;
using graph::Pipeline;
using graph::StepId;
using graph::Value;
using Arc = Parts::Arc;

constexpr std::size_t kMaxAdded = 12;  // of one kind in one pipeline
constexpr std::uint32_t kShuffles = 3;

class Mutations {
 public:
  explicit Mutations(const Pipeline& pipeline) : parts(pipeline), place_(PlacesOf(pipeline)) {}

  void Add(const Parts& mutant, std::string what, std::map<std::string, std::string> names = {}) {
    found_.push_back({mutant.Build(), std::move(what), std::move(names)});
  }
  std::vector<Mutation> Take() { return std::move(found_); }

  bool Carries(const Arc& arc) const { return CarriesData(arc.edge.kind) && !arc.edge.implied; }
  bool Before(StepId a, StepId b) const { return place_[a] < place_[b]; }
  bool Joined(StepId a, StepId b) const {
    return std::ranges::any_of(parts.arcs,
                               [&](const Arc& arc) { return arc.from == a && arc.to == b; });
  }
  std::string Text(const Arc& arc) const {
    return fmt::format("{}.{} -> {}.{}", parts.steps[arc.from].id, arc.edge.output,
                       parts.steps[arc.to].id, arc.edge.input);
  }

  const Parts parts;

 private:
  static std::vector<std::size_t> PlacesOf(const Pipeline& pipeline) {
    std::vector<std::size_t> places(num_vertices(pipeline));
    std::size_t next = 0;
    for (const StepId step : graph::TopologicalOrder(pipeline))
      places[step] = next++;
    return places;
  }

  std::vector<std::size_t> place_;
  std::vector<Mutation> found_;
};

// What the consumer says that it is given: an edge that goes elsewhere is written differently.
void SayInput(Parts& parts, const Arc& arc, const Value& value) {
  graph::Step& step = parts.steps[arc.to];
  for (graph::Port& port : step.inputs) {
    if (port.name == arc.edge.input) port.value = value;
  }
  if (Value* argument = step.arguments.Find(arc.edge.input)) *argument = value;
}

Value Reading(const Parts& parts, StepId producer, const std::string& output) {
  return graph::StepReference{parts.steps[producer].id, output};
}

std::vector<Mutation> EdgesDropped(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (std::size_t i = 0; i < all.parts.arcs.size(); ++i) {
    const Arc& arc = all.parts.arcs[i];
    Parts mutant = all.parts;
    if (all.Carries(arc)) SayInput(mutant, arc, {});
    mutant.arcs.erase(mutant.arcs.begin() + static_cast<std::ptrdiff_t>(i));
    all.Add(mutant, all.Text(arc) + " dropped");
  }
  return all.Take();
}

std::vector<Mutation> EdgesAdded(const Pipeline& pipeline, EdgeKind kind, bool beside) {
  Mutations all(pipeline);
  std::size_t count = 0;
  for (StepId to = 0; to < all.parts.steps.size(); ++to) {
    for (StepId from = 0; from < all.parts.steps.size() && count < kMaxAdded; ++from) {
      if (!all.Before(from, to) || all.Joined(from, to) != beside) continue;
      Arc arc{from, to, {}};
      arc.edge.kind = kind;
      if (kind == EdgeKind::kArtifact) {
        const auto& outputs = all.parts.steps[from].outputs;
        arc.edge.output = outputs.empty() ? "output" : outputs.front().name;
        arc.edge.input = "extra";
      }
      Parts mutant = all.parts;
      mutant.arcs.push_back(arc);
      all.Add(mutant, all.Text(arc) + " added");
      ++count;
    }
  }
  return all.Take();
}

std::vector<Mutation> DataAdded(const Pipeline& pipeline) {
  return EdgesAdded(pipeline, EdgeKind::kArtifact, false);
}
std::vector<Mutation> OrdersAdded(const Pipeline& pipeline) {
  return EdgesAdded(pipeline, EdgeKind::kOrder, false);
}
std::vector<Mutation> OrdersBesideEdges(const Pipeline& pipeline) {
  return EdgesAdded(pipeline, EdgeKind::kOrder, true);
}

std::vector<Mutation> EdgesRedirected(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (std::size_t i = 0; i < all.parts.arcs.size(); ++i) {
    const Arc& arc = all.parts.arcs[i];
    int count = 0;
    for (StepId from = 0; from < all.parts.steps.size() && count < 2; ++from) {
      if (from == arc.from || !all.Before(from, arc.to)) continue;
      Parts mutant = all.parts;
      Arc& moved = mutant.arcs[i];
      moved.from = from;
      if (all.Carries(arc)) {
        const auto& outputs = all.parts.steps[from].outputs;
        if (!outputs.empty()) moved.edge.output = outputs.front().name;
        SayInput(mutant, moved, Reading(mutant, from, moved.edge.output));
      }
      all.Add(mutant, fmt::format("{} comes from {}", all.Text(arc), all.parts.steps[from].id));
      ++count;
    }
  }
  return all.Take();
}

std::vector<Mutation> EdgesSwapped(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (std::size_t i = 0; i < all.parts.arcs.size(); ++i) {
    for (std::size_t j = i + 1; j < all.parts.arcs.size(); ++j) {
      const Arc& a = all.parts.arcs[i];
      const Arc& b = all.parts.arcs[j];
      const bool data = all.Carries(a) && all.Carries(b);
      if (!data || !all.Before(a.from, b.to) || !all.Before(b.from, a.to)) continue;
      if (a.from == b.from && a.edge.output == b.edge.output) continue;
      Parts mutant = all.parts;
      std::swap(mutant.arcs[i].from, mutant.arcs[j].from);
      std::swap(mutant.arcs[i].edge.output, mutant.arcs[j].edge.output);
      SayInput(mutant, a, Reading(mutant, b.from, b.edge.output));
      SayInput(mutant, b, Reading(mutant, a.from, a.edge.output));
      all.Add(mutant, fmt::format("sources of {} and {} swapped", all.Text(a), all.Text(b)));
    }
  }
  return all.Take();
}

std::vector<Mutation> OtherOutputs(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (std::size_t i = 0; i < all.parts.arcs.size(); ++i) {
    const Arc& arc = all.parts.arcs[i];
    if (!all.Carries(arc)) continue;
    for (const graph::Port& output : all.parts.steps[arc.from].outputs) {
      if (output.name == arc.edge.output) continue;
      Parts mutant = all.parts;
      mutant.arcs[i].edge.output = output.name;
      SayInput(mutant, arc, Reading(mutant, arc.from, output.name));
      all.Add(mutant, fmt::format("{} reads {}", all.Text(arc), output.name));
    }
  }
  return all.Take();
}

std::vector<Mutation> StepsDropped(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (StepId step = 0; step < all.parts.steps.size(); ++step) {
    const std::string& id = all.parts.steps[step].id;
    const auto read = [&id](const graph::Guard& guard) {
      bool found = false;
      graph::Walk(guard, [&](const Value& part) { found |= graph::ReferredStep(part) == id; });
      return found;
    };
    if (std::ranges::any_of(all.parts.steps, read, &graph::Step::guard)) continue;
    Parts mutant = all.parts;
    for (const Arc& arc : all.parts.arcs) {
      if (arc.from == step && all.Carries(arc)) SayInput(mutant, arc, {});
    }
    std::erase_if(mutant.arcs,
                  [step](const Arc& arc) { return arc.from == step || arc.to == step; });
    for (Arc& arc : mutant.arcs) {
      arc.from -= arc.from > step ? 1 : 0;
      arc.to -= arc.to > step ? 1 : 0;
    }
    mutant.steps.erase(mutant.steps.begin() + static_cast<std::ptrdiff_t>(step));
    all.Add(mutant, id + " dropped");
  }
  return all.Take();
}

std::vector<Mutation> StepsDoubled(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (StepId step = 0; step < all.parts.steps.size(); ++step) {
    Parts mutant = all.parts;
    graph::Step twin = mutant.steps[step];
    twin.id += "_again";
    for (const Arc& arc : all.parts.arcs) {
      if (arc.to == step) mutant.arcs.push_back({arc.from, mutant.steps.size(), arc.edge});
    }
    mutant.steps.push_back(std::move(twin));
    all.Add(mutant, all.parts.steps[step].id + " runs twice");
  }
  return all.Take();
}

// Each of two steps is called as the other one, and is what it was.
std::vector<Mutation> RolesSwapped(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (StepId a = 0; a < all.parts.steps.size(); ++a) {
    for (StepId b = a + 1; b < all.parts.steps.size(); ++b) {
      Parts mutant = all.parts;
      const std::string first = mutant.steps[a].id;
      const std::string second = mutant.steps[b].id;
      RenameSteps(mutant, [&](const std::string& name) {
        return name == first ? second : name == second ? first : name;
      });
      all.Add(mutant, fmt::format("{} and {} swapped", first, second));
    }
  }
  return all.Take();
}

std::vector<Mutation> RunsAsOften(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (StepId step = 0; step < all.parts.steps.size(); ++step) {
    Parts mutant = all.parts;
    auto& often = mutant.steps[step].multiplicity;
    if (often) {
      often.reset();
    } else {
      often = graph::Multiplicity{{graph::List{{1, 2, 3}}}};
    }
    all.Add(mutant,
            fmt::format("{} runs {}", mutant.steps[step].id, often ? "for each of three" : "once"));
  }
  return all.Take();
}

// --- what changes nothing ---

std::vector<Mutation> Renamed(const Pipeline& pipeline) {
  Mutations all(pipeline);
  const auto rename = [&all](const auto& chosen) {
    Parts mutant = all.parts;
    std::map<std::string, std::string> names;
    const auto name = [&](const std::string& old) {
      return chosen(old) ? "now_" + old + "_v2" : old;
    };
    for (const graph::Step& step : all.parts.steps)
      names[name(step.id)] = step.id;
    RenameSteps(mutant, name);
    all.Add(mutant, "renamed", std::move(names));
  };
  rename([](const std::string&) { return true; });
  for (const graph::Step& step : all.parts.steps)
    rename([&step](const std::string& name) { return name == step.id; });
  return all.Take();
}

std::vector<Mutation> Reordered(const Pipeline& pipeline) {
  Mutations all(pipeline);
  for (std::uint32_t seed = 0; seed < kShuffles; ++seed) {
    std::mt19937 engine(seed);
    std::vector<StepId> order(all.parts.steps.size());  // new place: old one
    for (StepId step = 0; step < order.size(); ++step)
      order[step] = step;
    std::shuffle(order.begin(), order.end(), engine);
    Parts mutant = all.parts;
    std::vector<StepId> place(order.size());
    for (StepId step = 0; step < order.size(); ++step) {
      mutant.steps[step] = all.parts.steps[order[step]];
      place[order[step]] = step;
    }
    for (Arc& arc : mutant.arcs)
      arc = {place[arc.from], place[arc.to], arc.edge};
    std::shuffle(mutant.arcs.begin(), mutant.arcs.end(), engine);
    all.Add(mutant, fmt::format("statements in order {}", seed));
  }
  return all.Take();
}

}  // namespace

std::vector<MutationKind> GraphMutations() {
  return {{"edge dropped", false, false, EdgesDropped},
          {"data edge added", false, false, DataAdded},
          {"order added", false, false, OrdersAdded},
          {"edge redirected", false, false, EdgesRedirected},
          {"edges swapped", false, false, EdgesSwapped},
          {"wrong output of the right step", false, false, OtherOutputs},
          {"step dropped", false, false, StepsDropped},
          {"step doubled", false, false, StepsDoubled},
          {"roles swapped", false, false, RolesSwapped},
          {"runs more or less often", false, false, RunsAsOften},
          {"renamed", true, false, Renamed},
          {"statements reordered", true, false, Reordered},
          {"order beside an edge", true, false, OrdersBesideEdges}};
}

}  // namespace smgraph::testing
