#include "frontends/zenml/run_config.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/invocation_ids.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/options.h"
#include "frontends/zenml/steps.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Dict;
using python::Evaluator;
using python::Instance;
using python::Ref;

void Missing(Recording& recording, RunConfig& config, std::string message, SourceSpan span) {
  config.missing = true;
  recording.Report("run-configuration", std::move(message), span);
}

// What the library's yaml.safe_load makes of the text; null when it raises.
Ref ParseYaml(Evaluator& ev, std::string text, SourceSpan span) {
  Ref load = ev.LibraryObject("yaml.safe_load");
  if (load == nullptr) return nullptr;
  try {
    return ev.CallValue(load, python::CallWith({ev.heap().str(std::move(text))}, span));
  } catch (const python::Raised&) {
    return nullptr;
  }
}

void ConfigureInput(Recording& recording, const Invocation& invocation, InvocationInput& input,
                    Values& values, Ref value, SourceSpan span) {
  switch (input.source) {
    case InputSource::kMissing:
    case InputSource::kDefault:
    case InputSource::kConfigured:
      input.source = InputSource::kConfigured;
      input.value = values.Read(value);
      return;
    case InputSource::kParameter:
      if (input.argument == nullptr || python::Equals(input.argument, value) != 0) return;
      recording.Report("zenml-refuses",
                       fmt::format("configured parameter '{}' for the step '{}' conflicts with the "
                                   "value passed at the call",
                                   input.name, invocation.id),
                       span);
      return;
    default:
      return;
  }
}

void ConfigureParameters(Values& values, Recording& recording, Invocation& invocation,
                         const Dict& parameters, SourceSpan span) {
  for (const auto& [key, value] : parameters.items) {
    std::string name;
    if (!python::TextOf(key, name)) continue;
    const auto input = std::ranges::find(invocation.inputs, name, &InvocationInput::name);
    if (input == invocation.inputs.end()) {
      recording.Report(
          "zenml-refuses",
          fmt::format("no parameter '{}' in the signature of step '{}'", name, invocation.id),
          span);
      continue;
    }
    ConfigureInput(recording, invocation, *input, values, value, span);
  }
}

void ConfigureInvocation(Values& values, Recording& recording, Invocation& invocation,
                         const Dict& options, SourceSpan span) {
  for (const auto& [key, value] : options.items) {
    std::string name;
    if (!python::TextOf(key, name) || python::IsNone(value)) continue;
    const auto* section = As<Dict>(value);
    if (name == "parameters" && section != nullptr) {
      ConfigureParameters(values, recording, invocation, *section, span);
    } else if (name != "parameters") {
      MergeOption(invocation.configuration, name, values.Read(value));
    }
  }
}

// What ZenML refuses of the file, whatever its sections are merged with.
void CheckContent(Evaluator& ev, Recording& recording, const RunConfig& config, SourceSpan span) {
  const auto check = [&](std::string_view owner, std::string_view types, const Dict* section) {
    if (section == nullptr) return;
    const std::string problem = ProblemOfFile(ev, types, *section, span);
    if (!problem.empty()) {
      recording.Refuse(fmt::format("run configuration{}: {}", owner, problem), span);
    }
  };
  check("", "File", config.content);
  const Dict* steps = config.Section("steps");
  if (steps == nullptr) return;
  for (const auto& [key, options] : steps->items) {
    std::string id;
    if (python::TextOf(key, id))
      check(fmt::format(", step '{}'", id), "ConfiguredStep", As<Dict>(options));
  }
}

}  // namespace

void MergeOption(graph::Map& configuration, std::string_view name, graph::Value value) {
  graph::Value* before = configuration.Find(name);
  auto* old_map = before == nullptr ? nullptr : before->As<graph::Map>();
  const auto* new_map = value.As<graph::Map>();
  if (old_map == nullptr || new_map == nullptr) return configuration.Set(name, std::move(value));
  for (const auto& [key, item] : new_map->items)
    MergeOption(*old_map, key, item);
}

Ref RunConfig::Find(std::string_view key) const {
  Ref value = content == nullptr ? nullptr : content->Find(key);
  return python::IsNone(value) ? nullptr : value;
}

