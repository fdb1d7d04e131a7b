#include "frontends/zenml/pipelines.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/decorators.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/options.h"
#include "frontends/zenml/runs.h"
#include "frontends/zenml/signature.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::Instance;
using python::Ref;

constexpr std::string_view kRoot = "__root__";

// Arguments of with_options that belong to the run, not to the configuration.
constexpr std::string_view kRunArguments[] = {
    "run_name", "schedule",    "build",    "step_configurations",
    "steps",    "config_path", "unlisted", "prevent_build_reuse"};

bool IsRunArgument(std::string_view name) {
  return std::ranges::find(kRunArguments, name) != std::end(kRunArguments);
}

Ref MakePipeline(Evaluator& ev, Ref function, Dict* options, SourceSpan span) {
  if (AsRole(function, Role::kPipeline) != nullptr) return function;
  CheckFunction(ev, function, span);
  CheckOptions(ev, kPipelineDecorator, *options, span);
  Instance* pipeline = NewDecorated(ev, Role::kPipeline, function, options, span);
  SetField(ev, *pipeline, kRoot, pipeline);
  ev.State<State>().pipelines.push_back({pipeline, {}, false, false});
  return pipeline;
}

Instance* SelfPipeline(const Call& call) {
  return AsRole(call.positional.empty() ? nullptr : call.positional[0], Role::kPipeline);
}

Call WithoutSelf(const Call& call) {
  Call rest = call;
  rest.positional.erase(rest.positional.begin());
  return rest;
}

Instance* Copy(Evaluator& ev, const Instance& pipeline, SourceSpan span) {
  Instance* copy = CopyObject(ev, pipeline, span);
  if (KnownPipeline* known = ev.State<State>().Find(RootOf(*copy))) known->copies.push_back(copy);
  return copy;
}

Ref Inline(Evaluator& ev, Recording& recording, Instance& pipeline, const Call& call) {
  if (KnownPipeline* known = ev.State<State>().Find(RootOf(pipeline))) known->nested = true;
  recording.inlined.push_back(NameOfPipeline(pipeline));
  Ref entrypoint = pipeline.attributes.Find("entrypoint");
  return entrypoint == nullptr ? ev.heap().none() : ev.CallValue(entrypoint, call);
}

// What the context of a pipeline has, None where nothing was said, apart from `settings` and
// `extra`.
constexpr std::string_view kContextFields[] = {
    "enable_cache",     "enable_artifact_metadata", "enable_artifact_visualization",
    "enable_step_logs", "enable_pipeline_logs",     "model"};
constexpr std::string_view kContextMappings[] = {"settings", "extra"};

// The file wins over the code; of mappings both are merged.
void AddContextOfFile(Evaluator& ev, const Recording& recording, Instance& context) {
  if (recording.file == nullptr) return;
  for (const std::string_view name : kContextFields) {
    Ref value = recording.file->Find(name);
    const auto* fields = As<Dict>(value);
    if (fields != nullptr && name == "model") {
      Call call = python::CallWith({}, recording.call_span);
      for (const auto& [key, field] : fields->items) {
        if (const auto* text = As<python::Str>(key)) call.keywords.emplace_back(text->value, field);
      }
      value = ev.CallValue(ev.LibraryObject("zenml.Model"), std::move(call));
    }
    if (!python::IsNone(value)) SetField(ev, context, name, value);
  }
  for (const std::string_view name : kContextMappings) {
    if (recording.file->Find(name) == nullptr) continue;
    SetField(ev, context, name,
             ev.NewUnknown("merged with a file", std::string(name), recording.call_span));
  }
}

void AddContextDefaults(Evaluator& ev, Instance& context) {
  for (const std::string_view name : kContextFields) {
    if (context.attributes.Find(name) == nullptr) SetField(ev, context, name, ev.heap().none());
  }
  for (const std::string_view name : kContextMappings) {
    if (context.attributes.Find(name) == nullptr)
      SetField(ev, context, name, ev.heap().New<Dict>());
  }
}

}  // namespace

Ref PipelineDecorator(Evaluator& ev, const Call& call) {
  return Decorate<&MakePipeline>(ev, call, "pipeline");
}

Ref PipelineContext(Evaluator& ev, const Call& call) {
  const Recording* active = ev.State<State>().active;
  if (active == nullptr) {
    return ev.NewUnknown("the context of a pipeline", "pipeline context", call.span);
  }
  if (active->dynamic) {
    RefuseInBody(ev, "RuntimeError",
                 "get_pipeline_context() is possible only while a static pipeline is compiled",
                 call.span);
  }
  Instance* context = ev.NewInstance(ev.ClassOf(ModelOf(Role::kContext)), call.span);
  const Dict* options = ConfigurationOf(ev, *active->pipeline);
  for (const auto& [key, value] : options->items) {
    if (const auto* name = As<python::Str>(key)) SetField(ev, *context, name->value, value);
  }
  AddContextOfFile(ev, *active, *context);
  // Whoever calls it elsewhere may configure it, too.
  if (active->asked && !options->open && active->file_known) AddContextDefaults(ev, *context);
  SetField(ev, *context, "name", active->pipeline->attributes.Find("name"));
  return context;
}

