#include "frontends/zenml/runs.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/dialect/alternatives.h"
#include "frontends/dialect/wanted.h"
#include "frontends/python/failures.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/arguments.h"
#include "frontends/zenml/build_graph.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/decorators.h"
#include "frontends/zenml/finish.h"
#include "frontends/zenml/invocations.h"
#include "frontends/zenml/legacy.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/options.h"
#include "frontends/zenml/parameters.h"
#include "frontends/zenml/pipelines.h"
#include "frontends/zenml/program_order.h"
#include "frontends/zenml/run_config.h"
#include "frontends/zenml/schedules.h"
#include "frontends/zenml/steps.h"
#include "frontends/zenml/values.h"
#include "graph/deciding.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::Instance;
using python::Ref;

/// Makes a recording the active one for as long as it lives.
class Active {
 public:
  Active(State& state, Recording& recording) : state_(state), before_(state.active) {
    state_.active = &recording;
  }
  ~Active() { state_.active = before_; }
  Active(const Active&) = delete;
  Active& operator=(const Active&) = delete;

 private:
  State& state_;
  Recording* before_;
};

Recording& NewRecording(Evaluator& ev, Instance& pipeline, const Call& call, Occasion occasion) {
  State& state = ev.State<State>();
  auto& recording = *state.recordings.emplace_back(std::make_unique<Recording>());
  recording.index = state.recordings.size() - 1;
  recording.pipeline = &pipeline;
  recording.root = RootOf(pipeline);
  recording.name = NameOfPipeline(pipeline);
  recording.dynamic = IsDynamic(ev, pipeline);
  recording.asked = occasion == Occasion::kAsked;
  recording.symbolic = occasion == Occasion::kSymbols;
  recording.any_values = occasion == Occasion::kAnyValues;
  recording.outermost = ev.path();
  recording.call_span = call.span;
  if (KnownPipeline* known = state.Find(recording.root)) known->called = true;
  return recording;
}

Ref RunArgument(const Instance& pipeline, std::string_view name) {
  const auto* run = As<Dict>(pipeline.attributes.Find(kRunField));
  Ref value = run == nullptr ? nullptr : run->Find(name);
  return python::IsNone(value) ? nullptr : value;
}

/// The names in braces in a text.
std::vector<std::string_view> PlaceholdersIn(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.push_back(text.substr(open + 1, close - open - 1));
  }
  return names;
}

void CheckRunName(Recording& recording) {
  const graph::Value* run_name = recording.settings.Find("run_name");
  const auto* text = run_name == nullptr ? nullptr : run_name->As<std::string>();
  if (text == nullptr) return;
  const graph::Value* found = recording.settings.Find("substitutions");
  const auto* substitutions = found == nullptr ? nullptr : found->As<graph::Map>();
  for (const std::string_view name : PlaceholdersIn(*text)) {
    const bool known = name == "date" || name == "time" ||
                       (substitutions != nullptr && substitutions->Find(name) != nullptr);
    if (known || (found != nullptr && substitutions == nullptr)) continue;
    recording.Refuse(fmt::format("invalid run name '{}': nothing gives '{}'", *text, name),
                     recording.call_span);
  }
}

// Fields of settings may be null, which takes back what was said; settings as a whole may not.
void CheckNoNullSettings(Recording& recording, const graph::Map& options, std::string_view owner) {
  const graph::Value* found = options.Find("settings");
  const auto* settings = found == nullptr ? nullptr : found->As<graph::Map>();
  if (settings == nullptr) return;
  for (const auto& [key, value] : settings->items) {
    if (!value.null()) continue;
    recording.Refuse(fmt::format("settings '{}' of '{}' are null", key, owner),
                     recording.call_span);
  }
}

