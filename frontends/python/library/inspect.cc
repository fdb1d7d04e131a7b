// inspect: the parameters of functions.
#include <algorithm>
#include <iterator>

#include "frontends/python/annotations.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/signature.h"

namespace smgraph::python {
namespace {

// Attributes that user code does not see: whose Signature it is, how many of its parameters are
// bound already, and all arguments of a BoundArguments, defaults included.
constexpr std::string_view kFunction = "%function";
constexpr std::string_view kSkipped = "%skipped";
constexpr std::string_view kAll = "%all";

// ---- signature()

struct Signed {
  Function* function = nullptr;
  std::size_t skipped = 0;
};

// The user's function behind a callable, as signature() finds it: through wraps() and methods.
Signed FunctionBehind(Evaluator& ev, Ref value, bool unwrap, SourceSpan span) {
  std::size_t skipped = 0;
  for (int depth = 0; depth < 16 && value != nullptr; ++depth) {
    if (auto* function = As<Function>(value)) {
      const Ref wrapped = function->attributes.Find("__wrapped__");
      if (wrapped == nullptr || !unwrap) return {function, skipped};
      value = wrapped;
    } else if (const auto* method = As<BoundMethod>(value)) {
      ++skipped;
      value = method->function;
    } else if (auto* cls = As<Class>(value)) {
      ++skipped;
      value = SpecialMember(ev, *cls, "__init__");
    } else if (value->kind == Kind::kInstance) {
      value = ev.FindAttribute(value, "__call__", span);
    } else {
      break;
    }
  }
  return {};
}

bool IsVariadic(const Parameter& parameter) {
  return parameter.kind == ParameterKind::kVarArgs || parameter.kind == ParameterKind::kVarKeywords;
}

constexpr std::string_view kKinds[] = {"POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL",
                                       "KEYWORD_ONLY", "VAR_KEYWORD"};

std::string_view KindName(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::kPositionalOnly:
      return kKinds[0];
    case ParameterKind::kNormal:
      return kKinds[1];
    case ParameterKind::kVarArgs:
      return kKinds[2];
    case ParameterKind::kKeywordOnly:
      return kKinds[3];
    case ParameterKind::kVarKeywords:
      return kKinds[4];
  }
  return {};
}

Ref KindNamed(Evaluator& ev, std::string_view name) {
  const Ref kinds = ev.GetAttribute(ev.ImportModule("_inspect_kinds", {}), "_ParameterKind", {});
  return ev.GetAttribute(kinds, name, {});
}

// Was the argument passed, and not left to its default?
bool WasGiven(const Parameter& parameter, Ref value, std::size_t position, const Call& given) {
  if (const auto* rest = As<Tuple>(value); rest != nullptr && IsVariadic(parameter))
    return !rest->items.empty();
  if (const auto* rest = As<Dict>(value); rest != nullptr && IsVariadic(parameter))
    return !rest->items.empty();
  const bool by_position = parameter.kind != ParameterKind::kKeywordOnly;
  return (by_position && position < given.positional.size()) ||
         given.Keyword(parameter.name) != nullptr;
}

Instance* NewObject(Evaluator& ev, std::string_view cls, SourceSpan span) {
  return ev.NewInstance(As<Class>(ev.LibraryObject(cls)), span);
}

// Attributes that were not given are `empty`.
void SetEmpty(Evaluator& ev, Instance& object, std::initializer_list<std::string_view> names) {
  const Ref empty = ev.LibraryObject("inspect._empty");
  for (const std::string_view name : names) {
    if (std::ranges::find(object.given, name) == object.given.end())
      object.attributes.Set(name, empty);
  }
}

void InitParameter(Evaluator& ev, Instance& parameter) {
  SetEmpty(ev, parameter, {"default", "annotation", "empty"});
  for (const std::string_view name : kKinds)
    parameter.attributes.Set(name, KindNamed(ev, name));
}

// Parameters by their names.
Dict* ByName(Evaluator& ev, const std::vector<Ref>& parameters, SourceSpan span) {
  auto* by_name = ev.heap().New<Dict>();
  for (const Ref parameter : parameters)
    by_name->Set(ev.GetAttribute(parameter, "name", span), parameter);
  return by_name;
}

void InitSignature(Evaluator& ev, Instance& signature) {
  SetEmpty(ev, signature, {"return_annotation", "empty"});
  const Ref given = signature.attributes.Find("parameters");
  if (As<Dict>(given) != nullptr) return;
  const auto parameters = IsNone(given)
                              ? std::vector<Ref>()
                              : ev.Elements(given, signature.span).value_or(std::vector<Ref>());
  signature.attributes.Set("parameters", ByName(ev, parameters, signature.span));
}

// signature(f).bind(…)
Ref Bind(Evaluator& ev, const Call& call) {
  const auto* signature = As<Instance>(call.positional[0]);
  auto* function =
      signature == nullptr ? nullptr : As<Function>(signature->attributes.Find(kFunction));
  if (function == nullptr || call.open) return UnknownCall(ev, call);
  const auto skipped =
      static_cast<std::size_t>(IntegerIn(signature->attributes.Find(kSkipped)).value_or(0));
  Call given = call;
  given.positional.erase(given.positional.begin());
  Call whole = given;
  whole.positional.insert(whole.positional.begin(), skipped, ev.heap().none());
  const Namespace bound = ev.BindFunction(*function, whole);
  auto* arguments = ev.heap().New<Dict>();
  auto* all = ev.heap().New<Dict>();
  for (std::size_t i = skipped; i < function->parameters.size(); ++i) {
    const Parameter& parameter = function->parameters[i];
    const Ref value = bound.Find(parameter.name);
    if (value == nullptr) continue;
    const Ref name = ev.heap().str(std::string(parameter.name));
    all->Set(name, value);
    if (WasGiven(parameter, value, i - skipped, given)) arguments->Set(name, value);
  }
  Instance* result = NewObject(ev, "inspect.BoundArguments", call.span);
  result->attributes.Set("arguments", arguments);
  result->attributes.Set(kAll, all);
  result->attributes.Set(kFunction, function);
  result->attributes.Set(kSkipped, ev.heap().integer(static_cast<std::int64_t>(skipped)));
  return result;
}

// bound.args and bound.kwargs: what `arguments` holds now, in the form that a call takes. Behind
// the first parameter that has no argument all go by name.
Ref BoundAttribute(Evaluator& ev, Instance& bound, std::string_view name) {
  const auto* function = As<Function>(bound.attributes.Find(kFunction));
  const auto* arguments = As<Dict>(bound.attributes.Find("arguments"));
  if (function == nullptr || arguments == nullptr || (name != "args" && name != "kwargs"))
    return nullptr;
  std::vector<Ref> args;
  auto* kwargs = ev.heap().New<Dict>();
  bool by_name = false;
  const auto skipped =
      static_cast<std::size_t>(IntegerIn(bound.attributes.Find(kSkipped)).value_or(0));
  for (std::size_t i = skipped; i < function->parameters.size(); ++i) {
    const Parameter& parameter = function->parameters[i];
    const Ref value = arguments->Find(parameter.name);
    by_name = by_name || parameter.kind == ParameterKind::kKeywordOnly ||
              parameter.kind == ParameterKind::kVarKeywords;
    if (value == nullptr) {
      by_name = by_name || parameter.kind != ParameterKind::kVarArgs;
      continue;
    }
    const auto* several = As<Tuple>(value);
    const auto* named = As<Dict>(value);
    if (parameter.kind == ParameterKind::kVarArgs && several != nullptr) {
      args.insert(args.end(), several->items.begin(), several->items.end());
    } else if (parameter.kind == ParameterKind::kVarKeywords && named != nullptr) {
      for (const auto& [key, item] : named->items)
        kwargs->Set(key, item);
    } else if (by_name) {
      kwargs->Set(ev.heap().str(std::string(parameter.name)), value);
    } else {
      args.push_back(value);
    }
  }
  return name == "args" ? NewTuple(ev, std::move(args)) : Ref(kwargs);
}

// What a call that may lack some gives the parameter; null when nothing. `at`: the first positional
// argument that is left.
Ref GivenTo(Evaluator& ev, const Function& function, const Parameter& parameter, const Call& call,
            std::size_t& at) {
  if (parameter.kind == ParameterKind::kVarArgs) {
    const auto first = call.positional.begin() + static_cast<std::ptrdiff_t>(at);
    at = call.positional.size();
    return NewTuple(ev, {first, call.positional.end()});
  }
  if (parameter.kind == ParameterKind::kVarKeywords) {
    auto* others = ev.heap().New<Dict>();
    for (const auto& [name, value] : call.keywords) {
      if (std::ranges::find(function.parameters, name, &Parameter::name) ==
          function.parameters.end())
        others->Set(ev.heap().str(std::string(name)), value);
    }
    return others;
  }
  const bool by_position =
      parameter.kind != ParameterKind::kKeywordOnly && at < call.positional.size();
  return by_position ? call.positional[at++] : call.Keyword(parameter.name);
}

// signature(f).bind_partial(…): some arguments may be missing.
Ref BindPartial(Evaluator& ev, const Call& call) {
  const auto* signature = As<Instance>(call.positional[0]);
  auto* function =
      signature == nullptr ? nullptr : As<Function>(signature->attributes.Find(kFunction));
  if (function == nullptr || call.open) return UnknownCall(ev, call);
  const Ref skipped = signature->attributes.Find(kSkipped);
  const auto first = static_cast<std::size_t>(IntegerIn(skipped).value_or(0));
  auto* arguments = ev.heap().New<Dict>();
  auto* all = ev.heap().New<Dict>();
  std::size_t at = 1;  // behind the signature
  for (std::size_t i = first; i < function->parameters.size(); ++i) {
    const Parameter& parameter = function->parameters[i];
    const Ref name = ev.heap().str(std::string(parameter.name));
    const Ref given = GivenTo(ev, *function, parameter, call, at);
    const Ref value = given == nullptr ? parameter.default_value : given;
    if (value != nullptr) all->Set(name, value);
    const bool empty = IsVariadic(parameter) && !ev.Truth(given, call.span).value_or(true);
    if (given != nullptr && !empty) arguments->Set(name, given);
  }
  Instance* result = NewObject(ev, "inspect.BoundArguments", call.span);
  result->attributes.Set("arguments", arguments);
  result->attributes.Set(kAll, all);
  result->attributes.Set(kFunction, function);
  result->attributes.Set(kSkipped, skipped);
  return result;
}

Ref ApplyDefaults(Evaluator& ev, const Call& call) {
  auto* bound = As<Instance>(call.positional[0]);
  const auto* given = bound == nullptr ? nullptr : As<Dict>(bound->attributes.Find("arguments"));
  const auto* all = bound == nullptr ? nullptr : As<Dict>(bound->attributes.Find(kAll));
  if (given == nullptr || all == nullptr) return ev.heap().none();
  const auto* function = As<Function>(bound->attributes.Find(kFunction));
  auto* arguments = ev.heap().New<Dict>();
  for (const Parameter& parameter : function->parameters) {
    const Ref own = given->Find(parameter.name);
    const Ref value = own == nullptr ? all->Find(parameter.name) : own;
    if (value != nullptr) arguments->Set(ev.heap().str(std::string(parameter.name)), value);
  }
  ev.Touch(bound);
  bound->attributes.Set("arguments", arguments);
  return ev.heap().none();
}

template <const char* kFunction>
Ref TextBy(Evaluator& ev, const Call& call) {
  return ev.CallValue(ev.LibraryObject(kFunction), CallWith({call.positional[0]}, call.span));
}
constexpr char kTextOfSignature[] = "inspect.text_of_signature";
constexpr char kTextOfParameter[] = "inspect.text_of_parameter";

Ref ReprBy(Evaluator& ev, const char* prefix, Ref text) {
  return ev.Concatenate(
      {ev.heap().str(prefix), text, ev.heap().str(prefix[1] == 'S' ? ">" : "\">")});
}
Ref SignatureRepr(Evaluator& ev, const Call& call) {
  return ReprBy(ev, "<Signature ", TextBy<kTextOfSignature>(ev, call));
}
Ref ParameterRepr(Evaluator& ev, const Call& call) {
  return ReprBy(ev, "<Parameter \"", TextBy<kTextOfParameter>(ev, call));
}

// signature.replace(parameters=…, return_annotation=…): whose it is, is forgotten.
Ref ReplaceInSignature(Evaluator& ev, const Call& call) {
  const auto* signature = As<Instance>(call.positional[0]);
  if (signature == nullptr || call.open) return UnknownCall(ev, call);
  Instance* copy = ev.CopyInstance(*signature);
  if (const Ref given = call.Keyword("parameters")) {
    const auto parameters = ev.Elements(given, call.span);
    if (!parameters) return UnknownCall(ev, call);
    copy->attributes.Set("parameters", ByName(ev, *parameters, call.span));
    copy->attributes.Erase(kFunction);
  }
  if (const Ref given = call.Keyword("return_annotation"))
    copy->attributes.Set("return_annotation", given);
  return copy;
}

Ref ReplaceInParameter(Evaluator& ev, const Call& call) {
  const auto* parameter = As<Instance>(call.positional[0]);
  if (parameter == nullptr || call.open) return UnknownCall(ev, call);
  Instance* copy = ev.CopyInstance(*parameter);
  for (const auto& [name, value] : call.keywords)
    copy->attributes.Set(name, value);
  return copy;
}

constexpr MethodModel kParameterMethods[] = {
    {"__repr__", Counted<ParameterRepr, 1, 1>},
    {"__str__", Counted<TextBy<kTextOfParameter>, 1, 1>},
    {"replace", Counted<ReplaceInParameter, 1, kMany>},
};

constexpr MethodModel kSignatureMethods[] = {
    {"__repr__", Counted<SignatureRepr, 1, 1>},
    {"__str__", Counted<TextBy<kTextOfSignature>, 1, 1>},
    {"replace", Counted<ReplaceInSignature, 1, kMany>},
    {"bind", Counted<Bind, 1, kMany>},
    {"bind_partial", Counted<BindPartial, 1, kMany>},
};

constexpr MethodModel kBoundMethods[] = {
    {"apply_defaults", Counted<ApplyDefaults, 1, 1>},
};

constexpr ClassModel kClasses[] = {
    {.name = "Signature",
     .spellings = "inspect.Signature",
     .signature = "(parameters=None, return_annotation=None)",
     .tag = kLibraryTag,
     .methods = kSignatureMethods,
     .init = InitSignature},
    {.name = "Parameter",
     .spellings = "inspect.Parameter",
     .signature = "(name, kind, *, default=None, annotation=None)",
     .tag = kLibraryTag,
     .methods = kParameterMethods,
     .init = InitParameter},
    {.name = "BoundArguments",
     .spellings = "inspect.BoundArguments",
     .signature = "(*args, **kwargs)",
     .tag = kLibraryTag,
     .methods = kBoundMethods,
     .attribute = BoundAttribute},
    {.name = "_empty",
     .spellings = "inspect._empty inspect.Parameter.empty inspect.Signature.empty",
     .signature = "()",
     .tag = kLibraryTag},
};

Ref NewParameter(Evaluator& ev, const Parameter& parameter, Ref annotation, SourceSpan span) {
  Instance* result = NewObject(ev, "inspect.Parameter", span);
  const Ref empty = ev.LibraryObject("inspect._empty");
  const auto set = [&](std::string_view name, Ref value) {
    result->attributes.Set(name, value == nullptr ? empty : value);
  };
  set("name", ev.heap().str(std::string(parameter.name)));
  set("default", parameter.default_value);
  set("annotation", annotation);
  set("kind", KindNamed(ev, KindName(parameter.kind)));
  result->given = {"default", "annotation"};
  InitParameter(ev, *result);
  return result;
}

Ref NewSignature(Evaluator& ev, Dict* parameters, SourceSpan span) {
  Instance* signature = NewObject(ev, "inspect.Signature", span);
  signature->attributes.Set("parameters", parameters);
  InitSignature(ev, *signature);
  return signature;
}

// The parameters of a class that is made of fields.
Dict* ParametersOfFields(Evaluator& ev, const Class& cls, SourceSpan span) {
  auto* parameters = ev.heap().New<Dict>();
  for (const Class::Field& field : cls.fields) {
    if (!field.init) continue;
    Parameter parameter;
    parameter.name = field.argument.empty() ? field.name : field.argument;
    parameter.kind = field.keyword_only ? ParameterKind::kKeywordOnly : ParameterKind::kNormal;
    parameter.default_value =
        field.default_value != nullptr ? field.default_value : field.default_factory;
    const Ref type = WrittenAnnotation(ev, field.annotation, field.scope, field.module);
    parameters->Set(ev.heap().str(std::string(parameter.name)),
                    NewParameter(ev, parameter, type, span));
  }
  return parameters;
}

// The parameters that a partial() leaves open; what it gives by name are new defaults.
Ref SignatureOfPartial(Evaluator& ev, const Instance& partial, const Call& call) {
  const auto* args = As<Tuple>(partial.attributes.Find("args"));
  const auto* keywords = As<Dict>(partial.attributes.Find("keywords"));
  if (args == nullptr || keywords == nullptr) return UnknownCall(ev, call);
  const Ref whole = ev.CallValue(ev.LibraryObject("inspect.signature"),
                                 CallWith({partial.attributes.Find("func")}, call.span));
  auto* signature = As<Instance>(whole);
  const auto* all =
      signature == nullptr ? nullptr : As<Dict>(signature->attributes.Find("parameters"));
  if (all == nullptr) return UnknownCall(ev, call);
  auto* parameters = ev.heap().New<Dict>();
  for (std::size_t i = args->items.size(); i < all->items.size(); ++i) {
    const auto& [name, parameter] = all->items[i];
    const Ref given = keywords->Find(name);
    if (given != nullptr) ev.SetAttribute(parameter, "default", given, call.span);
    parameters->Set(name, parameter);
  }
  const Ref open = NewSignature(ev, parameters, call.span);
  static_cast<Instance*>(open)->attributes.Set("return_annotation",
                                               signature->attributes.Find("return_annotation"));
  return open;
}

// The class that a dialect declares whose constructor it is, `X` or `X.__init__`; null for others.
const Class* DeclaredMaker(Evaluator& ev, Ref object) {
  const auto* native = As<Native>(object);
  const bool init = native != nullptr && native->name == "__init__" && !native->bound.empty();
  const auto* cls = As<Class>(init ? native->bound.front() : object);
  const bool declared = cls != nullptr && cls->model != nullptr && cls->model->tag != kLibraryTag;
  return declared && As<Function>(SpecialMember(ev, *cls, "__init__")) == nullptr ? cls : nullptr;
}

Ref SignatureOfDeclared(Evaluator& ev, const Class& cls, bool with_self, SourceSpan span) {
  auto* parameters = ev.heap().New<Dict>();
  std::vector<Parameter> declared = DeclaredParameters(ev, cls.model->signature);
  if (with_self) declared.insert(declared.begin(), {.name = "self", .annotation = {}});
  for (const Parameter& parameter : declared) {
    const Ref annotation =
        ev.NewUnknown("an annotation of the library's", std::string(parameter.name), span);
    parameters->Set(ev.heap().str(std::string(parameter.name)),
                    NewParameter(ev, parameter, annotation, span));
  }
  return NewSignature(ev, parameters, span);
}

Ref MakeSignature(Evaluator& ev, const Call& call) {
  const Ref object = call.Argument(0, "obj");
  if (const Class* declared = DeclaredMaker(ev, object))
    return SignatureOfDeclared(ev, *declared, As<Native>(object) != nullptr, call.span);
  const auto* instance = As<Instance>(object);
  if (instance != nullptr && instance->cls == ev.LibraryObject("functools.partial"))
    return SignatureOfPartial(ev, *instance, call);
  const auto* cls = As<Class>(object);
  const bool made_of_fields = cls != nullptr && (cls->dataclass || cls->exact || cls->validated ||
                                                 cls->named_tuple || cls->typed_dict);
  const bool fields = made_of_fields && !cls->fields.empty() &&
                      As<Function>(SpecialMember(ev, *cls, "__init__")) == nullptr;
  if (fields) return NewSignature(ev, ParametersOfFields(ev, *cls, call.span), call.span);
  const bool unwrap = FlagOr(ev, call.Keyword("follow_wrapped"), true, call);
  const Signed callable = FunctionBehind(ev, object, unwrap, call.span);
  if (callable.function == nullptr) return UnknownCall(ev, call);
  auto* parameters = ev.heap().New<Dict>();
  const auto* annotations =
      As<Dict>(ev.FindAttribute(callable.function, "__annotations__", call.span));
  const auto& declared = callable.function->parameters;
  for (std::size_t i = callable.skipped; i < declared.size(); ++i) {
    const Ref annotation = annotations == nullptr ? nullptr : annotations->Find(declared[i].name);
    parameters->Set(ev.heap().str(std::string(declared[i].name)),
                    NewParameter(ev, declared[i], annotation, call.span));
  }
  auto* signature = static_cast<Instance*>(NewSignature(ev, parameters, call.span));
  const Ref gives = annotations == nullptr ? nullptr : annotations->Find("return");
  if (gives != nullptr) signature->attributes.Set("return_annotation", gives);
  signature->attributes.Set(kFunction, callable.function);
  signature->attributes.Set(kSkipped,
                            ev.heap().integer(static_cast<std::int64_t>(callable.skipped)));
  return signature;
}

constexpr FunctionModel kFunctions[] = {
    {"inspect.signature", Counted<MakeSignature, 1, 2>},
};

template <std::size_t kIndex>
Ref KindAt(Evaluator& ev) {
  return KindNamed(ev, kKinds[kIndex]);
}

constexpr ValueModel kValues[] = {
    {"inspect.Parameter.POSITIONAL_ONLY", KindAt<0>},
    {"inspect.Parameter.POSITIONAL_OR_KEYWORD", KindAt<1>},
    {"inspect.Parameter.VAR_POSITIONAL", KindAt<2>},
    {"inspect.Parameter.KEYWORD_ONLY", KindAt<3>},
    {"inspect.Parameter.VAR_KEYWORD", KindAt<4>},
};

}  // namespace

Rows InspectRows() {
  return {.functions = kFunctions, .classes = kClasses, .values = kValues};
}

}  // namespace smgraph::python
