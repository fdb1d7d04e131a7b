#include "frontends/sagemaker/compiler.h"

#include <algorithm>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/assemble.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

constexpr int kMaxNesting = 60;
constexpr std::size_t kMaxDependencies = 4 * kMaxSteps;

/// The parts of the object that an element of a list stands for: of a collection all, else one.
std::vector<StepObject*> PartsOfItem(Reader& reader, Ref value) {
  if (auto* object = As<Instance>(value)) return reader.objects().PartsOf(*object);
  if (StepObject* step = reader.StepOf(value)) return {step};
  return {};
}

}  // namespace

const std::vector<StepObject*>& Compiler::StepsNamed(std::string_view name) const {
  static const std::vector<StepObject*> kNone;
  const auto found = names_.find(name);
  return found == names_.end() ? kNone : found->second.steps;
}

const std::vector<Compiler::Branch>& Compiler::BranchesOf(const StepObject& step) {
  const auto known = branches_.find(&step);
  if (known != branches_.end()) return known->second;
  std::vector<Branch> branches;
  const bool nests = step.type != nullptr && step.part == Part::kWhole;
  for (const sagemaker::Branch& row :
       nests ? step.type->branches : std::span<const sagemaker::Branch>()) {
    const std::string what = std::string(row.attribute) + " of step '" + step.name + "'";
    branches.push_back(
        {std::string(row.arm),
         ReadStepList(reader_, findings_, step.source->attributes.Find(row.attribute), what,
                      step.span)});
  }
  return branches_[&step] = std::move(branches);
}

/// Names of listed steps and collections share one name space (reference: SDK method
/// _generate_step_map).
void Compiler::RegisterName(const std::string& name, std::vector<StepObject*> steps,
                            const graph::Guard& guard, SourceSpan span) {
  const auto [entry, added] = names_.try_emplace(name, Name{std::move(steps), guard});
  if (added || Exclusive(entry->second.guard, guard)) return;
  // What only looks the same, because something of it is not known, Assembler tells apart.
  if (name.find('{') != std::string::npos) return;
  findings_.Add(Finding("duplicate-step-name",
                        "two steps of pipeline '" + pipeline_ + "' are called '" + name + "'",
                        span));
}

void Compiler::Register(const std::vector<ListItem>& items, int depth) {
  if (depth > kMaxNesting) return;
  for (const ListItem& item : items) {
    if (++registered_ > kMaxSteps) return;  // which Build reports
    const auto parts = PartsOfItem(reader_, item.value);
    if (parts.empty()) continue;
    std::string shared;  // older releases call the last part of a collection like the collection
    if (const auto* collection = InstanceOf(item.value, Role::kCollection)) {
      shared = NameText(collection->attributes.Find("name"));
      if (!takes_collections_) {
        findings_.Add(Finding("not-a-step",
                              "pipeline '" + pipeline_ + "' holds the collection '" + shared +
                                  "': SDK v3 takes steps only, list those of the collection",
                              collection->span));
      }
      RegisterName(shared, parts, item.guard, collection->span);
    }
    for (StepObject* part : parts) {
      if (part->name != shared) RegisterName(part->name, {part}, item.guard, part->span);
      for (const Branch& branch : BranchesOf(*part))
        Register(branch.items, depth + 1);
    }
  }
}

/// Output objects are found by name among the lambda and callback steps at top level.
void Compiler::RegisterOutputs(const std::vector<ListItem>& items) {
  std::map<std::string, std::string, std::less<>> outputs;
  for (const ListItem& item : items) {
    for (const StepObject* part : PartsOfItem(reader_, item.value)) {
      const bool has_outputs =
          part->kind == graph::StepKind::kLambda || part->kind == graph::StepKind::kCallback;
      const auto* list = has_outputs ? ItemsIn(part->source->attributes.Find("outputs")) : nullptr;
      if (list == nullptr) continue;
      for (Ref output : *list) {
        const auto* object = InstanceOf(output, Role::kOutputParameter);
        if (object == nullptr) continue;
        outputs[NameText(object->attributes.Find("output_name"))] = part->name;
      }
    }
  }
  reader_.SetListedOutputs(std::move(outputs));
}

void Compiler::FlattenName(const ListItem& item, const std::string& what, SourceSpan span,
                           std::vector<Placed>& flat) {
  const std::string name = NameText(item.value);
  const auto& steps = StepsNamed(name);
  for (StepObject* step : steps)
    flat.push_back({step, item.guard, item.trigger});
  if (!steps.empty()) return;
  if (item.value->kind == python::Kind::kTemplate || open_) {
    findings_.Incomplete("unknown-dependency",
                         what + ": which step '" + name + "' names is not known", span);
    return;
  }
  findings_.SetIncomplete();
  findings_.Add(Finding("dependency-not-in-pipeline",
                        what + ": pipeline '" + pipeline_ + "' has no step called '" + name + "'",
                        span));
}