// What ZenML checks of the options of a pipeline.
void CheckSettings(Recording& recording) {
  constexpr std::string_view kModes[] = {"fail_fast", "stop_on_failure", "continue_on_failure"};
  CheckRunName(recording);
  CheckNoNullSettings(recording, recording.settings, recording.name);
  for (const Invocation& invocation : recording.invocations)
    CheckNoNullSettings(recording, invocation.configuration, invocation.id);
  const graph::Value* mode = recording.settings.Find("execution_mode");
  const auto* text = mode == nullptr ? nullptr : mode->As<std::string>();
  if (text != nullptr && std::ranges::find(kModes, *text) == std::end(kModes)) {
    recording.Refuse(fmt::format("execution_mode: '{}' is none of fail_fast, stop_on_failure and "
                                 "continue_on_failure",
                                 *text),
                     recording.call_span);
  }
  const bool hook = recording.settings.Find("on_init") != nullptr ||
                    recording.settings.Find("init_hook_source") != nullptr;
  if (recording.settings.Find("on_init_kwargs") != nullptr && !hook) {
    recording.Refuse("on_init_kwargs= without on_init=", recording.call_span);
  }
}

// What with_options() has for the run alone, which is validated when it begins.
void CheckRunArguments(Evaluator& ev, Recording& recording) {
  const auto* run = As<Dict>(recording.pipeline->attributes.Find(kRunField));
  const std::string problem =
      run == nullptr ? "" : ProblemOfFile(ev, "Run", *run, recording.call_span);
  if (!problem.empty()) recording.Refuse(std::move(problem), recording.call_span);
}

// Options that the YAML file has win over those of the code.
void ReadSettings(Evaluator& ev, Recording& recording, const RunConfig& config) {
  Values values(ev, &recording);
  values.set_place(recording.call_span);
  constexpr std::string_view kElsewhere[] = {"parameters", "steps", "schedule", "run_name",
                                             "build"};
  recording.settings = values.ReadConfiguration(*ConfigurationOf(ev, *recording.pipeline));
  if (config.content != nullptr) {
    for (const auto& [key, value] : config.content->items) {
      std::string name;
      if (!python::TextOf(key, name) || python::IsNone(value)) continue;
      if (std::ranges::find(kElsewhere, name) != std::end(kElsewhere)) continue;
      MergeOption(recording.settings, name, values.Read(value));
    }
  }
  Ref run_name = RunArgument(*recording.pipeline, "run_name");
  if (run_name == nullptr) run_name = config.Find("run_name");
  if (run_name != nullptr) recording.settings.Set("run_name", values.Read(run_name));
  CheckSettings(recording);
}

// What an evaluation reported while the body ran belongs to the pipeline, and to one that calls it.
// A body that raises for certain is neither compiled nor run to its end: nor is the program then.
void TakeDiagnostics(Evaluator& ev, Recording& recording, const Evaluator::Reported& before,
                     bool outermost) {
  bool ends = false;
  for (std::size_t i = before.diagnostics; i < ev.diagnostics().size(); ++i) {
    const Diagnostic& one = ev.diagnostics()[i];
    if (one.severity == Severity::kNote) continue;
    recording.diagnostics.push_back(one);
    const bool certain = Is(one, "raises") && one.confidence == Confidence::kCertain;
    if (certain) recording.diagnostics.back().severity = Severity::kError;
    ends = ends || certain;
    recording.complete = false;
  }
  if (outermost && !ends) ev.TakeBack(before);
}

// What a dynamic pipeline may return: artifacts and tuples of them. Nothing is said against what is
// not known.
bool MayBeOutput(Values& values, Ref value) {
  switch (value->kind) {
    case python::Kind::kInstance:
      return RoleOf(value) != Role::kFuture && RoleOf(value) != Role::kMapResults;
    case python::Kind::kOpaque:  // what .load() gives is data
      return values.Read(value).As<graph::StepReference>() == nullptr;
    case python::Kind::kUnknown:
      return true;
    case python::Kind::kChoice:
      return std::ranges::all_of(frontends::Alternatives(value),
                                 [&](Ref one) { return MayBeOutput(values, one); });
    default:
      return false;
  }
}

