#include "passes/lower/values.h"

#include <utility>

#include "passes/outputs.h"
#include "passes/property_path.h"

namespace smgraph::passes {
namespace {

using graph::StepId;
using graph::StepReference;
using graph::Unknown;
using graph::Value;

constexpr int kMaxRepacks = 16;  // of one model; a cycle of them ends here

std::string JsonSubscripts(const std::string& json_path) {
  const auto path = ParsePropertyPath(json_path);
  return path ? SubscriptText(*path) : "['" + json_path + "']";
}

// What is read below the output that stands for a function's result, or for an element of it.
std::string BelowResult(const graph::Step& step, const std::string& output,
                        const std::string& path) {
  const std::string whole = "Result" + path;
  const graph::Port* port = graph::FindPort(step.outputs, output);
  return port != nullptr && whole.starts_with(port->path) ? whole.substr(port->path.size()) : "";
}

}  // namespace

ValueLowering::ValueLowering(graph::Pipeline& resolved, const Plan& plan)
    : pipeline_(resolved), plan_(plan), index_(resolved) {}

void ValueLowering::Lower(Value& value, const SourceSpan& place) {
  graph::Edit(value, [&](Value& part) { LowerPart(part, place, 0); });
}

void ValueLowering::Lower(graph::Map& map, const SourceSpan& place) {
  for (auto& item : map.items)
    Lower(item.second, place);
}

void ValueLowering::Lower(graph::Guard& guard, const SourceSpan& place) {
  if (guard.always()) return;
  if (guard == last_guard_) {
    guard = last_lowered_;
    return;
  }
  graph::Guard original = guard;
  bool has_place = false;  // what is not known says where
  graph::Edit(guard, [&](Value& part) {
    LowerPart(part, place, 0);
    has_place = has_place || part.As<Unknown>() != nullptr;
  });
  if (has_place) return;
  last_guard_ = std::move(original);
  last_lowered_ = guard;
}

void ValueLowering::LowerPart(Value& part, const SourceSpan& place, int depth) {
  const auto producer = index_.Find(graph::ReferredStep(part));
  if (!producer) return;
  switch (plan_.fate(*producer)) {
    case Fate::kKept:
      part = Artifact(*producer, part);
      return;
    case Fate::kMerged:
      part = ModelBeforeRepacking(*producer, place, depth);
      return;
    case Fate::kLoop:
      if (auto inner = ReadOfBody(part)) {
        part = *std::move(inner);
        LowerPart(part, place, depth + 1);
        return;
      }
      [[fallthrough]];
    case Fate::kBranch: {
      const std::string text = graph::Describe(part);
      part = Unknown{"'" + text + "', which is no result in ZenML", text, place};
    }
  }
}

Value ValueLowering::Artifact(StepId producer, const Value& use) {
  graph::Step& step = pipeline_[producer];
  const auto output = OutputRead(step, use);
  if (!output) return use;
  if (const auto* get = use.As<graph::JsonGet>()) {
    std::string path(WithoutJsonPath(*output));
    const std::string file = PathAmongPropertyFiles(step, get->property_file);
    if (!file.empty()) path += "['" + file + "']";
    return StepReference{step.id, path + JsonSubscripts(get->path)};
  }
  if (const auto* result = use.As<graph::FunctionResult>())
    return StepReference{step.id, *output + BelowResult(step, *output, result->path)};
  // Below an output named in the path, subscripts go on reading: TrainingJobSummaries[0].
  const auto* reference = use.As<StepReference>();
  const bool named = reference != nullptr && reference->path.starts_with(*output + "[");
  return StepReference{step.id, named ? reference->path : *output};
}

Value ValueLowering::ModelBeforeRepacking(StepId repack, const SourceSpan& place, int depth) {
  const graph::Step& step = pipeline_[repack];
  for (const graph::Port& port : step.inputs) {
    if (graph::ReferredStep(port.value).empty() || depth == kMaxRepacks) continue;
    Value model = port.value;
    LowerPart(model, place, depth + 1);
    return model;
  }
  return Unknown{"model that '" + step.id + "' repacks", "model", place};
}

std::optional<StepReference> ValueLowering::ReadOfBody(const Value& use) const {
  const auto* reference = use.As<StepReference>();
  const auto path = reference == nullptr ? std::nullopt : ParsePropertyPath(reference->path);
  if (!path || path->size() < 3 || path->front().text != "IterationOutputs") return std::nullopt;
  const auto body = index_.Find((*path)[2].text);
  if (!body || plan_.IsGlue(*body)) return std::nullopt;
  const std::size_t rest = reference->path.find(".", reference->path.find(']'));
  const std::size_t below = reference->path.find('.', rest + 1);
  return StepReference{pipeline_[*body].id,
                       below == std::string::npos ? "" : reference->path.substr(below + 1)};
}

}  // namespace smgraph::passes
