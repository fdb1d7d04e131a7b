#include "frontends/sagemaker/compile/functions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/refusals.h"
#include "frontends/sagemaker/repack.h"
#include "frontends/sagemaker/steps/steps.h"

// Steps whose code is in the source: @step functions, notebooks, step classes of the user's own
// (reference: SDK classes _FunctionStep and NotebookJobStep).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Kind;
using python::Ref;

/// Settings of @step that are what the function is called with, or texts of the step.
constexpr std::string_view kNotSettings[] = {"name",       "display_name",  "description",
                                             "func",       "func_args",     "func_kwargs",
                                             "depends_on", "retry_policies"};

bool IsContainer(Ref value) {
  return value->kind == Kind::kList || value->kind == Kind::kDict || value->kind == Kind::kTuple ||
         value->kind == Kind::kSet;
}

/// References count at top level only; inside containers the SDK cannot even send them.
Value ReadFunctionArgument(Builder& b, Ref value, std::string_view name) {
  if (value == nullptr) return graph::Null{};
  if (IsContainer(value)) return b.reader.ReadMuted(value);
  const bool result = RoleOf(value) == Role::kDelayedReturn ||
                      (As<python::Opaque>(value) != nullptr && b.reader.IsFunctionResult(value));
  if (result) b.request.also_after.push_back(value);
  return b.reader.ReadInput(value, name);
}

const python::Function* UserFunction(Ref function) {
  if (const auto* bound = As<python::BoundMethod>(function)) return UserFunction(bound->function);
  return As<python::Function>(function);
}

/// The name of the parameter at `position`, or its number.
std::string ParameterName(const python::Function* function, std::size_t position) {
  if (function != nullptr && position < function->parameters.size() &&
      function->parameters[position].kind == python::ParameterKind::kNormal) {
    return std::string(function->parameters[position].name);
  }
  return std::to_string(position);
}

bool HoldsVariable(Ref value, int depth = 0) {
  constexpr int kDeepest = 20;
  const auto any = [depth](const std::vector<Ref>& items) {
    return std::ranges::any_of(items, [depth](Ref item) {
      return IsPipelineVariable(item) == Answer::kYes || HoldsVariable(item, depth + 1);
    });
  };
  if (depth > kDeepest) return false;
  if (const auto* list = As<python::List>(value)) return any(list->items);
  if (const auto* tuple = As<python::Tuple>(value)) return any(tuple->items);
  if (const auto* set = As<python::Set>(value)) return any(set->items);
  const auto* dict = As<python::Dict>(value);
  return dict != nullptr && std::ranges::any_of(dict->items, [&](const auto& entry) {
           return any({entry.first, entry.second});
         });
}

void AddFunctionInput(Builder& b, const std::string& name, Ref value) {
  if (value != nullptr && HoldsVariable(value)) {
    ReportRefused(b, "is given a pipeline variable inside of a container, as argument '" + name +
                         "': its function is sent without the variable's value");
  }
  if (IsExpressionOfTexts(value)) {
    ReportRefused(b, "is given a " + std::string(ModelOf(value)->name) + " as argument '" + name +
                         "', which functions do not take");
  }
  Value read = ReadFunctionArgument(b, value, name);
  b.node.inputs.push_back({name, "", "", std::move(read)});
}

bool HoldsUnknown(const Value& value) {
  bool found = false;
  graph::Walk(value, [&found](const Value& part) {
    found = found || part.As<graph::Unknown>() != nullptr;
  });
  return found;
}

/// What the function works with where the call gives nothing: its defaults, as far as they are
/// known. None stands for nothing.
void AddDefaultInputs(Builder& b, const python::Function& function) {
  for (const python::Parameter& parameter : function.parameters) {
    Ref value = parameter.default_value;
    const bool given =
        std::ranges::find(b.node.inputs, parameter.name, &graph::Port::name) != b.node.inputs.end();
    if (given || value == nullptr || value->kind == Kind::kNone || HoldsVariable(value)) continue;
    Value read = b.reader.ReadMuted(value);
    if (!HoldsUnknown(read))
      b.node.inputs.push_back({std::string(parameter.name), "", "", std::move(read)});
  }
}

