// pydantic beside its classes: configurations, adapters, names made from names.
#include <cctype>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/library/in_python.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

namespace smgraph::python {

namespace {

Ref Adapted(Evaluator& ev, Ref type, Ref value, const Call& call) {
  const Ref converted =
      ConvertTo(ev, value, type, {.scope = nullptr, .module = nullptr, .span = call.span});
  if (converted != nullptr) return converted;
  ev.Raise("ValidationError", "1 validation error", call.span);
}

// TypeAdapter(type).validate_python(value)
Ref ValidatePython(Evaluator& ev, const Call& call) {
  const auto* adapter = As<Instance>(call.positional[0]);
  return Adapted(ev, adapter->attributes.Find("type"), call.positional[1], call);
}

Ref ValidateJson(Evaluator& ev, const Call& call) {
  const auto* adapter = As<Instance>(call.positional[0]);
  const Ref value =
      ev.CallValue(ev.LibraryObject("json.loads"), CallWith({call.positional[1]}, call.span));
  return Adapted(ev, adapter->attributes.Find("type"), value, call);
}

// parse_obj_as(type, value)
Ref ParseAs(Evaluator& ev, const Call& call) {
  return Adapted(ev, call.positional[0], call.positional[1], call);
}

// TypeAdapter(type).dump_python(value, mode=…)
Ref DumpPython(Evaluator& ev, const Call& call) {
  return DumpedValue(ev, call.positional[1], call);
}

// create_model(name, __base__=…, field=(type, default), …)
Ref CreateModel(Evaluator& ev, const Call& call) {
  auto* fields = ev.heap().New<Dict>();
  fields->open = call.open;
  Ref base = nullptr;
  for (const auto& [name, value] : call.keywords) {
    const bool known =
        !name.starts_with("__") || name == "__base__" || name == "__module__" || name == "__doc__";
    if (!known) return UnknownCall(ev, call);
    if (name == "__base__") base = value;
    if (!name.starts_with("__")) fields->Set(ev.heap().str(std::string(name)), value);
  }
  const Ref model = NewModel(ev, call.positional[0], base, *fields, call.span);
  return model == nullptr ? UnknownCall(ev, call) : model;
}

// smgraph.validate_call(function)
Ref ValidateCall(Evaluator& ev, const Call& call) {
  if (auto* function = As<Function>(call.positional[0])) {
    ev.Touch(function);
    function->attributes.Set(kValidatesCall, ev.heap().boolean(true));
  }
  return call.positional[0];
}

constexpr MethodModel kAdapterMethods[] = {
    {"dump_python", Counted<DumpPython, 2, kMany>},
    {"validate_python", Counted<ValidatePython, 2, 2>},
    {"validate_json", Counted<ValidateJson, 2, 2>},
};

constexpr ClassModel kClasses[] = {
    {.name = "TypeAdapter",
     .spellings = "pydantic.TypeAdapter",
     .signature = "(type, **kwargs)",
     .tag = kLibraryTag,
     .methods = kAdapterMethods},
    {.name = "AliasChoices",
     .spellings = "pydantic.AliasChoices pydantic.aliases.AliasChoices",
     .signature = "(*choices)",
     .tag = kLibraryTag},
    {.name = "AliasPath",
     .spellings = "pydantic.AliasPath pydantic.aliases.AliasPath",
     .signature = "(first, *path)",
     .tag = kLibraryTag},
    {.name = "PrivateAttr",
     .spellings = "pydantic.PrivateAttr pydantic.fields.PrivateAttr pydantic.v1.PrivateAttr",
     .signature = "(default=None, default_factory=None, **kwargs)",
     .tag = kLibraryTag},
    {.name = "ValidationInfo",
     .spellings = "pydantic.ValidationInfo pydantic.FieldValidationInfo",
     .signature = "(data, field_name, context=None)",
     .tag = kLibraryTag},
};

// some_name -> someName, or SomeName.
Ref Joined(Evaluator& ev, const Call& call, bool pascal) {
  std::string joined;
  bool upper = pascal;
  for (const char c : NeedText(ev, call.positional[0], call)) {
    if (c == '_' && !joined.empty()) {
      upper = true;
      continue;
    }
    joined += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = false;
  }
  return ev.heap().str(std::move(joined));
}

Ref ToCamel(Evaluator& ev, const Call& call) {
  return Joined(ev, call, /*pascal=*/false);
}
Ref ToPascal(Evaluator& ev, const Call& call) {
  return Joined(ev, call, /*pascal=*/true);
}

Ref ErrorClass(Evaluator& ev) {
  return ev.BuiltinClass("ValidationError");
}

constexpr FunctionModel kFunctions[] = {
    {"pydantic.ConfigDict pydantic_settings.SettingsConfigDict", BuiltinDict},
    {"ValidationError.error_count ValidationError.errors ValidationError.json", UnknownCall},
    {"pydantic.parse_obj_as pydantic.v1.parse_obj_as", Lifted<ParseAs, 2, 2>},
    {"pydantic.create_model pydantic.v1.create_model", Counted<CreateModel, 1, kMany>},
    {"smgraph.validate_call", Counted<ValidateCall, 1, 1>},
    {"pydantic.alias_generators.to_camel", Strict<ToCamel, 1, 1>},
    {"pydantic.alias_generators.to_pascal", Strict<ToPascal, 1, 1>},
};

Ref BaseSettings(Evaluator& ev) {
  return ev.LibraryObject("pydantic_settings.BaseSettings");
}

constexpr ValueModel kValues[] = {
    {"pydantic.BaseSettings pydantic.v1.BaseSettings", BaseSettings},
    {"pydantic.ValidationError pydantic.v1.ValidationError pydantic_core.ValidationError",
     ErrorClass},
};

}  // namespace

Rows PydanticRows() {
  return {.functions = kFunctions, .classes = kClasses, .values = kValues};
}

}  // namespace smgraph::python
