#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/zenml/build_graph.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/legacy.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/pipelines.h"
#include "frontends/zenml/runs.h"
#include "frontends/zenml/schedules.h"
#include "frontends/zenml/signature.h"
#include "frontends/zenml/state.h"
#include "frontends/zenml/zenml.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Evaluator;
using python::Instance;

const python::Module* MainModule(const Evaluator& ev) {
  for (const python::Module* module : ev.modules()) {
    if (module->name == "__main__") return module;
  }
  return nullptr;
}

void AddRoots(python::Ref value, std::set<const Instance*>& roots) {
  if (auto* pipeline = AsRole(value, Role::kPipeline)) roots.insert(RootOf(*pipeline));
}

/// The pipelines that the file asked for speaks of: its own, those it imports by name, and those of
/// modules that it imports.
std::set<const Instance*> PipelinesOfMain(const Evaluator& ev) {
  std::set<const Instance*> roots;
  const python::Module* main = MainModule(ev);
  if (main == nullptr || main->scope == nullptr) return roots;
  for (const auto& [name, value] : main->scope->names.entries()) {
    AddRoots(value, roots);
    const auto* module = As<python::Module>(value);
    if (module == nullptr || module->scope == nullptr) continue;
    for (const auto& [inner_name, inner] : module->scope->names.entries())
      AddRoots(inner, roots);
  }
  return roots;
}

bool DefinedIn(const Instance& pipeline, const python::Module* module) {
  const auto* function = FunctionBehind(pipeline.attributes.Find("entrypoint"));
  return function != nullptr && function->module == module;
}

/// The copy of an uncalled pipeline that the user prepared last: it has the schedule.
Instance* LastCopy(const KnownPipeline& known) {
  return known.copies.empty() ? known.object : known.copies.back();
}

// Null when there is nothing to run: the pipeline's function is not known.
Recording* RunOnce(Evaluator& ev, Instance& pipeline, Occasion occasion) {
  python::Call call;
  call.span = pipeline.span;
  const State& state = ev.State<State>();
  const std::size_t before = state.recordings.size();
  RunPipeline(ev, pipeline, call, occasion);
  return before < state.recordings.size() ? state.recordings[before].get() : nullptr;
}

// With its defaults; when these make the body raise, with symbols for all parameters, which shows
// the steps behind the checks.
void RunUncalled(Evaluator& ev, Instance& pipeline) {
  Recording* defaults = RunOnce(ev, pipeline, Occasion::kDefaults);
  if (defaults == nullptr || defaults->dynamic || !defaults->stopped) return;
  Recording* symbolic = RunOnce(ev, pipeline, Occasion::kSymbols);
  if (symbolic == nullptr) return;
  const bool more = symbolic->invocations.size() > defaults->invocations.size();
  (more ? defaults : symbolic)->dropped = true;
  if (!more) return;
  symbolic->complete = false;
  for (Diagnostic& finding : defaults->diagnostics) {
    finding.severity = std::min(finding.severity, Severity::kWarning);  // nobody calls it so
    symbolic->diagnostics.push_back(std::move(finding));
  }
}

// What is wrong with the defaults of a pipeline that others call, with values of their own.
void Soften(State& state, std::size_t first) {
  for (std::size_t i = first; i < state.recordings.size(); ++i) {
    for (Diagnostic& finding : state.recordings[i]->diagnostics)
      finding.severity = std::min(finding.severity, Severity::kWarning);
  }
}

void RunAllUncalled(Evaluator& ev) {
  State& state = ev.State<State>();
  const std::set<const Instance*> in_main = PipelinesOfMain(ev);
  const python::Module* main = MainModule(ev);
  for (std::size_t i = 0; i < state.pipelines.size(); ++i) {
    const KnownPipeline known = state.pipelines[i];
    const bool own = DefinedIn(*known.object, main);
    if (known.called || !(own || in_main.contains(known.object))) continue;
    if (known.nested && !own) continue;
    const std::size_t before = state.recordings.size();
    RunUncalled(ev, *LastCopy(known));
    if (known.nested) Soften(state, before);
  }
}

// A pipeline whose every call depends on arguments that we do not know is shown with its defaults
// too, when these say more.
void RunIncomplete(Evaluator& ev) {
  State& state = ev.State<State>();
  for (std::size_t i = 0; i < state.pipelines.size(); ++i) {
    Instance* root = state.pipelines[i].object;
    bool called = false;
    bool complete = false;
    for (const auto& recording : state.recordings) {
      if (recording->root != root) continue;
      called = called || (recording->asked && !recording->dynamic);
      complete = complete || recording->complete || !recording->asked;
    }
    if (!called || complete) continue;
    Recording* defaults = RunOnce(ev, *root, Occasion::kDefaults);
    if (defaults == nullptr) continue;
    BuildGraph(ev, *defaults);
    defaults->dropped = !defaults->complete;
  }
}

// Steps that the program calls itself, beside its pipelines or without any.
void RunLoneCalls(Evaluator& ev) {
  State& state = ev.State<State>();
  const bool beside = !state.pipelines.empty();
  for (const LoneCall& lone : state.lone_calls) {
    if (!beside || !lone.assumed) RunAlone(ev, lone);
  }
}

