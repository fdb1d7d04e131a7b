#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "frontends/dialect/origin.h"
#include "frontends/dialect/unknowns.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/assemble.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/definition.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/compiler.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"
#include "frontends/sagemaker/parameters.h"
#include "frontends/sagemaker/pipeline_calls.h"
#include "frontends/sagemaker/refusals.h"
#include "frontends/sagemaker/sagemaker.h"
#include "frontends/sagemaker/schedules.h"
#include "frontends/sagemaker/sdk_version.h"
#include "frontends/sagemaker/unknown_calls.h"
#include "graph/base/catalogue.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

/// A pipeline object without steps only stands for the pipeline of its name, which is made
/// elsewhere: Pipeline(name=…).start().
bool IsHandle(const Instance& pipeline) {
  if (Given(pipeline, "**")) return false;
  Ref steps = Attribute(pipeline, "steps");
  const auto* list = ItemsIn(python::Plain(steps));
  return steps == nullptr || (list != nullptr && list->empty());
}

std::string PipelineName(const Instance& pipeline) {
  Ref name = Attribute(pipeline, "name");
  return name == nullptr ? std::string() : NameText(name);
}

/// The pipeline, and those of the objects without steps that stand for it.
using Objects = std::vector<const Instance*>;
Objects ObjectsOf(const Instance& pipeline, const Objects& handles) {
  Objects objects = {&pipeline};
  if (IsHandle(pipeline)) return objects;
  std::ranges::copy_if(handles, std::back_inserter(objects), [&](const Instance* handle) {
    return PipelineName(*handle) == PipelineName(pipeline);
  });
  return objects;
}

/// The function that made the pipeline, or the variable that holds it.
std::string EntryOf(python::Evaluator& ev, const Instance& pipeline) {
  for (const auto& entry : ev.State<SageMakerState>().entries) {
    if (entry.pipeline == &pipeline) return entry.function;
  }
  for (const python::Module* module : ev.modules()) {
    if (module->scope == nullptr) continue;
    for (const auto& [name, value] : module->scope->names.entries()) {
      if (value == &pipeline) return std::string(name);
    }
  }
  return {};
}

/// {"experiment": …, "trial": …}; null when the user turned it off; nothing for the default.
void ReadExperiment(Reader& reader, const Instance& pipeline, graph::PipelineInfo& info) {
  if (!Given(pipeline, "pipeline_experiment_config")) return;
  Ref config = Attribute(pipeline, "pipeline_experiment_config");
  if (config == nullptr) return info.settings.Set("experiment", graph::Null{});
  graph::Map map;
  for (const std::string_view name : {"experiment_name", "trial_name"}) {
    const auto* object = As<Instance>(config);
    Ref value = object == nullptr ? nullptr : Attribute(*object, name);
    if (value != nullptr) map.Set(name, reader.ReadMuted(value));
  }
  if (map.items.empty()) return info.settings.Set("experiment", reader.ReadMuted(config));
  info.settings.Set("experiment", std::move(map));
}

void ReadSettings(Reader& reader, const Instance& pipeline, graph::PipelineInfo& info) {
  ReadExperiment(reader, pipeline, info);
  if (Ref config = Attribute(pipeline, "mlflow_config")) {
    info.settings.Set("mlflow", reader.ReadMuted(config));
  }
  const auto* definition = As<Instance>(Attribute(pipeline, "pipeline_definition_config"));
  if (definition != nullptr) {
    if (Ref prefix = Attribute(*definition, "use_custom_job_prefix")) {
      info.settings.Set("use_custom_job_prefix", reader.ReadMuted(prefix));
    }
  }
}

/// A pipeline that may be given anything may be given what the code does not name.
void ReportOpenArguments(const Instance& pipeline, graph::PipelineInfo& info, Findings& findings) {
  if (!Given(pipeline, "**")) return;
  const auto report = [&](std::string_view argument, RuleName rule) {
    if (Given(pipeline, argument)) return;
    findings.Incomplete(rule,
                        "which " + std::string(argument) + " pipeline '" + info.name +
                            "' is made with is not known: its arguments are not",
                        info.span);
  };
  if (!Given(pipeline, "name")) {
    info.name = "{name}";
    info.unknown_names.push_back({"arguments that are not known", "name", info.span});
  }
  report("parameters", "unknown-parameter");
  report("steps", "unknown-step");
}

/// A class of the user's own that computes the definition may leave out or add anything.
void ReportOwnDefinition(const Instance& pipeline, const graph::PipelineInfo& info,
                         Findings& findings) {
  for (const python::Class* cls : pipeline.cls->mro) {
    if (cls->attributes.Find("definition") == nullptr) continue;
    findings.Incomplete("unreadable-pipeline",
                        "class '" + std::string(cls->name) +
                            "' makes the definition of pipeline '" + info.name +
                            "' itself: what it changes is not known",
                        info.span);
    return;
  }
}