constexpr Field kNotebookFields[] = {
    {From::kStep, "input_notebook", Into::kArgument, "input_notebook"},
    {From::kStep, "kernel_name", Into::kArgument, "kernel_name"},
    {From::kStep, "initialization_script", Into::kArgument, "initialization_script"},
    {From::kStep, "additional_dependencies", Into::kArgument, "additional_dependencies"},
    {From::kStep, "image_uri", Into::kSetting, "image"},
    {From::kStep, "role", Into::kSetting, "role"},
    {From::kStep, "instance_type", Into::kSetting, "instance_type"},
    {From::kStep, "volume_size", Into::kSetting, "volume_size"},
    {From::kStep, "s3_root_uri", Into::kSetting, "s3_root_uri"},
    {From::kStep, "subnets", Into::kSetting, "subnets"},
    {From::kStep, "security_group_ids", Into::kSetting, "security_groups"},
    {From::kStep, "parameters", Into::kArgument, "parameters"},
    {From::kStep, "environment_variables", Into::kSetting, "environment"},
    {From::kStep, "tags", Into::kSetting, "tags"},
};

}  // namespace

void BuildFunction(Builder& b) {
  const python::Function* function = UserFunction(b.step.source->attributes.Find("func"));
  bool open = false;
  if (const auto* positional = As<python::Tuple>(b.step.source->attributes.Find("func_args"))) {
    for (std::size_t i = 0; i < positional->items.size(); ++i)
      AddFunctionInput(b, ParameterName(function, i), positional->items[i]);
  }
  if (const auto* keywords = As<python::Dict>(b.step.source->attributes.Find("func_kwargs"))) {
    for (const auto& [key, value] : keywords->items)
      AddFunctionInput(b, NameText(key), value);
    open = keywords->open;
    if (open)
      b.SetArgument("**", graph::Unknown{"arguments that are not known", "**", b.step.span});
  }
  if (function != nullptr && !open) AddDefaultInputs(b, *function);
  if (function != nullptr) {
    b.SetArgument("function", function->qualified_name.empty() ? std::string(function->name)
                                                               : function->qualified_name);
  }
  for (const std::string_view name : b.step.source->given) {
    if (std::ranges::find(kNotSettings, name) != std::end(kNotSettings)) continue;
    if (Ref value = b.Argument(name)) {
      b.SetSetting(name == "image_uri" ? "image" : name, b.reader.Read(value));
    }
  }
  CompileFunctionStep(b);
}

void BuildNotebook(Builder& b) {
  FieldReader(b, {}, nullptr).Read(kNotebookFields);
  CompileNotebook(b);
}

namespace {

bool Defines(const python::Class& cls, std::string_view member) {
  return std::ranges::any_of(
      cls.mro, [&](const auto* one) { return one->attributes.Find(member) != nullptr; });
}

/// The dict that the class computes as the step's request; null when that is not known.
const python::Dict* OwnArguments(Builder& b) {
  if (Defines(*b.step.source->cls, "to_request")) return nullptr;
  python::Evaluator& ev = b.reader.objects().evaluator();
  try {
    return As<python::Dict>(ev.GetAttribute(b.step.source, "arguments", b.step.span));
  } catch (const python::Raised&) {
  } catch (const python::BudgetExceeded&) {
  }
  return nullptr;
}

Value UnknownRequest(const Builder& b) {
  return graph::Unknown{"the request of a step class of the user's own", "**", b.step.span};
}

void CompileOwnStep(Builder& b, const python::Dict* arguments) {
  graph::Map& request = b.compiled()->arguments;
  if (arguments == nullptr) {
    return request.Set("**", UnknownRequest(b));
  }
  Value compiled = CompileValue(b.reader, const_cast<python::Dict*>(arguments));
  request = std::move(*compiled.As<graph::Map>());
}

// What the object holds may stand in a request that is not known.
void ReadAttributes(Builder& b) {
  constexpr std::string_view kCommon[] = {"name",         "display_name", "description",
                                          "step_type",    "depends_on",   "retry_policies",
                                          "cache_config", "_properties"};
  for (const auto& [name, value] : b.step.source->attributes.entries()) {
    if (value == nullptr || value->kind == Kind::kNone) continue;
    if (std::ranges::find(kCommon, name) != std::end(kCommon)) continue;
    if (RoleOf(value) == Role::kCustomProperties) continue;
    b.SetArgument(name, b.reader.Read(value));
  }
}

}  // namespace

void ReadOwnStep(Builder& b) {
  const python::Dict* arguments = OwnArguments(b);
  if (arguments == nullptr || arguments->open) {
    ReadAttributes(b);
    const python::Class& cls = *b.step.source->cls;
    if (Defines(cls, "arguments") || Defines(cls, "to_request"))
      b.SetArgument("**", UnknownRequest(b));
  } else {
    for (const auto& [key, value] : arguments->items)
      b.SetArgument(NameText(key), b.reader.Read(value));
  }
  if (b.compiled() != nullptr) CompileOwnStep(b, arguments);
}

}  // namespace smgraph::sagemaker