const Dict* RunConfig::Section(std::string_view key) const {
  return As<Dict>(Find(key));
}

RunConfig ReadRunConfig(Evaluator& ev, Recording& recording, Ref path, SourceSpan span) {
  RunConfig config;
  if (python::IsNone(path)) return config;
  const auto* name = As<python::Str>(path);
  if (name == nullptr) {
    std::string text;
    if (!python::TextOf(path, text)) text = "{" + python::LabelOf(path) + "}";
    Missing(recording, config, fmt::format("the run configuration '{}' is not known", text), span);
    return config;
  }
  auto text = ev.files().ReadText(name->value);
  if (!text) {
    Missing(recording, config,
            fmt::format("the run configuration '{}' is not in the project", name->value), span);
    return config;
  }
  Ref content = ParseYaml(ev, *std::move(text), span);
  config.content = As<Dict>(content);
  if (config.content != nullptr) {
    CheckContent(ev, recording, config, span);
  } else if (content == nullptr || python::Known(content)) {
    recording.Refuse(fmt::format("the run configuration '{}' is not a YAML mapping", name->value),
                     span);
  } else {
    Missing(recording, config, fmt::format("the run configuration '{}' is not known", name->value),
            span);
  }
  return config;
}

namespace {

/// The steps of depends_on by the ids that configurations have for them.
using Templates = std::vector<std::pair<std::string, const Instance*>>;

Templates ReadTemplates(Evaluator& ev, Recording& recording) {
  Templates templates;
  const auto* listed = As<python::List>(OptionOf(ev, *recording.pipeline, "depends_on"));
  if (listed == nullptr) return templates;
  std::map<std::string, int> named;
  for (Ref item : listed->items) {
    Instance* step = AsRole(item, Role::kStep);
    if (step == nullptr) continue;
    const std::string name = NameOfStep(ev, *step);
    if (std::ranges::find(templates, step, &Templates::value_type::second) != templates.end()) {
      recording.Refuse(fmt::format("the pipeline {} depends on the same step ({}) multiple times",
                                   recording.name, name),
                       recording.call_span);
    }
    const int count = ++named[name];
    templates.emplace_back(count == 1 ? name : fmt::format("{}_{}", name, count), step);
  }
  return templates;
}

// A template's configuration holds for all calls of its step, whatever ids they have.
void ConfigureTemplates(Evaluator& ev, Recording& recording, const Dict& steps, SourceSpan span) {
  const auto templates = ReadTemplates(ev, recording);
  Values values(ev, &recording);
  values.set_place(span);
  for (const auto& [key, options] : steps.items) {
    std::string id;
    const auto* section = As<Dict>(options);
    if (!python::TextOf(key, id) || section == nullptr) continue;
    const auto found = std::ranges::find(templates, id, &Templates::value_type::first);
    if (found == templates.end()) {
      recording.Report("run-configuration",
                       fmt::format("configuration for '{}' is ignored: depends_on of the dynamic "
                                   "pipeline does not have it",
                                   id),
                       span);
      continue;
    }
    const std::string name = NameOfStep(ev, *found->second);
    for (Invocation& invocation : recording.invocations) {
      if (invocation.step_name == name) {
        ConfigureInvocation(values, recording, invocation, *section, span);
      }
    }
  }
}

}  // namespace

void CheckTemplates(Evaluator& ev, Recording& recording) {
  ReadTemplates(ev, recording);
}

void ConfigureInvocations(Evaluator& ev, Recording& recording, const Dict& steps, SourceSpan span) {
  if (recording.dynamic) return ConfigureTemplates(ev, recording, steps, span);
  Values values(ev, &recording);
  values.set_place(span);
  for (const auto& [key, options] : steps.items) {
    std::string id;
    const auto* section = As<Dict>(options);
    if (!python::TextOf(key, id) || section == nullptr) continue;
    const std::size_t index = FindInvocation(recording, id);
    if (index == recording.invocations.size()) {
      recording.Report("run-configuration",
                       fmt::format("configuration for '{}' is ignored: no step has this id", id),
                       span);
      continue;
    }
    ConfigureInvocation(values, recording, recording.invocations[index], *section, span);
  }
}

}  // namespace smgraph::zenml