void ReportUncertainCollections(const StepObjects& objects, const Compiler& compiler,
                                Findings& findings) {
  for (const auto& compiled : compiler.steps()) {
    const Instance& source = *compiled->step->source;
    if (!objects.Uncertain(source)) continue;
    findings.SetIncomplete();
    for (const Diagnostic& diagnostic : objects.diagnostics()) {
      if (diagnostic.span == source.span) findings.Add(diagnostic);
    }
  }
}

/// Notes the release that the code pins when it compiles pipelines otherwise than `release`.
void ReportPin(const SdkVersion& pinned, const SdkVersion& release, Findings& findings,
               SourceSpan span) {
  if (pinned >= kAutoAddedSteps) return;
  const std::string made =
      release == kPresentSdk
          ? "the graph is what present releases make of it"
          : "present releases refuse this code, the graph has the names of the pinned one";
  findings.Add(
      Finding("older-sdk-pinned", "the code pins sagemaker " + Text(pinned) + "; " + made, span));
}

/// Makes the requests of the steps whose arguments the code asks for: what the SDK writes into the
/// user's objects then stays there.
void CompileAskedSteps(python::Evaluator& ev, Compilation& compilation) {
  StepObjects objects(ev, kPresentSdk);
  Reader reader(objects);
  reader.set_compilation(&compilation);
  for (Instance* asked : ev.State<SageMakerState>().asked) {
    if (StepObject* step = objects.Of(*asked)) BuildRequest(reader, *step);
  }
}

/// `compilation`: null when nobody asks for the definition.
graph::Pipeline CompilePipeline(python::Evaluator& ev, const Objects& pipelines,
                                const SdkVersion& release, Compilation* compilation) {
  const Instance& source = *pipelines.front();
  graph::Pipeline pipeline;
  graph::PipelineInfo& info = graph::Info(pipeline);
  Findings findings;
  StepObjects objects(ev, release);
  Reader reader(objects);
  reader.set_place(source.span);
  info.dialect = graph::Dialect::kSageMaker;
  info.span = source.span;
  info.entry = EntryOf(ev, source);
  info.name = PipelineName(source);
  frontends::AddUnknownsOfName(source.attributes.Find("name"), source.span, info.unknown_names);
  ReportOpenArguments(source, info, findings);
  ReportOwnDefinition(source, info, findings);
  ReadParameters(reader, findings, source, info);
  if (const auto pinned = PinnedSdkVersion(ev, info.span.file)) {
    info.settings.Set("sdk", Text(*pinned));
    ReportPin(*pinned, release, findings, info.span);
  }
  ReadSettings(reader, source, info);
  if (compilation != nullptr) compilation->keeps_job_names = KeepsJobNames(source);
  ReadPipelineCalls(reader, pipelines, info);
  ReadSchedules(reader, findings, pipelines, info);
  const bool v3 = source.cls->model->name == "PipelineV3";
  if (v3 && As<python::List>(Attribute(source, "mlflow_config")) != nullptr) {
    findings.Incomplete("not-a-step",
                        "the steps of pipeline '" + info.name +
                            "' stand where SDK v3 takes mlflow_config: pass them by name",
                        source.span);
  }
  if (compilation != nullptr) {
    Ref name = source.attributes.Find("name");
    compilation->v3 = v3;
    compilation->session = source.attributes.Find("sagemaker_session");
    compilation->pipeline = name == nullptr ? graph::Value("") : CompileValue(reader, name);
    reader.set_compilation(compilation);
  }
  Compiler compiler(reader, findings, info.name, source.span, !v3);
  compiler.Compile(source.attributes.Find("steps"));
  if (compilation != nullptr) {
    info.definition = CompileDefinition(compiler, reader, source, info);
  }
  Assemble(compiler, reader, findings, source.path, pipeline);
  ReportUncertainCollections(objects, compiler, findings);
  ReportUnknownCalls(ev, compiler, findings);
  if (!v3) ReportUnnamedModels(source, compiler, findings);
  if (!info.settings.Find("sdk")) ReportOldOrder(compiler, findings);
  info.complete = findings.complete() && ev.CompleteFor(source);
  info.diagnostics = std::move(findings.diagnostics());
  SortDiagnostics(info.diagnostics);
  return pipeline;
}