Ref CallPipeline(Evaluator& ev, Instance& pipeline, const Call& call) {
  State& state = ev.State<State>();
  if (state.active == nullptr) return RunPipeline(ev, pipeline, call, Occasion::kAsked);
  const bool inner_dynamic = IsDynamic(ev, pipeline);
  Recording& outer = *state.active;
  if (outer.dynamic) {
    if (!inner_dynamic) {
      outer.Refuse(fmt::format("pipeline '{}' is not a dynamic pipeline and cannot be called from "
                               "within a dynamic pipeline",
                               NameOfPipeline(pipeline)),
                   call.span);
      return Inline(ev, outer, pipeline, call);
    }
    return RunPipeline(ev, pipeline, call, Occasion::kAsked);
  }
  if (inner_dynamic) {
    outer.Refuse(fmt::format("the dynamic pipeline '{}' is called in a static one: that starts a "
                             "run while compiling",
                             NameOfPipeline(pipeline)),
                 call.span);
  }
  return Inline(ev, outer, pipeline, call);
}

Ref AttributeOfPipeline(Evaluator& ev, Instance& pipeline, std::string_view name) {
  if (name == "__name__") return pipeline.attributes.Find("name");
  if (name == "is_dynamic") return ev.heap().boolean(IsDynamic(ev, pipeline));
  return OptionOf(ev, pipeline, name);
}

Ref PipelineWithOptions(Evaluator& ev, const Call& call) {
  const Instance* pipeline = SelfPipeline(call);
  if (pipeline == nullptr) return ev.heap().none();
  Instance* copy = Copy(ev, *pipeline, call.span);
  constexpr std::string_view kPositional[] = {
      "run_name", "schedule", "build", "step_configurations", "steps", "config_path"};
  auto* options = ev.heap().New<Dict>();
  auto* run = ev.heap().New<Dict>();
  if (const auto* before = As<Dict>(copy->attributes.Find(kRunField))) {
    for (const auto& [key, value] : before->items)
      run->Set(key, value);
  }
  const auto add = [&](std::string_view name, Ref value) {
    if (name == "merge") return;
    Dict* target = IsRunArgument(name) ? run : options;
    target->Set(ev.heap().str(std::string(name)), value);
  };
  for (std::size_t i = 1; i < call.positional.size() && i <= std::size(kPositional); ++i)
    add(kPositional[i - 1], call.positional[i]);
  for (const auto& [name, value] : call.keywords)
    add(name, value);
  run->open = run->open || call.open;
  SetField(ev, *copy, kRunField, run);
  CheckOptions(ev, kPipelineConfigure, *options, call.span);
  Configure(ev, *copy, *options);
  return copy;
}

Ref ConfigurePipeline(Evaluator& ev, const Call& call) {
  Instance* pipeline = SelfPipeline(call);
  if (pipeline == nullptr) return ev.heap().none();
  Dict* options = KeywordsOf(ev, call);
  CheckOptions(ev, kPipelineConfigure, *options, call.span);
  Ref merge = options->Find("merge");
  const bool merging = merge == nullptr || ev.Truth(merge, call.span).value_or(true);
  options->Erase(ev.heap().str("merge"));
  // Refused by ZenML today; older versions took it.
  if (Ref schedule = options->Find("schedule")) SetField(ev, *pipeline, "__schedule__", schedule);
  options->Erase(ev.heap().str("schedule"));
  Configure(ev, *pipeline, *options, merging);
  return pipeline;
}

Ref CopyPipeline(Evaluator& ev, const Call& call) {
  const Instance* pipeline = SelfPipeline(call);
  return pipeline == nullptr ? ev.heap().none() : Copy(ev, *pipeline, call.span);
}

Ref PreparePipeline(Evaluator& ev, const Call& call) {
  Instance* pipeline = SelfPipeline(call);
  if (pipeline != nullptr && ev.State<State>().active == nullptr) {
    RunPipeline(ev, *pipeline, WithoutSelf(call), Occasion::kAsked);
  }
  return ev.heap().none();
}

Ref RunUnbound(Evaluator& ev, const Call& call) {
  Instance* pipeline = SelfPipeline(call);
  if (pipeline == nullptr) return ev.heap().none();
  const KnownPipeline* known = ev.State<State>().Find(RootOf(*pipeline));
  if (known == nullptr) {
    ev.ReportIncomplete("legacy-zenml",
                        fmt::format("pipeline class '{}': class pipelines belong to ZenML before "
                                    "0.40 and are not read",
                                    pipeline->cls->name),
                        call.span);
  } else if (!known->called && ev.State<State>().active == nullptr) {
    Call arguments;
    arguments.span = call.span;
    RunPipeline(ev, *pipeline, arguments, Occasion::kAsked);
  }
  return ev.NewOpaque(python::Opaque::Origin::kCall, pipeline, "", call.span);
}

Ref CallChild(Evaluator& ev, const Call& call) {
  Instance* pipeline = SelfPipeline(call);
  return pipeline == nullptr ? ev.heap().none() : CallPipeline(ev, *pipeline, WithoutSelf(call));
}

Ref EmbedPipeline(Evaluator& ev, const Call& call) {
  Instance* pipeline = SelfPipeline(call);
  Recording* active = ev.State<State>().active;
  if (pipeline == nullptr || active == nullptr) return ev.heap().none();
  return Inline(ev, *active, *pipeline, WithoutSelf(call));
}

std::string NameOfPipeline(const Instance& pipeline) {
  Ref name = pipeline.attributes.Find("name");
  std::string text;
  if (python::IsNone(name)) return std::string(pipeline.cls->name);
  return TextIn(name, text) ? text : "{" + python::LabelOf(name) + "}";
}

Instance* RootOf(Instance& pipeline) {
  auto* root = As<Instance>(pipeline.attributes.Find(kRoot));
  return root == nullptr ? &pipeline : root;
}

}  // namespace smgraph::zenml