void CheckReturned(Values& values, Recording& recording, Ref returned) {
  for (Ref one : frontends::Alternatives(returned)) {
    const auto* tuple = As<python::Tuple>(one);
    const bool fits =
        tuple != nullptr
            ? std::ranges::all_of(tuple->items, [&](Ref item) { return MayBeOutput(values, item); })
            : python::IsNone(one) || MayBeOutput(values, one);
    if (fits) continue;
    recording.Refuse(fmt::format("a dynamic pipeline returns artifacts, or a tuple of them, not a "
                                 "{}: the run fails at its end",
                                 python::TypeName(one)),
                     recording.call_span);
    return;
  }
}

void ReadOutputs(Evaluator& ev, Recording& recording, Ref returned) {
  Values values(ev, &recording);
  values.set_place(recording.call_span);
  graph::List outputs;
  const auto add = [&](Ref value) {
    const auto handle = HandleOf(value);
    if (handle && handle->recording == recording.index) outputs.items.push_back(values.Read(value));
  };
  if (recording.dynamic) CheckReturned(values, recording, returned);
  add(returned);
  if (const auto* tuple = As<python::Tuple>(returned)) {
    for (Ref item : tuple->items)
      add(item);
  }
  if (!outputs.items.empty()) recording.outputs = std::move(outputs);
}

// Options that the file, at its top level, sets for all steps, whatever they say themselves.
constexpr std::string_view kForAllSteps[] = {"enable_cache", "enable_artifact_metadata",
                                             "enable_artifact_visualization", "enable_step_logs"};

// Steps are compiled as they are configured when the body is done: configure() reaches calls that
// came before it.
void ConfigureSteps(Evaluator& ev, Recording& recording, const RunConfig& config) {
  Values values(ev, &recording);
  values.set_place(recording.call_span);
  for (Invocation& invocation : recording.invocations) {
    invocation.configuration = values.ReadConfiguration(*ConfigurationOf(ev, *invocation.step));
    for (const std::string_view name : kForAllSteps) {
      if (Ref value = config.Find(name)) invocation.configuration.Set(name, values.Read(value));
    }
  }
  if (const Dict* steps = config.Section("steps")) {
    ConfigureInvocations(ev, recording, *steps, recording.call_span);
  }
  for (const std::string_view name : {"step_configurations", "steps"}) {
    if (RunArgument(*recording.pipeline, name) == nullptr) continue;
    recording.Report("run-configuration",
                     fmt::format("with_options({}=…) is ignored by ZenML: options of steps are "
                                 "given in the file of config_path=",
                                 name),
                     recording.call_span);
  }
}

}  // namespace

bool IsDynamic(Evaluator& ev, Instance& pipeline) {
  Ref dynamic = OptionOf(ev, pipeline, "dynamic");
  return !python::IsNone(dynamic) && ev.Truth(dynamic, pipeline.span).value_or(false);
}