/// As present releases compile it, unless they refuse what the code does and the release that it
/// pins does not.
graph::Pipeline ReadPipeline(python::Evaluator& ev, const Objects& pipelines,
                             Compilation* compilation) {
  graph::Pipeline pipeline = CompilePipeline(ev, pipelines, kPresentSdk, compilation);
  const graph::PipelineInfo& info = graph::Info(pipeline);
  const bool refused = std::ranges::any_of(info.diagnostics, [](const Diagnostic& finding) {
    return Is(finding, "pipeline-variable-in-string") || Is(finding, "pipeline-variable-as-code");
  });
  const auto pinned = refused ? PinnedSdkVersion(ev, info.span.file) : std::nullopt;
  if (!pinned || *pinned >= kParametersRefuseText) return pipeline;
  if (compilation != nullptr) compilation->written.clear();
  return CompilePipeline(ev, pipelines, *pinned, compilation);
}

/// Reads pipelines, with their definitions where they are asked for. Those that the program itself
/// compiles come first, in its order: later ones find what those wrote into objects of both.
class PipelineReader {
 public:
  PipelineReader(python::Evaluator& ev, bool definitions) : ev_(ev), definitions_(definitions) {
    if (definitions_) CompileAskedSteps(ev_, by_program_);
  }

  std::vector<graph::Pipeline> Read(const std::vector<Objects>& sources) {
    std::vector<graph::Pipeline> pipelines(sources.size());
    for (const auto& [order, i] : InOrder(sources)) {
      if (!definitions_) {
        pipelines[i] = ReadPipeline(ev_, sources[i], nullptr);
        continue;
      }
      Compilation compilation;
      compilation.before = &by_program_;
      pipelines[i] = ReadPipeline(ev_, sources[i], &compilation);
      if (order == kNever) continue;
      for (auto& [object, written] : compilation.written)
        by_program_.written.insert_or_assign(object, std::move(written));
    }
    return pipelines;
  }

 private:
  static constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
  using Ranked = std::vector<std::pair<std::size_t, std::size_t>>;

  Ranked InOrder(const std::vector<Objects>& sources) const {
    std::unordered_map<const Instance*, std::size_t> calls;  // only for look-ups
    for (const python::Opaque* call : ev_.calls()) {
      const auto* method = As<python::Opaque>(call->base);
      const bool compiles =
          method != nullptr && HasWord("create definition update upsert", method->name);
      if (compiles) calls.try_emplace(As<Instance>(method->base), calls.size());
    }
    Ranked ranked;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const auto call = calls.find(sources[i].front());
      ranked.emplace_back(call == calls.end() ? kNever : call->second, i);
    }
    std::ranges::sort(ranked);
    return ranked;
  }

  python::Evaluator& ev_;
  const bool definitions_;
  Compilation by_program_;
};

// Whether `b` adds nothing to `a`: what one place only prints, another one may create in the
// service, with settings and schedules.
bool AddsNothing(const graph::Pipeline& a, const graph::Pipeline& b) {
  if (Info(a).name != Info(b).name) return false;
  const graph::Map& settings = Info(a).settings;
  const bool known = std::ranges::all_of(Info(b).settings.items, [&](const auto& item) {
    const graph::Value* const other = settings.Find(item.first);
    return other != nullptr && *other == item.second;
  });
  if (!known) return false;
  graph::Pipeline same = b;
  Info(same).settings = settings;
  if (Info(same).schedules.empty()) Info(same).schedules = Info(a).schedules;
  return graph::Same(a, same);
}

void CollectAll(python::Evaluator& ev, bool definitions, graph::Document& document) {
  Objects sources;
  Objects handles;
  for (const Instance* object : ev.instances()) {
    if (RoleOf(const_cast<Instance*>(object)) != Role::kPipeline) continue;
    sources.push_back(object);
    if (IsHandle(*object)) handles.push_back(object);
  }
  std::unordered_set<const Instance*> taken;  // only for look-ups
  for (const Instance* source : sources) {
    const Objects objects = ObjectsOf(*source, handles);
    taken.insert(objects.begin() + 1, objects.end());
  }
  std::vector<Objects> wanted;
  for (const Instance* source : sources) {
    if (!taken.contains(source)) wanted.push_back(ObjectsOf(*source, handles));
  }
  for (graph::Pipeline& pipeline : PipelineReader(ev, definitions).Read(wanted)) {
    // A function that is called several times with the same result makes one pipeline.
    std::vector<graph::Pipeline>& known = document.pipelines;
    if (std::ranges::any_of(known, [&](const auto& one) { return AddsNothing(one, pipeline); }))
      continue;
    std::erase_if(known, [&](const auto& one) { return AddsNothing(pipeline, one); });
    known.push_back(std::move(pipeline));
  }
}

}  // namespace

void Collect(python::Evaluator& ev, graph::Document& document) {
  CollectAll(ev, /*definitions=*/false, document);
}

void CollectCompiled(python::Evaluator& ev, graph::Document& document) {
  CollectAll(ev, /*definitions=*/true, document);
}

}  // namespace smgraph::sagemaker
