#include "frontends/zenml/steps.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/decorators.h"
#include "frontends/zenml/invocations.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/options.h"
#include "frontends/zenml/state.h"
#include "frontends/zenml/values.h"
#include "graph/base/words.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::Instance;
using python::Ref;

constexpr std::string_view kEntrypoint = "entrypoint";
constexpr std::string_view kLibraryRow = "__library_step__";

Ref MakeStep(Evaluator& ev, Ref function, Dict* options, SourceSpan span) {
  if (AsRole(function, Role::kStep) != nullptr) return function;
  CheckFunction(ev, function, span);
  CheckOptions(ev, kStepDecorator, *options, span);
  Instance* step = NewDecorated(ev, Role::kStep, function, options, span);
  SignatureOfStep(ev, *step);  // annotations have their values when the function is decorated
  return step;
}

Ref FirstArgument(Evaluator& ev, const Call& call) {
  return call.positional.empty() ? ev.heap().none() : call.positional[0];
}

Ref EntrypointOf(Evaluator& ev, Instance& step) {
  if (Ref own = step.attributes.Find(kEntrypoint)) return own;
  // A class step: the method of the user's class.
  for (const python::Class* cls : step.cls->mro) {
    if (Ref method = cls->attributes.Find(kEntrypoint)) {
      return ev.heap().New<python::BoundMethod>(&step, method);
    }
  }
  return nullptr;
}

Signature SignatureOfRow(Evaluator& ev, const LibraryStep& row) {
  Signature signature;
  for (std::string_view word : Words(row.inputs)) {
    const bool optional = word.ends_with('=');
    if (optional) word.remove_suffix(1);
    Input& input = signature.inputs.emplace_back();
    input.name = ev.heap().Intern(word);
    input.has_default = optional;
  }
  for (const std::string_view word : Words(row.outputs)) {
    const std::size_t colon = std::min(word.find(':'), word.size());
    const std::size_t type = std::min(colon + 1, word.size());
    signature.outputs.push_back(
        {std::string(word.substr(0, colon)), std::string(word.substr(type))});
  }
  return signature;
}

Signature MakeSignature(Evaluator& ev, Instance& step) {
  if (const auto* row = As<python::Int>(step.attributes.Find(kLibraryRow))) {
    return SignatureOfRow(ev, LibrarySteps()[static_cast<std::size_t>(row->value)]);
  }
  if (IsCommand(step)) return {};
  Ref entrypoint = EntrypointOf(ev, step);
  if (const python::Function* function = FunctionBehind(entrypoint)) {
    return ReadSignature(ev, *function, As<python::BoundMethod>(entrypoint) != nullptr);
  }
  Signature unknown;
  unknown.inputs_known = unknown.outputs_known = false;
  unknown.why = entrypoint == nullptr
                    ? "class " + std::string(step.cls->name) + ", which has no entrypoint"
                    : "the function of a step (" + frontends::DescribeOrigin(entrypoint) + ")";
  return unknown;
}

// While a dynamic pipeline runs, parameters are configured behind the defaults of the function,
// which win.
void LeaveDefaults(Evaluator& ev, Instance& step, Dict& options) {
  const Recording* active = ev.State<State>().active;
  const auto* given = As<Dict>(options.Find("parameters"));
  if (active == nullptr || !active->dynamic || given == nullptr) return;
  auto* kept = ev.heap().New<Dict>();
  kept->open = given->open;
  const std::vector<Input>& inputs = SignatureOfStep(ev, step).inputs;
  for (const auto& [key, value] : given->items) {
    const std::string* name = python::TextIn(key);
    const auto input =
        name == nullptr ? inputs.end() : std::ranges::find(inputs, *name, &Input::name);
    if (input == inputs.end() || !input->has_default) kept->Set(key, value);
  }
  options.Set(ev.heap().str("parameters"), kept);
}

// The options of with_options() and configure(), which have no name=.
void ConfigureWith(Evaluator& ev, Instance& step, const Call& call, const OptionTaker& taker) {
  Ref merge = call.Keyword("merge");
  Dict* options = KeywordsOf(ev, call);
  CheckOptions(ev, taker, *options, call.span);
  options->Erase(ev.heap().str("name"));
  options->Erase(ev.heap().str("merge"));
  LeaveDefaults(ev, step, *options);
  Configure(ev, step, *options, merge == nullptr || ev.Truth(merge, call.span).value_or(true));
}

}  // namespace

Ref StepDecorator(Evaluator& ev, const Call& call) {
  return Decorate<&MakeStep>(ev, call, "step");
}

Ref WrapStep(Evaluator& ev, const Call& call) {
  Ref step = call.Argument(0, "step_function_top_level");
  if (!python::IsNone(step)) return step;
  return python::NewClosure(ev, "run_with_accelerate", &FirstArgument, {});
}

Ref MakeLibraryStep(Evaluator& ev, std::size_t row) {
  Instance* step = ev.NewInstance(ev.ClassOf(ModelOf(Role::kStep)), {});
  SetField(ev, *step, "name", ev.heap().str(std::string(LibrarySteps()[row].name)));
  SetField(ev, *step, kLibraryRow, ev.heap().integer(static_cast<std::int64_t>(row)));
  return step;
}

Ref CallStep(Evaluator& ev, Instance& step, const Call& call) {
  State& state = ev.State<State>();
  if (state.active != nullptr) {
    return RecordCall(ev, *state.active, step, call, CallForm::kCall);
  }
  state.lone_calls.push_back({&step, call, ev.assuming()});
  return ev.NewOpaque(python::Opaque::Origin::kCall, &step, "", call.span);
}

