#include "frontends/sagemaker/pipeline_calls.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Opaque;
using python::Ref;

/// Positional order of the methods that say something about the pipeline.
struct MethodRow {
  std::string_view name;
  std::string_view parameters[5];
};
constexpr MethodRow kMethods[] = {
    {"create", {"role_arn", "description", "tags", "parallelism_config", ""}},
    {"update", {"role_arn", "description", "parallelism_config", "", ""}},
    {"upsert", {"role_arn", "description", "tags", "parallelism_config", ""}},
    {"start",
     {"parameters", "execution_display_name", "execution_description", "parallelism_config",
      "selective_execution_config"}},
};

Ref ArgumentOf(const Opaque& call, const MethodRow& method, std::string_view name) {
  if (Ref value = call.keywords.Find(name)) return value;
  const auto* at = std::ranges::find(method.parameters, name);
  const auto index = static_cast<std::size_t>(at - std::begin(method.parameters));
  return index < call.positional.size() && at != std::end(method.parameters)
             ? call.positional[index]
             : nullptr;
}

/// ParallelismConfiguration(n), or {"MaxParallelExecutionSteps": n}.
Value ReadParallelism(Reader& reader, Ref config) {
  const auto* object = As<Instance>(config);
  if (object != nullptr) {
    if (Ref most = Attribute(*object, "max_parallel_execution_steps")) {
      return reader.ReadMuted(most);
    }
  }
  const auto* dict = As<python::Dict>(config);
  Ref most = dict == nullptr ? nullptr : dict->Find("MaxParallelExecutionSteps");
  return reader.ReadMuted(most == nullptr ? config : most);
}

void ReadCall(Reader& reader, const Opaque& call, const MethodRow& method,
              graph::PipelineInfo& info) {
  const auto set = [&](std::string_view parameter, std::string_view key) {
    Ref value = ArgumentOf(call, method, parameter);
    if (!python::IsNone(value)) info.settings.Set(key, reader.ReadMuted(value));
  };
  Ref parallelism = ArgumentOf(call, method, "parallelism_config");
  if (method.name == "start") {
    set("parameters", "start_parameters");
    set("selective_execution_config", "selective_execution");
    if (!python::IsNone(parallelism)) {
      info.settings.Set("start_parallelism", ReadParallelism(reader, parallelism));
    }
    return;
  }
  set("role_arn", "role");
  set("tags", "tags");
  if (!python::IsNone(parallelism))
    info.settings.Set("parallelism", ReadParallelism(reader, parallelism));
  Ref description = ArgumentOf(call, method, "description");
  if (!python::IsNone(description)) info.description = NameText(description);
}

}  // namespace

void ReadPipelineCalls(Reader& reader, std::span<const Instance* const> pipeline,
                       graph::PipelineInfo& info) {
  for (const Opaque* call : reader.objects().evaluator().calls()) {
    const auto* method = As<Opaque>(call->base);
    if (method == nullptr) continue;
    const bool ours =
        std::ranges::any_of(pipeline, [&](const Instance* one) { return one == method->base; });
    if (!ours) continue;
    const auto* row = std::ranges::find(kMethods, method->name, &MethodRow::name);
    if (row == std::end(kMethods)) continue;
    reader.set_place(call->span);
    ReadCall(reader, *call, *row, info);
  }
  reader.TakeUses();
  reader.set_place(pipeline.front()->span);
}

}  // namespace smgraph::sagemaker