/// The distinct step objects that a list stands for (reference: SDK method _simplify_step_list).
std::vector<Compiler::Placed> Compiler::Flatten(const std::vector<ListItem>& items,
                                                const std::string& what, SourceSpan span) {
  std::vector<Placed> flat;
  for (const ListItem& item : items) {
    if (item.value->kind == python::Kind::kStr || item.value->kind == python::Kind::kTemplate) {
      FlattenName(item, what, span, flat);
      continue;
    }
    for (StepObject* step : PartsOfItem(reader_, item.value))
      flat.push_back({step, item.guard, item.trigger});
    const auto* collection = InstanceOf(item.value, Role::kCollection);
    if (collection != nullptr && reader_.objects().Uncertain(*collection)) {
      findings_.SetIncomplete();
    }
  }
  std::vector<Placed> distinct;
  std::unordered_map<const StepObject*, std::size_t> at;  // only for look-ups
  for (Placed& placed : flat) {
    const auto [known, is_new] = at.try_emplace(placed.step, distinct.size());
    if (is_new) {
      distinct.push_back(std::move(placed));
      continue;
    }
    Placed& same = distinct[known->second];
    if (same.trigger != placed.trigger) {
      findings_.Add(Finding(
          "conflicting-triggers",
          what + ": step '" + placed.step->name + "' is there twice with different triggers",
          span));
    }
    same.guard = graph::Or(same.guard, placed.guard);
  }
  return distinct;
}

void Compiler::AddKnown(const StepObject& step, int depth) {
  known_.insert(&step);
  if (depth > kMaxNesting) return;
  for (const Branch& branch : BranchesOf(step)) {
    for (const ListItem& item : branch.items) {
      for (const StepObject* part : PartsOfItem(reader_, item.value)) {
        if (!known_.contains(part)) AddKnown(*part, depth + 1);
      }
    }
  }
}

void Compiler::Enqueue(const std::vector<Placed>& steps) {
  for (const Placed& placed : steps) {
    if (known_.contains(placed.step)) continue;
    queue_.push_back(placed);
    AddKnown(*placed.step, 0);
  }
}

void Compiler::AddDependency(CompiledStep& compiled, const Placed& placed) {
  if (!compiled.waits_for.insert(placed.step).second) return;
  ++dependencies_;
  compiled.depends_on.push_back({placed.step, placed.trigger, placed.guard});
}

/// What a step waits for besides its own depends_on: the function results among its arguments
/// (before it, and in conflict with other triggers), or the sources of a clean-up that are not
/// there yet.
std::vector<ListItem> Compiler::AlsoAfter(const CompiledStep& compiled, const std::string& what) {
  std::vector<ListItem> items;
  for (Ref also : compiled.request.also_after) {
    if (also->kind == python::Kind::kStr) {
      items.push_back({also, {}, ""});
      continue;
    }
    auto* one = reader_.objects().evaluator().heap().New<python::List>();
    one->items.push_back(also);
    for (ListItem& item : ReadStepList(reader_, findings_, one, what, compiled.step->span))
      items.push_back(std::move(item));
  }
  return items;
}

std::vector<Compiler::Placed> Compiler::DependenciesOf(CompiledStep& compiled) {
  const StepObject& step = *compiled.step;
  const std::string what = "depends_on of step '" + step.name + "'";
  auto items = ReadStepList(reader_, findings_, step.depends_on, what, step.span);
  auto also = AlsoAfter(compiled, what);
  if (step.kind == graph::StepKind::kFunction) {
    also.insert(also.end(), items.begin(), items.end());
    return Flatten(also, what, step.span);
  }
  auto flat = Flatten(items, what, step.span);
  for (Placed& placed : Flatten(also, what, step.span)) {
    const bool there = std::any_of(flat.begin(), flat.end(),
                                   [&](const Placed& other) { return other.step == placed.step; });
    if (!there) flat.push_back(std::move(placed));
  }
  for (StepObject* first : step.first_after)
    flat.push_back({first, {}, ""});
  return flat;
}