namespace {

/// What an exception says of itself, as far as it is known.
std::string MessageOf(Evaluator& ev, Ref exception) {
  const auto* object = As<Instance>(exception);
  const auto* args =
      object == nullptr ? nullptr : As<python::Tuple>(object->attributes.Find("args"));
  if (args == nullptr || args->items.empty()) return {};
  return graph::PlainText(Values(ev, ev.State<State>().active).Read(args->items.front()));
}

/// Notes where the body fails by itself.
python::Failures::Listener FailuresOf(Evaluator& ev, Recording& recording) {
  if (!recording.dynamic && !recording.any_values) return nullptr;
  return [&ev, &recording](const python::Raised& raised, const python::Path* path) {
    Recording::Failure failure;
    failure.exception = python::TypeName(raised.exception);
    failure.message = MessageOf(ev, raised.exception);
    failure.path = path;
    failure.calls = recording.invocations.size();
    failure.sequenced = LastBefore(ev, recording, recording.synchronous, path);
    failure.span = raised.span;
    recording.failures.push_back(std::move(failure));
  };
}

Recording& RunBody(Evaluator& ev, Instance& pipeline, const Call& call, Occasion occasion,
                   bool free) {
  Ref entrypoint = pipeline.attributes.Find("entrypoint");
  const python::Function& function = *FunctionBehind(entrypoint);
  State& state = ev.State<State>();
  Recording& recording = NewRecording(ev, pipeline, call, occasion);
  recording.free = free;
  Recording& caller = state.active != nullptr ? *state.active : recording;
  const Active active(state, recording);
  if (recording.dynamic && function.qualified_name.find("<locals>") != std::string::npos) {
    recording.Refuse(fmt::format("dynamic pipeline '{}' is defined in a function: it is looked up "
                                 "at the top level of its module",
                                 recording.name),
                     call.span);
  }
  const RunConfig config =
      ReadRunConfig(ev, recording, RunArgument(pipeline, "config_path"), call.span);
  recording.file = config.content;
  recording.file_known = !config.missing;
  const Call arguments = BindPipelineArguments(ev, recording, caller, function, call, config);
  const Evaluator::Reported before = ev.reported();
  const std::size_t calls = ev.calls().size();
  const python::Failures::Listening listening(ev.State<python::Failures>(),
                                              FailuresOf(ev, recording));
  Ref returned = ev.CallWithSymbols(entrypoint, arguments, call.span);
  TakeDiagnostics(ev, recording, before, /*outermost=*/&caller == &recording);
  recording.stopped = !recording.complete && returned->kind == python::Kind::kUnknown;
  if (TakesSteps(call)) {
    recording.stopped = true;
    recording.Incomplete("legacy-zenml",
                         fmt::format("pipeline '{}' takes steps as arguments: that is ZenML before "
                                     "0.40, whose pipelines are not read",
                                     recording.name),
                         call.span);
  }
  CheckUnknownCalls(ev, recording, calls);
  Values values(ev, &recording);
  ReadKeptArguments(recording, values);
  ReadOutputs(ev, recording, returned);
  if (recording.dynamic) CheckTemplates(ev, recording);
  ConfigureSteps(ev, recording, config);
  ReadSettings(ev, recording, config);
  Ref schedule = RunArgument(pipeline, "schedule");
  if (schedule == nullptr) schedule = pipeline.attributes.Find("__schedule__");
  ReadSchedule(ev, recording, schedule, config);
  CheckRunArguments(ev, recording);
  CheckRecording(recording);
  return recording;
}

// A schedule runs what was compiled. Which parameters decided that shows in the graph of any
// values.
void CheckFrozen(Evaluator& ev, Instance& pipeline, Recording& recording) {
  if (recording.schedules.empty() || !recording.complete || recording.parameters.empty()) return;
  Call call;
  call.span = recording.call_span;
  Recording& any = RunBody(ev, pipeline, call, Occasion::kSymbols, false);
  any.dropped = true;
  const std::set<std::string> deciding = graph::DecidingNames(BuildGraph(ev, any));
  for (const graph::Parameter& parameter : recording.parameters) {
    if (!deciding.contains(parameter.name)) continue;
    recording.Report("frozen-parameter",
                     fmt::format("parameter '{}' decides which steps there are: the schedule keeps "
                                 "those of the value that it has now",
                                 parameter.name),
                     recording.schedules[0].span);
  }
}

// The graph of any values that a static pipeline may be compiled with, instead of the one of those
// that it has, where somebody asks for it.
void RunForAnyValues(Evaluator& ev, Instance& pipeline, const Call& call, Recording& recording) {
  const bool wanted = ev.State<frontends::Wanted>().any_values && recording.complete;
  if (!wanted || recording.parameters.empty()) return;
  RunBody(ev, pipeline, call, Occasion::kAnyValues, false);
  recording.dropped = true;
}

/// The graph of all values of a dynamic pipeline's parameters, or, where that is not known, of
/// those that it is called with.
Recording& RunDynamic(Evaluator& ev, Instance& pipeline, const Call& call, Occasion occasion) {
  Recording& free = RunBody(ev, pipeline, call, occasion, true);
  BuildGraph(ev, free);
  if (free.complete || free.parameters.empty()) return free;
  Recording& fixed = RunBody(ev, pipeline, call, occasion, false);
  BuildGraph(ev, fixed);
  const bool keep_free = !fixed.complete && free.invocations.size() >= fixed.invocations.size();
  (keep_free ? fixed : free).dropped = true;
  if (keep_free) return free;
  if (fixed.complete && !fixed.asked) {
    fixed.Incomplete("conditional-graph",
                     fmt::format("this is the graph for the defaults of the parameters; for other "
                                 "values it is not known: {}",
                                 free.diagnostics.empty() ? "" : free.diagnostics.front().message),
                     fixed.call_span);
  }
  return fixed;
}

/// A run of its own that a pipeline's body starts is no step of it.
void NoteChildRun(const Evaluator& ev, Recording& caller, const Instance& child, SourceSpan span) {
  Values values(const_cast<Evaluator&>(ev), &caller);
  values.set_place(span);
  const graph::Guard guard = values.ReadGuard(ev.path(), caller.outermost);
  std::string when = guard.always() ? "" : fmt::format(", if {}", graph::Summary(guard));
  if (const auto rounds = values.ReadMultiplicity(ev.path(), caller.outermost)) {
    for (const graph::Value& over : rounds->over)
      when += fmt::format(", for each {}", graph::Describe(over));
  }
  caller.Report("child-run",
                fmt::format("'{}' starts '{}' as a run of its own{}", caller.name,
                            NameOfPipeline(child), when),
                span);
}

}  // namespace

