#include "frontends/sagemaker/request.h"

#include <algorithm>
#include <utility>

#include "frontends/dialect/alternatives.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/refusals.h"
#include "frontends/sagemaker/steps/steps.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

void (*BuilderOf(const StepObject& step))(Builder&) {
  if (step.build != nullptr) return step.build;
  const bool own =
      step.part == Part::kWhole && TypeOfClass(step.source->cls->model->name) == nullptr;
  return own || step.type == nullptr ? &BuildOther : step.type->build;
}

void Build(Builder& b) {
  if (auto* const build = BuilderOf(b.step)) {
    build(b);
  } else {
    FieldReader(b, {}).Read(b.step.type->fields);
  }
  b.AddStandardOutputs();
}

/// {"enabled": …, "expire_after": …}
void ReadCache(Builder& b) {
  const Ref config = b.Argument("cache_config");
  if (config == nullptr || b.step.part != Part::kWhole) return;
  const Instance* cache = InstanceOf(config, Role::kCacheConfig);
  if (cache == nullptr) return b.SetSetting("cache", b.reader.ReadMuted(config));
  graph::Map map;
  map.Set("enabled", b.reader.ReadMuted(cache->attributes.Find("enable_caching")));
  if (Ref expiry = Attribute(*cache, "expire_after")) {
    map.Set("expire_after", b.reader.ReadMuted(expiry));
  }
  b.SetSetting("cache", std::move(map));
}

/// One map a policy: {"exceptions", "backoff_rate", "interval_seconds", "max_attempts",
/// "expire_after_mins"}.
Value ReadRetryPolicy(Reader& reader, Ref policy) {
  const Instance* object = InstanceOf(policy, Role::kRetryPolicy);
  if (object == nullptr) return reader.ReadMuted(policy);
  graph::Map map;
  graph::List exceptions;
  for (const std::string_view name : {"exception_types", "failure_reason_types"}) {
    Ref value = Attribute(*object, name);
    if (value == nullptr) continue;
    const auto* types = ItemsIn(value);
    for (Ref type : types == nullptr ? std::vector<Ref>{value} : *types)
      exceptions.items.push_back(reader.ReadMuted(MemberValue(type)));
  }
  map.Set("exceptions", std::move(exceptions));
  for (const std::string_view name :
       {"backoff_rate", "interval_seconds", "max_attempts", "expire_after_mins"}) {
    if (Ref value = Attribute(*object, name)) map.Set(name, reader.ReadMuted(value));
  }
  return map;
}

void ReadRetry(Builder& b) {
  const Ref policies = b.step.retry_policies;
  const auto* list = ItemsIn(policies);
  if (list == nullptr) {
    if (policies != nullptr && policies->kind != python::Kind::kNone) {
      b.SetSetting("retry", b.reader.ReadMuted(policies));
    }
    return;
  }
  graph::List retry;
  for (Ref policy : *list)
    retry.items.push_back(ReadRetryPolicy(b.reader, policy));
  if (!retry.items.empty()) b.SetSetting("retry", std::move(retry));
}

void ReadText(Ref value, std::string& text) {
  if (value != nullptr && value->kind != python::Kind::kNone && !python::TextOf(value, text)) {
    text = NameText(value);
  }
}

void ReadTexts(Builder& b) {
  if (b.step.own == nullptr) {
    b.node.description = b.step.description;
    return;
  }
  ReadText(b.step.own->attributes.Find("display_name"), b.node.display_name);
  ReadText(b.step.own->attributes.Find("description"), b.node.description);
}

}  // namespace

Ref Builder::Argument(std::string_view name) const {
  return Attribute(*step.source, name);
}

void Builder::SetArgument(std::string_view key, Value value) {
  node.arguments.Set(key, std::move(value));
}

void Builder::SetSetting(std::string_view key, Value value) {
  node.settings.Set(key, std::move(value));
}

void Builder::AddInput(std::string name, std::string path, Ref value) {
  // The same name twice (two inputs of one name are a mistake of the author's): keep both apart.
  std::string unique = name;
  for (int n = 2; graph::FindPort(node.inputs, unique) != nullptr; ++n)
    unique = name + "#" + std::to_string(n);
  graph::Value read = reader.ReadInput(value, unique);
  node.inputs.push_back({std::move(unique), std::move(path), "", std::move(read)});
}

void Builder::AddReference(std::string name, std::string path, StepObject& producer,
                           std::string property) {
  graph::Value read = reader.ReferInput(producer, std::move(property), name, step.span);
  node.inputs.push_back({std::move(name), std::move(path), "", std::move(read)});
}

