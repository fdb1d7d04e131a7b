#include "passes/diff/parameter_pairs.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "passes/names.h"

namespace smgraph::passes {
namespace {

using graph::Parameter;
using graph::Pipeline;
using graph::StepId;
using graph::Value;

// Places in which a pipeline uses its parameters; those of matched steps are named by `number`.
using Places = std::map<std::string, std::set<std::string>>;

template <typename Number>
Places PlacesOf(const Pipeline& pipeline, Number number) {
  Places places;
  const auto note = [&places](const Value& value, const std::string& place) {
    graph::Walk(value, [&](const Value& part) {
      const auto* parameter = part.As<graph::ParameterReference>();
      if (parameter != nullptr) places[parameter->name].insert(place);
    });
  };
  for (const StepId id : boost::make_iterator_range(vertices(pipeline))) {
    const graph::Step& step = pipeline[id];
    const std::string prefix = number(id);
    for (const auto& [key, value] : step.arguments.items)
      note(value, prefix + "argument " + key);
    for (const auto& [key, value] : step.settings.items)
      note(value, prefix + "setting " + key);
    for (const graph::Port& port : step.inputs)
      note(port.value, prefix + "input " + port.name);
    graph::Walk(step.guard, [&](const Value& part) { note(part, prefix + "guard"); });
  }
  return places;
}

// Parameters without a partner, by what is the same about them.
class ParameterPairing {
 public:
  explicit ParameterPairing(Correspondence& same) : same_(same) {
    for (const Parameter& parameter : Info(same.before()).parameters) {
      before_.push_back(parameter.name);
    }
    for (const Parameter& parameter : Info(same.after()).parameters) {
      after_.push_back(parameter.name);
    }
  }

  void Run() {
    PairBy([](const std::string& name) { return name; },
           [](const std::string& name) { return name; });
    PairBy(&NameKey, &NameKey);
    if (!same_.across() && !before_.empty() && !after_.empty()) PairByUse();
  }

 private:
  template <typename KeyBefore, typename KeyAfter>
  void PairBy(KeyBefore key_before, KeyAfter key_after) {
    std::map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>> groups;
    for (const std::string& name : before_)
      groups[key_before(name)].first.push_back(name);
    for (const std::string& name : after_)
      groups[key_after(name)].second.push_back(name);
    for (const auto& [key, names] : groups) {
      if (key.empty() || names.first.size() != 1 || names.second.size() != 1) continue;
      same_.PairParameters(names.first.front(), names.second.front());
      std::erase(before_, names.first.front());
      std::erase(after_, names.second.front());
    }
  }

  void PairByUse() {
    const Places of_before = PlacesOf(same_.before(), [this](StepId step) {
      const auto after = same_.AfterOf(step);
      return after ? fmt::format("{} ", *after) : std::string("- ");
    });
    const Places of_after =
        PlacesOf(same_.after(), [](StepId step) { return fmt::format("{} ", step); });
    const auto key = [](const Places& places) {
      return [&places](const std::string& name) {
        const auto found = places.find(name);
        return found == places.end() ? std::string()
                                     : fmt::format("{}", fmt::join(found->second, "\n"));
      };
    };
    PairBy(key(of_before), key(of_after));
  }

  Correspondence& same_;
  std::vector<std::string> before_;
  std::vector<std::string> after_;
};

}  // namespace

void PairParameters(Correspondence& same) {
  ParameterPairing(same).Run();
}

std::vector<std::string> FeedingSettingsOnly(const Pipeline& pipeline,
                                             const std::vector<std::string>& names) {
  const Places places = PlacesOf(pipeline, [](StepId) { return std::string(); });
  std::vector<std::string> found;
  for (const std::string& name : names) {
    const auto used = places.find(name);
    const bool only =
        used != places.end() && std::ranges::all_of(used->second, [](const std::string& place) {
          return place.starts_with("setting ");
        });
    if (only) found.push_back(name);
  }
  return found;
}

}  // namespace smgraph::passes