void InitStep(Evaluator& ev, Instance& step) {
  auto* options = ev.heap().New<Dict>();
  for (const std::string_view name : step.given) {
    if (Ref value = step.attributes.Find(name))
      options->Set(ev.heap().str(std::string(name)), value);
  }
  CheckOptions(ev, kStepConstructor, *options, step.span);
  if (EntrypointOf(ev, step) == nullptr && !IsCommand(step) && !step.cls->opaque_base) {
    RefuseHere(ev, "Exception",
               fmt::format("class {} has no entrypoint(): variable args or kwargs, as that of "
                           "BaseStep has, are not allowed",
                           step.cls->name),
               step.span);
  }
  Ref name = step.attributes.Find("name");
  if (python::IsNone(name) || ev.Truth(name, step.span) == false)
    SetField(ev, step, "name", ev.heap().str(std::string(step.cls->name)));
}

Ref StepContext(Evaluator& ev, const Call& call) {
  RefuseInBody(ev, "RuntimeError", "get_step_context() is possible only in a step, while it runs",
               call.span);
  return ev.NewUnknown("the context of a step", "step context", call.span);
}

Ref LogMetadata(Evaluator& ev, const Call& call) {
  // What the metadata may belong to, by arguments that say it together.
  constexpr std::string_view kOwners[] = {
      "step_id",          "run_id_name_or_prefix",          "model_name model_version",
      "model_version_id", "artifact_name artifact_version", "artifact_version_id"};
  constexpr std::string_view kPositional[] = {"metadata",
                                              "step_id",
                                              "step_name",
                                              "run_id_name_or_prefix",
                                              "artifact_version_id",
                                              "artifact_name",
                                              "artifact_version",
                                              "infer_artifact",
                                              "model_version_id",
                                              "model_name",
                                              "model_version",
                                              "infer_model"};
  const auto is_given = [&](std::string_view name) {
    const auto* place = std::ranges::find(kPositional, name);
    return !python::IsNone(
        call.Argument(static_cast<std::size_t>(place - std::begin(kPositional)), name));
  };
  const bool owned = call.open || std::ranges::any_of(kOwners, [&](std::string_view names) {
                       return std::ranges::all_of(Words(names), is_given);
                     });
  if (!owned) {
    RefuseInBody(ev, "ValueError",
                 "log_metadata() outside of a step has to be told what the metadata belong to",
                 call.span);
  }
  return ev.heap().none();
}

Ref AttributeOfStep(Evaluator& ev, Instance& step, std::string_view name) {
  if (name == "__name__") {
    ev.Raise("AttributeError",
             fmt::format("'{}' object has no attribute '__name__'", NameOfStep(ev, step)), {});
  }
  if (name == kEntrypoint) return EntrypointOf(ev, step);
  return OptionOf(ev, step, name);
}

Ref StepWithOptions(Evaluator& ev, const Call& call) {
  const auto* step = AsRole(call.positional.empty() ? nullptr : call.positional[0], Role::kStep);
  if (step == nullptr) return ev.heap().none();
  Instance* copy = CopyObject(ev, *step, call.span);
  ConfigureWith(ev, *copy, call, kStepWithOptions);
  return copy;
}

Ref ConfigureStep(Evaluator& ev, const Call& call) {
  auto* step = AsRole(call.positional.empty() ? nullptr : call.positional[0], Role::kStep);
  if (step == nullptr) return ev.heap().none();
  ConfigureWith(ev, *step, call, kStepConfigure);
  return step;
}

Ref CopyStep(Evaluator& ev, const Call& call) {
  const auto* step = AsRole(call.positional.empty() ? nullptr : call.positional[0], Role::kStep);
  return step == nullptr ? ev.heap().none() : CopyObject(ev, *step, call.span);
}

Ref LegacyAfter(Evaluator& ev, const Call& call) {
  State& state = ev.State<State>();
  if (state.active != nullptr) {
    state.active->Incomplete("legacy-zenml",
                             "step.after(…) belongs to ZenML before 0.40: pass after= to the call",
                             call.span);
  }
  return ev.heap().none();
}

bool IsCommand(const Instance& step) {
  return step.cls->model != nullptr && step.cls->model->name == "CommandStep";
}

bool IsFoundAgain(Evaluator& ev, const Instance& step) {
  constexpr std::string_view kInside = "<locals>";
  if (step.cls->definition) return step.cls->qualified_name.find(kInside) == std::string::npos;
  const python::Function* function = FunctionBehind(EntrypointOf(ev, const_cast<Instance&>(step)));
  if (function == nullptr || function->qualified_name.find(kInside) == std::string::npos)
    return true;
  const python::Module* module = function->module;
  return module == nullptr || module->scope == nullptr ||
         module->scope->names.Find(function->name) != nullptr;
}

std::string NameOfStep(Evaluator& ev, const Instance& step) {
  Ref name = step.attributes.Find("name");
  std::string text;
  if (python::IsNone(name)) return std::string(step.cls->name);
  (void)ev;
  return TextIn(name, text) ? text : "{" + python::LabelOf(name) + "}";
}

const Signature& SignatureOfStep(Evaluator& ev, Instance& step) {
  Ref entrypoint = EntrypointOf(ev, step);
  const python::Object* key = FunctionBehind(entrypoint);
  if (key == nullptr) key = &step;
  auto& known = ev.State<State>().signatures;
  const auto found = known.find(key);
  return found != known.end() ? found->second
                              : known.emplace(key, MakeSignature(ev, step)).first->second;
}

std::string DescriptionOfStep(Evaluator& ev, Instance& step) {
  const python::Function* function = FunctionBehind(EntrypointOf(ev, step));
  return function == nullptr ? "" : DocstringOf(*function);
}

}  // namespace smgraph::zenml