void Builder::AddOutput(std::string name, std::string path, Value value, std::string type) {
  std::string unique = name;
  for (int n = 2; graph::FindPort(node.outputs, unique) != nullptr; ++n)
    unique = name + "#" + std::to_string(n);
  node.outputs.push_back({std::move(unique), std::move(path), std::move(type), std::move(value)});
}

void Builder::AddStandardOutputs() {
  if (step.type == nullptr) return;
  for (const StandardOutput& output : step.type->outputs) {
    if (graph::FindPort(node.outputs, output.port) == nullptr) {
      AddOutput(std::string(output.port), std::string(output.path));
    }
  }
}

namespace {

Value Differing(const SourceSpan& span) {
  return graph::Unknown{"it depends on a condition that is not known", "…", span};
}

void MergeMaps(graph::Map& into, const graph::Map& other, const SourceSpan& span) {
  for (auto& [key, value] : into.items) {
    const Value* theirs = other.Find(key);
    if (theirs == nullptr || !(*theirs == value)) value = Differing(span);
  }
  for (const auto& [key, value] : other.items) {
    if (into.Find(key) == nullptr) into.Set(key, Differing(span));
  }
}

void MergePorts(std::vector<graph::Port>& into, const std::vector<graph::Port>& other,
                const SourceSpan& span) {
  for (const graph::Port& port : other) {
    const auto mine = std::ranges::find(into, port.name, &graph::Port::name);
    if (mine == into.end()) {
      into.push_back(port);
    } else if (!(mine->value == port.value)) {
      mine->value = Differing(span);
    }
  }
}

void MergeRequests(Request& into, Request other) {
  const SourceSpan span = into.node.span;
  MergeMaps(into.node.arguments, other.node.arguments, span);
  MergeMaps(into.node.settings, other.node.settings, span);
  MergePorts(into.node.inputs, other.node.inputs, span);
  MergePorts(into.node.outputs, other.node.outputs, span);
  if (into.compiled && other.compiled) {
    MergeMaps(into.compiled->arguments, other.compiled->arguments, span);
    MergeMaps(into.compiled->beside, other.compiled->beside, span);
  }
  const std::size_t middle = into.uses.size();
  into.uses.insert(into.uses.end(), other.uses.begin(), other.uses.end());
  CompareAlternatives(into.uses, 0, middle);
  into.open_references.insert(into.open_references.end(), other.open_references.begin(),
                              other.open_references.end());
  into.diagnostics.insert(into.diagnostics.end(), other.diagnostics.begin(),
                          other.diagnostics.end());
}

Request BuildAlternative(Reader& reader, StepObject& step, Ref step_args) {
  Request request;
  request.node.id = step.name;
  request.node.kind = step.kind;
  request.node.type = step.type == nullptr
                          ? NameText(MemberValue(step.source->attributes.Find("step_type")))
                          : std::string(step.type->type);
  request.node.span = step.span;
  if (reader.compilation() != nullptr) request.compiled.emplace();
  reader.set_place(step.span);
  reader.TakeUses();
  reader.TakeOpenReferences();
  Builder builder{reader, step, request.node, request, step_args};
  Build(builder);
  ReportRefusedArguments(builder);
  ReadTexts(builder);
  ReadCache(builder);
  ReadRetry(builder);
  request.uses = reader.TakeUses();
  request.open_references = reader.TakeOpenReferences();
  request.diagnostics = std::exchange(reader.diagnostics(), {});
  return request;
}

}  // namespace

Ref PartOf(Ref carrier, std::string_view name) {
  if (const auto* object = As<Instance>(carrier)) return Attribute(*object, name);
  const auto* call = As<python::Opaque>(carrier);
  if (call == nullptr || call->origin != python::Opaque::Origin::kCall) return nullptr;
  Ref value = call->keywords.Find(name);
  return value == nullptr || value->kind == python::Kind::kNone ? nullptr : value;
}

const python::Class* OwnRequestOf(const StepObject& step) {
  const python::Class& cls = *step.source->cls;
  if (TypeOfClass(cls.model->name) == nullptr) return nullptr;
  for (const python::Class* one : cls.mro) {
    for (const std::string_view name : {"arguments", "to_request", "step_only_arguments"}) {
      if (one->attributes.Find(name) != nullptr) return one;
    }
  }
  return nullptr;
}

Request BuildRequest(Reader& reader, StepObject& step) {
  const std::vector<Ref> alternatives =
      frontends::Alternatives(Attribute(*step.source, "step_args"));
  if (alternatives.size() < 2) {
    return BuildAlternative(reader, step, alternatives.empty() ? nullptr : alternatives.front());
  }
  Request request = BuildAlternative(reader, step, alternatives.front());
  for (std::size_t i = 1; i < alternatives.size(); ++i)
    MergeRequests(request, BuildAlternative(reader, step, alternatives[i]));
  return request;
}

}  // namespace smgraph::sagemaker
