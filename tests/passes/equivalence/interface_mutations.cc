#include <functional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "tests/passes/equivalence/mutations.h"
#include "tests/passes/equivalence/parts.h"

namespace smgraph::testing {
namespace {

using graph::Parameter;
using graph::Pipeline;
using graph::Value;

// Something else of the same kind; false when `value` is no constant.
bool ChangeConstant(Value& value) {
  if (auto* integer = value.As<std::int64_t>()) {
    *integer += 1;
  } else if (auto* number = value.As<double>()) {
    *number += 0.125;
  } else if (auto* text = value.As<std::string>()) {
    *text += "-changed";
  } else if (auto* truth = value.As<bool>()) {
    *truth = !*truth;
  } else {
    return false;
  }
  return true;
}

// `edit` done to everything that the steps of `parts` are given or compare.
void EditAll(Parts& parts, const std::function<void(Value&)>& edit) {
  for (graph::Step& step : parts.steps) {
    graph::Edit(step.guard, edit);
    for (auto& item : step.arguments.items)
      graph::Edit(item.second, edit);
    for (auto& item : step.settings.items)
      graph::Edit(item.second, edit);
    for (graph::Port& port : step.inputs)
      graph::Edit(port.value, edit);
  }
}

// The pipeline without a parameter, `value` in its place.
Parts Without(const Parts& parts, std::size_t number, const Value& value) {
  Parts mutant = parts;
  const std::string name = parts.info.parameters[number].name;
  mutant.info.parameters.erase(mutant.info.parameters.begin() +
                               static_cast<std::ptrdiff_t>(number));
  EditAll(mutant, [&](Value& part) {
    const auto* reference = part.As<graph::ParameterReference>();
    if (reference != nullptr && reference->name == name) part = Value(value);
  });
  return mutant;
}

std::vector<Mutation> DefaultsChanged(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t i = 0; i < parts.info.parameters.size(); ++i) {
    Parts mutant = parts;
    auto& value = mutant.info.parameters[i].default_value;
    if (!value) {
      value = 1;
    } else if (!ChangeConstant(*value)) {
      value.reset();
    }
    mutations.push_back({mutant.Build(), "default of " + parts.info.parameters[i].name, {}});
    mutant = parts;
    mutant.info.parameters[i].type += "2";
    mutations.push_back({mutant.Build(), "type of " + parts.info.parameters[i].name, {}});
  }
  return mutations;
}

std::vector<Mutation> ParametersLost(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t i = 0; i < parts.info.parameters.size(); ++i) {
    const Parameter& parameter = parts.info.parameters[i];
    if (!parameter.default_value) continue;
    mutations.push_back({Without(parts, i, *parameter.default_value).Build(),
                         fmt::format("{} is always its default", parameter.name),
                         {}});
    Value other = *parameter.default_value;
    if (!ChangeConstant(other)) continue;
    mutations.push_back({Without(parts, i, other).Build(),
                         fmt::format("{} is always {}", parameter.name, graph::Describe(other)),
                         {}});
  }
  return mutations;
}

std::vector<Mutation> ParametersAdded(const Pipeline& pipeline) {
  Parts mutant(pipeline);
  Parameter parameter;
  parameter.name = "added";
  parameter.type = "int";
  parameter.default_value = 1;
  mutant.info.parameters.push_back(std::move(parameter));
  return {{mutant.Build(), "a parameter more", {}}};
}

std::vector<Mutation> ParametersExchanged(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t i = 0; i + 1 < parts.info.parameters.size(); ++i) {
    const std::string first = parts.info.parameters[i].name;
    const std::string second = parts.info.parameters[i + 1].name;
    Parts mutant = parts;
    EditAll(mutant, [&](Value& part) {
      auto* reference = part.As<graph::ParameterReference>();
      if (reference == nullptr) return;
      if (reference->name == first) {
        reference->name = second;
      } else if (reference->name == second) {
        reference->name = first;
      }
    });
    mutations.push_back({mutant.Build(), fmt::format("{} used for {}", first, second), {}});
  }
  return mutations;
}