Ref RunPipeline(Evaluator& ev, Instance& pipeline, const Call& call, Occasion occasion) {
  if (FunctionBehind(pipeline.attributes.Find("entrypoint")) == nullptr) {
    ev.ReportIncomplete(
        "unreadable-pipeline",
        fmt::format("the function of pipeline '{}' is not known", NameOfPipeline(pipeline)),
        call.span);
    return ev.NewOpaque(python::Opaque::Origin::kCall, &pipeline, "", call.span);
  }
  const bool dynamic = IsDynamic(ev, pipeline);
  if (Recording* caller = ev.State<State>().active; caller != nullptr && caller->dynamic)
    NoteChildRun(ev, *caller, pipeline, call.span);
  Recording& recording = dynamic ? RunDynamic(ev, pipeline, call, occasion)
                                 : RunBody(ev, pipeline, call, occasion, false);
  if (!dynamic) {
    CheckFrozen(ev, pipeline, recording);
    RunForAnyValues(ev, pipeline, call, recording);
  }
  if (!recording.schedules.empty()) return ev.heap().none();
  return ev.NewOpaque(python::Opaque::Origin::kCall, &pipeline, "", call.span);
}

namespace {

/// The pipeline that all lone calls of steps of this name run.
Instance& PipelineOfStep(Evaluator& ev, Instance& step) {
  const std::string name = NameOfStep(ev, step);
  auto& pipelines = ev.State<State>().pipelines;
  const auto known = std::ranges::find_if(
      pipelines, [&](const auto& one) { return NameOfPipeline(*one.object) == name; });
  if (known != pipelines.end()) return *known->object;
  auto* options = ev.heap().New<Dict>();
  options->Set(ev.heap().str("name"), ev.heap().str(name));
  options->Set(ev.heap().str("enable_cache"), ev.heap().boolean(false));
  Instance* pipeline = NewDecorated(ev, Role::kPipeline, ev.heap().none(), options, step.span);
  pipelines.push_back({pipeline, {}, false, false});
  return *pipeline;
}

}  // namespace

void RunAlone(Evaluator& ev, const LoneCall& lone) {
  Instance& pipeline = PipelineOfStep(ev, *lone.step);
  Call call = lone.call;
  std::erase_if(call.keywords, [](const auto& argument) {
    return argument.first == "id" || argument.first == "after" || argument.first == "start_after";
  });
  Recording& recording = NewRecording(ev, pipeline, call, Occasion::kAsked);
  const Active active(ev.State<State>(), recording);
  RecordCall(ev, recording, *lone.step, call, CallForm::kCall);
  ConfigureSteps(ev, recording, {});
  ReadSettings(ev, recording, {});
  CheckRecording(recording);
}

}  // namespace smgraph::zenml