/// The steps that the arguments refer to: objects, and names that are looked up.
std::vector<Compiler::Placed> Compiler::UpstreamOf(CompiledStep& compiled) {
  std::vector<Placed> upstream;
  std::unordered_set<const StepObject*> there;  // only for look-ups
  const auto add = [&](StepObject* step) {
    if (there.insert(step).second) upstream.push_back({step, {}, ""});
  };
  for (const Use& use : compiled.request.uses) {
    if (!use.outside.empty()) continue;
    if (use.step != nullptr) {
      add(use.step);
      if (use.orders) AddDependency(compiled, {use.step, {}, ""});
      continue;
    }
    const auto& steps = StepsNamed(use.name);
    if (steps.empty() && use.certain && open_) {
      findings_.Incomplete(
          "unknown-dependency",
          "step '" + compiled.step->name + "': which step '" + use.name + "' names is not known",
          use.span);
    } else if (steps.empty() && use.certain) {
      findings_.Add(Finding("dependency-not-in-pipeline",
                            "step '" + compiled.step->name + "' refers to '" + use.name +
                                "', which is not among the steps of pipeline '" + pipeline_ + "'",
                            use.span));
    }
    for (StepObject* step : steps)
      add(step);
  }
  return upstream;
}

void Compiler::Build(const Placed& placed, CompiledStep* parent, const std::string& arm,
                     int depth) {
  if (compiled_.size() >= kMaxSteps || dependencies_ >= kMaxDependencies || depth > kMaxNesting) {
    if (!cut_) {
      findings_.Incomplete("unreadable-pipeline",
                           "pipeline '" + pipeline_ + "' has too many steps or dependencies",
                           span_);
    }
    cut_ = true;
    return;
  }
  CompiledStep& compiled = *compiled_.emplace_back(std::make_unique<CompiledStep>());
  compiled.step = placed.step;
  compiled.parent = parent;
  compiled.arm = arm;
  compiled.guard = placed.guard;
  compiled.request = BuildRequest(reader_, *placed.step);
  findings_.Add(std::move(compiled.request.diagnostics));
  const auto dependencies = DependenciesOf(compiled);
  for (const Placed& dependency : dependencies)
    AddDependency(compiled, dependency);
  const auto upstream = UpstreamOf(compiled);
  std::vector<Placed> after;
  for (const Dependency& dependency : compiled.depends_on)
    after.push_back({dependency.step, {}, ""});
  Enqueue(after);
  Enqueue(upstream);
  BuildBranches(compiled, depth);
}

/// Reference: SDK class ForEachStep (3.27).
void Compiler::ReportMember(const StepObject& member, const StepObject& parent) {
  const bool refused = member.kind == graph::StepKind::kCondition ||
                       member.kind == graph::StepKind::kFail ||
                       member.kind == graph::StepKind::kForEach;
  if (parent.kind != graph::StepKind::kForEach || !refused) return;
  findings_.Add(Finding("not-a-step",
                        "step '" + member.name + "' of type " + std::string(member.type->type) +
                            " stands in the body of the ForEach step '" + parent.name +
                            "', where the SDK refuses it",
                        member.span));
}

void Compiler::BuildBranches(CompiledStep& parent, int depth) {
  const auto branches = BranchesOf(*parent.step);  // a copy: building may add to the map
  for (const Branch& branch : branches) {
    const std::string what = "branch of step '" + parent.step->name + "'";
    for (const Placed& placed : Flatten(branch.items, what, parent.step->span)) {
      ReportMember(*placed.step, *parent.step);
      Build(placed, &parent, branch.arm, depth + 1);
    }
  }
}

void Compiler::Compile(Ref steps) {
  const std::string what = "steps of pipeline '" + pipeline_ + "'";
  auto items = ReadStepList(reader_, findings_, steps, what, span_);
  const auto last = std::remove_if(items.begin(), items.end(), [&](const ListItem& item) {
    const bool text =
        item.value->kind == python::Kind::kStr || item.value->kind == python::Kind::kTemplate;
    if (text) {
      findings_.Add(Finding(
          "not-a-step", what + " holds the name " + python::Repr(item.value) + " instead of a step",
          span_));
    }
    return text;
  });
  items.erase(last, items.end());
  Register(items, 0);
  open_ = findings_.Has("unknown-step") || std::ranges::any_of(names_, [](const auto& entry) {
            return entry.first.find('{') != std::string::npos;
          });
  RegisterOutputs(items);
  Enqueue(Flatten(items, what, span_));
  while (!queue_.empty()) {
    const Placed next = std::move(queue_.front());
    queue_.pop_front();
    Build(next, nullptr, "", 0);
  }
}

}  // namespace smgraph::sagemaker