std::vector<Mutation> ConstantsChanged(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t step = 0; step < parts.steps.size(); ++step) {
    for (const auto& [name, value] : parts.steps[step].arguments.items) {
      Parts mutant = parts;
      bool changed = false;
      graph::Edit(*mutant.steps[step].arguments.Find(name), [&changed](Value& part) {
        if (!changed) changed = ChangeConstant(part);
      });
      if (!changed) continue;
      for (graph::Port& port : mutant.steps[step].inputs) {
        if (port.name == name) port.value = *mutant.steps[step].arguments.Find(name);
      }
      mutations.push_back(
          {mutant.Build(), fmt::format("{}.{} changed", parts.steps[step].id, name), {}});
    }
  }
  return mutations;
}

// A constant or parameter that a step is no longer given.
std::vector<Mutation> ArgumentsLost(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t step = 0; step < parts.steps.size(); ++step) {
    for (const auto& item : parts.steps[step].arguments.items) {
      const std::string& name = item.first;
      if (!graph::ReferredStep(item.second).empty()) continue;  // its edge is told of
      Parts mutant = parts;
      std::erase_if(mutant.steps[step].arguments.items,
                    [&name](const auto& other) { return other.first == name; });
      std::erase_if(mutant.steps[step].inputs,
                    [&name](const graph::Port& port) { return port.name == name; });
      mutations.push_back(
          {mutant.Build(), fmt::format("{} without {}", parts.steps[step].id, name), {}});
    }
  }
  return mutations;
}

// One argument is given another parameter.
std::vector<Mutation> ParametersMistaken(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t step = 0; step < parts.steps.size(); ++step) {
    for (const auto& [name, value] : parts.steps[step].arguments.items) {
      const auto* reference = value.As<graph::ParameterReference>();
      for (const Parameter& parameter : parts.info.parameters) {
        if (reference == nullptr || reference->name == parameter.name) continue;
        Parts mutant = parts;
        const Value other = graph::ParameterReference{parameter.name};
        mutant.steps[step].arguments.Set(name, other);
        for (graph::Port& port : mutant.steps[step].inputs) {
          if (port.name == name) port.value = other;
        }
        mutations.push_back({mutant.Build(),
                             fmt::format("{}.{} is {}", parts.steps[step].id, name, parameter.name),
                             {}});
      }
    }
  }
  return mutations;
}

std::vector<Mutation> SettingsChanged(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  for (std::size_t step = 0; step < parts.steps.size(); ++step) {
    Parts mutant = parts;
    mutant.steps[step].settings.Set("instance_type", "ml.p5.48xlarge");
    mutations.push_back({mutant.Build(), parts.steps[step].id + " has another machine", {}});
    mutant = parts;
    mutant.steps[step].settings.Set("max_retries", 9);
    mutations.push_back({mutant.Build(), parts.steps[step].id + " is tried again", {}});
  }
  Parts mutant = parts;
  mutant.info.settings.Set("enable_cache", "maybe");
  mutations.push_back({mutant.Build(), "cache of the pipeline", {}});
  return mutations;
}

std::vector<Mutation> SchedulesChanged(const Pipeline& pipeline) {
  std::vector<Mutation> mutations;
  const Parts parts(pipeline);
  Parts mutant = parts;
  graph::Schedule more;
  more.name = "more";
  more.form = "cron";
  more.expression = "0 4 * * *";
  mutant.info.schedules.push_back(std::move(more));
  mutations.push_back({mutant.Build(), "a schedule more", {}});
  for (std::size_t i = 0; i < parts.info.schedules.size(); ++i) {
    mutant = parts;
    mutant.info.schedules[i].expression = "0 5 * * 1";
    mutations.push_back({mutant.Build(), "another time", {}});
    mutant = parts;
    mutant.info.schedules.erase(mutant.info.schedules.begin() + static_cast<std::ptrdiff_t>(i));
    mutations.push_back({mutant.Build(), "a schedule less", {}});
  }
  return mutations;
}

}  // namespace

std::vector<MutationKind> InterfaceMutations() {
  return {{"default or type changed", false, false, DefaultsChanged},
          {"parameter lost", false, false, ParametersLost},
          {"parameter added", false, false, ParametersAdded},
          {"parameters exchanged", false, false, ParametersExchanged},
          {"constant changed", false, false, ConstantsChanged},
          {"argument lost", false, false, ArgumentsLost},
          {"parameter mistaken", false, false, ParametersMistaken},
          {"settings", false, true, SettingsChanged},
          {"schedule", false, true, SchedulesChanged}};
}

}  // namespace smgraph::testing
