#include "frontends/sagemaker/definition_steps.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "frontends/sagemaker/assemble.h"
#include "frontends/sagemaker/definition_request.h"
#include "frontends/sagemaker/definition_values.h"
#include "frontends/sagemaker/step_types.h"
#include "graph/base/catalogue.h"

namespace smgraph::sagemaker {
namespace {

using graph::StepId;
using graph::Value;

constexpr int kMaxStepDepth = 60;

/// The lists of steps inside a step.
std::vector<std::pair<const Branch*, const Value*>> BranchesIn(const Value& step) {
  std::vector<std::pair<const Branch*, const Value*>> branches;
  const Value* arguments = ValueAt(step, "Arguments");
  const auto* map = arguments == nullptr ? nullptr : arguments->As<graph::Map>();
  if (map == nullptr) return branches;
  for (const auto& [key, value] : map->items) {
    if (const Branch* branch = FindBranch(key)) branches.emplace_back(branch, &value);
  }
  return branches;
}

class StepsReader {
 public:
  StepsReader(const DefinitionPlaces& places, graph::Pipeline& pipeline,
              std::vector<std::string> names)
      : places_(places), pipeline_(pipeline), values_(std::move(names)) {}

  std::optional<Error> ReadList(const Value& steps, const JsonNode* place, const StepId* parent,
                                std::string_view arm, int depth);
  void AddEdges();

 private:
  struct Pending {
    StepId id = 0;
    std::vector<DefinitionUse> uses;
    std::vector<std::pair<std::string, std::string>> after;  // name, trigger
    std::optional<StepId> parent;
    std::string arm;
  };

  Error ErrorAt(const JsonNode* place, std::string message) const {
    return {std::move(message), places_.SpanOf(place), ""};
  }
  std::optional<Error> ReadStep(const Value& plain, const JsonNode* place, const StepId* parent,
                                std::string_view arm, int depth);
  void ReadDependencies(const Value& plain, Pending& pending);
  void NoteAllUses(const Value& plain, Pending& pending);
  void AddUse(const Pending& pending, const DefinitionUse& use);
  void Report(RuleName rule, std::string message, SourceSpan span) {
    graph::Info(pipeline_).diagnostics.push_back(Finding(rule, std::move(message), span));
  }

  std::optional<StepId> FindStep(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? std::nullopt : std::optional(found->second);
  }

