#include "frontends/sagemaker/function_steps.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Call;
using python::Evaluator;
using python::Instance;
using python::Ref;

constexpr std::size_t kNameLength = 26;  // of an unnamed step before "-" and a random part

std::string FunctionName(Evaluator& ev, Ref function, SourceSpan span) {
  Ref name = ev.FindAttribute(function, "__name__", span);
  const std::string* text = name == nullptr ? nullptr : python::TextIn(name);
  return text == nullptr ? python::LabelOf(function) : *text;
}

/// The name given, or the function's name and a part that is new in every call.
Ref NameOfStep(Evaluator& ev, const python::Dict& settings, Ref function, const Call& call) {
  Ref name = settings.Find("name");
  if (name != nullptr && name->kind != python::Kind::kNone) return name;
  std::string base = FunctionName(ev, function, call.span);
  if (base.size() > kNameLength) base.resize(kNameLength);
  int& calls = ev.State<SageMakerState>().unnamed_calls[base];
  const std::string label = calls == 0 ? "uuid" : "uuid" + std::to_string(calls + 1);
  ++calls;
  return ev.Concatenate({ev.heap().str(base + "-"),
                         ev.NewUnknown("a random part of the step's name", label, call.span)});
}

using python::Parameter;
using python::ParameterKind;

bool IsNamed(const Parameter& parameter) {
  return parameter.kind != ParameterKind::kVarArgs && parameter.kind != ParameterKind::kVarKeywords;
}

/// The message of the TypeError that the SDK raises of the arguments, which do not go into `**`
/// (reference: SDK class RemoteExecutor, _validate_submit_args).
std::optional<std::string> ArgumentFault(const python::Function& function, const Call& call) {
  std::size_t position = 0;
  std::size_t most = 0;
  std::string missing;
  bool any_number = false;
  for (const Parameter& parameter : function.parameters) {
    any_number = any_number || parameter.kind == ParameterKind::kVarArgs;
    if (!IsNamed(parameter)) continue;
    const bool by_place = parameter.kind != ParameterKind::kKeywordOnly;
    const bool placed = by_place && position++ < call.positional.size();
    most += by_place ? 1 : 0;
    const bool named = call.Keyword(parameter.name) != nullptr;
    if (placed && named)
      return fmt::format("{}() got multiple values for argument '{}'", function.name,
                         parameter.name);
    if (!placed && !named && parameter.default_value == nullptr)
      missing += fmt::format("{}'{}'", missing.empty() ? "" : ", ", parameter.name);
  }
  if (!any_number && call.positional.size() > most)
    return fmt::format("{}() takes {} positional arguments but {} were given", function.name, most,
                       call.positional.size());
  for (const auto& [name, value] : call.keywords) {
    const auto called = [name = name](const Parameter& one) {
      return IsNamed(one) && one.name == name;
    };
    if (std::ranges::none_of(function.parameters, called))
      return fmt::format("{}() got an unexpected keyword argument '{}'", function.name, name);
  }
  if (missing.empty()) return std::nullopt;
  return fmt::format("{}() is called without {}", function.name, missing);
}

/// (reference: SDK function step); what the steps' requests say, too, is only for those who catch
/// it.
void RefuseExpressions(Evaluator& ev, const Call& call) {
  const auto check = [&](Ref value) {
    if (!IsExpressionOfTexts(value)) return;
    python::RaiseIfCaught(ev, "ValueError", "an expression is not supported for function arguments",
                          call.span);
  };
  for (Ref value : call.positional)
    check(value);
  for (const auto& [name, value] : call.keywords)
    check(value);
}

Ref CallStep(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& carried = python::Carried(call);
  Ref function = carried[0];
  if (const auto* own = As<python::Function>(function); own != nullptr && !call.open) {
    if (auto fault = ArgumentFault(*own, call)) python::Refuse(ev, *std::move(fault), call.span);
  }
  RefuseExpressions(ev, call);
  const auto& settings = *As<python::Dict>(carried[1]);
  Instance* step = NewDeclared(ev, "sagemaker.workflow.function_step._FunctionStep", call.span);
  for (const auto& [key, value] : settings.items) {
    const std::string_view name = ev.heap().Intern(As<python::Str>(key)->value);
    step->attributes.Set(name, value);
    step->given.push_back(name);
  }
  step->attributes.Set("name", NameOfStep(ev, settings, function, call));
  step->attributes.Set("func", function);
  step->attributes.Set("func_args", ev.heap().New<python::Tuple>(call.positional));
  auto* keywords = ev.heap().New<python::Dict>();
  for (const auto& [name, value] : call.keywords)
    keywords->Set(ev.heap().str(std::string(name)), value);
  keywords->open = call.open;
  step->attributes.Set("func_kwargs", keywords);
  Instance* result = NewDeclared(ev, "sagemaker.workflow.function_step.DelayedReturn", call.span);
  result->attributes.Set("function_step", step);
  return result;
}

Ref NewStepFunction(Evaluator& ev, Ref function, Ref settings) {
  python::Native* made = python::NewClosure(ev, "step", &CallStep, {function, settings});
  made->wrapped = function;
  return made;
}

Ref Decorate(Evaluator& ev, const Call& call) {
  if (call.positional.empty()) return ev.heap().none();
  return NewStepFunction(ev, call.positional.front(), python::Carried(call).front());
}

}  // namespace

/// The keywords of both releases (reference: SDK function step).
constexpr std::string_view kStepKeywords =
    "_func name display_name description retry_policies dependencies pre_execution_commands "
    "pre_execution_script environment_variables image_uri instance_count instance_type "
    "job_conda_env job_name_prefix keep_alive_period_in_seconds max_retry_attempts "
    "max_runtime_in_seconds role security_group_ids subnets tags volume_kms_key volume_size "
    "encrypt_inter_container_traffic spark_config use_spot_instances max_wait_time_in_seconds";

Ref StepDecorator(Evaluator& ev, const Call& call) {
  auto* settings = ev.heap().New<python::Dict>();
  for (const auto& [name, value] : call.keywords) {
    if (!HasWord(kStepKeywords, name)) {
      python::Refuse(ev, fmt::format("step() got an unexpected keyword argument '{}'", name),
                     call.span);
    }
    if (name != "_func") settings->Set(ev.heap().str(std::string(name)), value);
  }
  Ref function = call.Argument(0, "_func");
  if (function == nullptr || function->kind == python::Kind::kNone) {
    return python::NewClosure(ev, "step", &Decorate, {settings});
  }
  return NewStepFunction(ev, function, settings);
}

}  // namespace smgraph::sagemaker