/// What makes two graphs of one pipeline different: steps, edges, conditions, options. Not what a
/// call gives: arguments, a name for the run, a schedule.
std::string Shape(const graph::Pipeline& pipeline) {
  constexpr std::string_view kOfCall[] = {"outputs", "parameters", "run_name"};
  std::vector<std::string> lines;
  for (const auto& [name, value] : graph::Info(pipeline).settings.items) {
    if (std::ranges::find(kOfCall, name) == std::end(kOfCall))
      lines.push_back(fmt::format("{} {}", name, graph::Describe(value)));
  }
  for (const auto step : boost::make_iterator_range(boost::vertices(pipeline))) {
    const graph::Step& one = pipeline[step];
    lines.push_back(fmt::format("{} {} {} {}", one.id, one.type, graph::Describe(one.guard),
                                graph::Describe(graph::Value(one.settings))));
  }
  for (const auto edge : boost::make_iterator_range(boost::edges(pipeline))) {
    const graph::Edge& one = pipeline[edge];
    lines.push_back(fmt::format("{} {} {} {} {}", pipeline[boost::source(edge, pipeline)].id,
                                one.output, pipeline[boost::target(edge, pipeline)].id, one.input,
                                static_cast<int>(one.kind)));
  }
  std::ranges::sort(lines);
  return fmt::format("{}", fmt::join(lines, "\n"));
}

/// Each call with a schedule makes another one, also of a graph that is known.
void AddSchedules(const std::vector<graph::Schedule>& schedules, graph::PipelineInfo& info) {
  for (const graph::Schedule& schedule : schedules) {
    if (std::ranges::find(info.schedules, schedule) == info.schedules.end())
      info.schedules.push_back(schedule);
  }
}

/// What a later call gives for parameters, where that is something else than in the first one.
std::vector<std::string> OtherArguments(const graph::PipelineInfo& later,
                                        const graph::PipelineInfo& info) {
  const auto given = [](const graph::PipelineInfo& call) {
    const graph::Value* parameters = call.settings.Find("parameters");
    const auto* map = parameters == nullptr ? nullptr : parameters->As<graph::Map>();
    return map == nullptr ? graph::Map() : *map;
  };
  const graph::Map first = given(info);
  std::vector<std::string> others;
  for (const auto& [name, value] : given(later).items) {
    const graph::Value* before = first.Find(name);
    if (before == nullptr || !(*before == value))
      others.push_back(fmt::format("{} = {}", name, graph::Describe(value)));
  }
  return others;
}

/// The graph is that of a call before, but the schedule, what it is called with and what is wrong
/// may be this call's own.
void AddLaterCall(const graph::PipelineInfo& later, SourceSpan call, graph::PipelineInfo& info) {
  AddSchedules(later.schedules, info);
  const auto others = OtherArguments(later, info);
  if (!others.empty()) {
    Diagnostic note = Finding("called-again",
                              fmt::format("'{}' is called for the same graph with {}, too",
                                          info.name, fmt::join(others, ", ")),
                              call);
    const auto known = std::ranges::find(info.diagnostics, note.message, &Diagnostic::message);
    if (known == info.diagnostics.end()) info.diagnostics.push_back(std::move(note));
  }
  for (const Diagnostic& finding : later.diagnostics) {
    if (finding.severity == Severity::kError) info.diagnostics.push_back(finding);
  }
  SortDiagnostics(info.diagnostics);
}

void AddPipelines(Evaluator& ev, const Instance* root, graph::Document& document) {
  std::map<std::string, std::size_t> shapes;  // and their places in the document
  for (const auto& recording : ev.State<State>().recordings) {
    if (recording->root != root || recording->dropped) continue;
    graph::Pipeline pipeline = BuildGraph(ev, *recording);
    graph::PipelineInfo& info = graph::Info(pipeline);
    info.complete = recording->complete;
    info.diagnostics = recording->diagnostics;
    SortDiagnostics(info.diagnostics);
    const auto [known, first] = shapes.emplace(Shape(pipeline), document.pipelines.size());
    if (!first) {
      AddLaterCall(info, recording->call_span, graph::Info(document.pipelines[known->second]));
      continue;
    }
    if (shapes.size() > 1) info.entry += fmt::format("#{}", shapes.size());
    document.pipelines.push_back(std::move(pipeline));
  }
}

}  // namespace

void Declare(python::Registry& registry) {
  registry.Add(StepModels());
  registry.Add(PipelineModels());
  registry.Add(SettingsModels());
  registry.Add(StepFunctions());
  registry.Add(PipelineFunctions());
  registry.Add(LibraryStepObjects());
  registry.Add(Enumerations());
}

void Collect(Evaluator& ev, graph::Document& document) {
  ReportLegacyImports(ev);
  RunAllUncalled(ev);
  State& state = ev.State<State>();
  // Building says what is not known about conditions and loops, which decides what else to run.
  for (const auto& recording : state.recordings)
    BuildGraph(ev, *recording);
  RunIncomplete(ev);
  RunLoneCalls(ev);
  CheckLooseSchedules(ev);
  for (const KnownPipeline& known : state.pipelines)
    AddPipelines(ev, known.object, document);
}

}  // namespace smgraph::zenml