  const DefinitionPlaces& places_;
  graph::Pipeline& pipeline_;
  DefinitionValues values_;
  std::vector<Pending> pending_;
  std::unordered_map<std::string, StepId> by_id_;   // only for look-ups
  std::unordered_map<std::string, int> last_copy_;  // of names that occur twice: "name#3"
  bool cut_ = false;                                // at kMaxSteps
};

void StepsReader::ReadDependencies(const Value& plain, Pending& pending) {
  const graph::List* list = ListAt(plain, "DependsOn");
  if (list == nullptr) return;
  for (const Value& item : list->items) {
    if (const auto* name = item.As<std::string>()) {
      pending.after.emplace_back(*name, "");
      continue;
    }
    std::string trigger = TextAt(item, "Trigger");
    std::ranges::transform(trigger, trigger.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    pending.after.emplace_back(TextAt(item, "Step"), trigger == "completed" ? "" : trigger);
  }
}

/// References that no row of the tables has read: everything below the step but its branches.
void StepsReader::NoteAllUses(const Value& plain, Pending& pending) {
  pending.uses = values_.TakeUses();
  const auto known = [&](const DefinitionUse& use) {
    return std::any_of(pending.uses.begin(), pending.uses.end(), [&](const DefinitionUse& other) {
      return other.step == use.step && other.path == use.path && other.kind == use.kind;
    });
  };
  const auto* map = plain.As<graph::Map>();
  for (const auto& [key, value] : map->items) {
    values_.SetOutside(key != "Arguments");
    const auto* arguments = value.As<graph::Map>();
    if (key != "Arguments" || arguments == nullptr) {
      values_.Read(value);
      continue;
    }
    for (const auto& [name, argument] : arguments->items) {
      if (FindBranch(name) == nullptr) {
        values_.Read(argument);
      }
    }
  }
  values_.SetOutside(false);
  for (DefinitionUse& use : values_.TakeUses()) {
    if (!known(use)) pending.uses.push_back(std::move(use));
  }
}

std::optional<Error> StepsReader::ReadStep(const Value& plain, const JsonNode* place,
                                           const StepId* parent, std::string_view arm, int depth) {
  if (plain.As<graph::Map>() == nullptr) return ErrorAt(place, "a step is not an object");
  if (boost::num_vertices(pipeline_) == kMaxSteps) {
    if (std::exchange(cut_, true)) return std::nullopt;
    Report("unreadable-pipeline", "the pipeline has too many steps", places_.SpanOf(place));
    graph::Info(pipeline_).complete = false;
    return std::nullopt;
  }
  graph::Step step;
  step.id = TextAt(plain, "Name");
  step.type = TextAt(plain, "Type");
  step.span = places_.SpanOf(place);
  if (step.id.empty()) return ErrorAt(place, "a step has no \"Name\"");
  if (step.type.empty()) return ErrorAt(place, "step '" + step.id + "' has no \"Type\"");
  ReadDefinitionRequest(plain, values_, step);
  Pending pending;
  pending.arm = arm;
  if (parent != nullptr) pending.parent = *parent;
  ReadDependencies(plain, pending);
  NoteAllUses(plain, pending);
  if (parent != nullptr) {
    step.guard = graph::And(pipeline_[*parent].guard, GuardOfArm(pipeline_[*parent], arm));
    step.multiplicity = pipeline_[*parent].multiplicity;
    const graph::Port* items = graph::FindPort(pipeline_[*parent].inputs, "IterableItems");
    if (arm == "body" && items != nullptr) step.multiplicity = graph::Multiplicity{{items->value}};
  }
  if (FindStep(step.id)) {
    Report("duplicate-step-name", "two steps are called '" + step.id + "'", step.span);
    graph::Info(pipeline_).complete = false;
    int& count = last_copy_.try_emplace(step.id, 1).first->second;
    const std::string base = step.id;
    do
      step.id = base + "#" + std::to_string(++count);
    while (FindStep(step.id));
  }
  by_id_.emplace(step.id, boost::num_vertices(pipeline_));
  const StepId id = AddStep(std::move(step), pipeline_);
  pending.id = id;
  pending_.push_back(std::move(pending));
  const JsonNode* inner = place == nullptr ? nullptr : place->Find("Arguments");
  for (const auto& [branch, steps] : BranchesIn(plain)) {
    const JsonNode* at = inner == nullptr ? nullptr : inner->Find(branch->key);
    if (auto error = ReadList(*steps, at, &id, branch->arm, depth + 1)) return error;
  }
  return std::nullopt;
}

std::optional<Error> StepsReader::ReadList(const Value& steps, const JsonNode* place,
                                           const StepId* parent, std::string_view arm, int depth) {
  const auto* list = steps.As<graph::List>();
  if (list == nullptr) return ErrorAt(place, "the steps are not a list");
  if (depth > kMaxStepDepth) return ErrorAt(place, "steps are nested too deeply");
  const auto* nodes = place == nullptr ? nullptr : place->As<JsonNode::Array>();
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const JsonNode* at = nodes != nullptr && i < nodes->size() ? &(*nodes)[i] : nullptr;
    if (auto error = ReadStep(list->items[i], at, parent, arm, depth)) return error;
  }
  return std::nullopt;
}

void StepsReader::AddUse(const Pending& pending, const DefinitionUse& use) {
  const auto from = FindStep(use.step);
  const graph::Step& step = pipeline_[pending.id];
  if (!from) {
    Report("dependency-not-in-pipeline",
           "step '" + step.id + "' refers to '" + use.step + "', which is not there", step.span);
    return;
  }
  graph::Edge edge;
  edge.kind = use.kind;
  edge.input = use.input;
  edge.span = step.span;
  edge.made_by = use.outside ? kMadeByService : kMadeBySdk;
  const bool file = use.kind == graph::EdgeKind::kPropertyFile;
  edge.output = file ? OutputOfFile(pipeline_[*from], use.path, "")
                     : OutputOfPath(pipeline_[*from], use.path);
  edge.expression = "Steps." + use.step +
                    (file               ? ".PropertyFiles."
                     : use.path.empty() ? ""
                                        : ".") +
                    use.path;
  if (use.outside) {
    Report("reference-outside-the-sdk-graph",
           OutsideReference(step.id, use.step, "outside of its Arguments"), step.span);
  }
  AddEdge(pipeline_, *from, pending.id, std::move(edge));
}

void StepsReader::AddEdges() {
  for (const Pending& pending : pending_) {
    const SourceSpan span = pipeline_[pending.id].span;
    for (const auto& [name, trigger] : pending.after) {
      const auto from = FindStep(name);
      if (!from) {
        Report(
            "dependency-not-in-pipeline",
            "step '" + pipeline_[pending.id].id + "' depends on '" + name + "', which is not there",
            span);
        continue;
      }
      graph::Edge edge;
      edge.kind = graph::EdgeKind::kOrder;
      edge.arm = trigger;
      edge.expression = name;
      edge.made_by = kMadeBySdk;
      edge.span = span;
      AddEdge(pipeline_, *from, pending.id, std::move(edge));
    }
    for (const DefinitionUse& use : pending.uses)
      AddUse(pending, use);
    if (!pending.parent) continue;
    graph::Edge edge;
    edge.kind = graph::EdgeKind::kControl;
    edge.arm = pending.arm;
    edge.made_by = kMadeBySdk;
    edge.span = span;
    AddEdge(pipeline_, *pending.parent, pending.id, std::move(edge));
  }
}

void CollectNames(const Value& steps, std::vector<std::string>& names, int depth) {
  const auto* list = steps.As<graph::List>();
  if (list == nullptr || depth > kMaxStepDepth) return;
  for (const Value& step : list->items) {
    names.push_back(TextAt(step, "Name"));
    for (const auto& [branch, inner] : BranchesIn(step))
      CollectNames(*inner, names, depth + 1);
  }
}

}  // namespace

SourceSpan DefinitionPlaces::SpanOf(const JsonNode* node) const {
  return inside_string || node == nullptr ? whole : node->span;
}

std::optional<Error> ReadDefinitionSteps(const Value& steps, const JsonNode& node,
                                         const DefinitionPlaces& places,
                                         graph::Pipeline& pipeline) {
  std::vector<std::string> names;
  CollectNames(steps, names, 0);
  StepsReader reader(places, pipeline, std::move(names));
  if (auto error = reader.ReadList(steps, &node, nullptr, "", 0)) return error;
  reader.AddEdges();
  return std::nullopt;
}

}  // namespace smgraph::sagemaker
