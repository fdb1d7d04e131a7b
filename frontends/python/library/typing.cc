// typing: what code reads of annotations.
#include "frontends/python/annotations.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

Ref SecondArgument(Evaluator& ev, const Call& call) {
  return call.positional.size() > 1 ? call.positional[1] : UnknownCall(ev, call);
}

// typing.NewType("Name", type): a function that gives its argument back.
Ref NewType(Evaluator& ev, const Call&) {
  return NewClosure(ev, "NewType", &ReturnFirst, {});
}

Ref GetOrigin(Evaluator& ev, const Call& call) {
  const auto generic = GenericOf(ev, call.positional[0]);
  return generic ? generic->origin : ev.heap().none();
}

Ref GetArgs(Evaluator& ev, const Call& call) {
  const auto generic = GenericOf(ev, call.positional[0]);
  return NewTuple(ev, generic ? generic->arguments : std::vector<Ref>{});
}

// A hint without what Annotated[…] adds unless that is asked for, None as its type.
Ref Hint(Evaluator& ev, Ref type, bool include_extras) {
  if (type->kind == Kind::kNone) return ev.TypeObject("NoneType");
  if (include_extras) return type;
  const auto generic = GenericOf(ev, type);
  const bool wrapped = generic && (ImportedName(generic->origin) == "Annotated" ||
                                   ImportedName(generic->origin) == "Required" ||
                                   ImportedName(generic->origin) == "NotRequired");
  return wrapped ? Hint(ev, generic->arguments.front(), false) : type;
}

void AddHints(Evaluator& ev, const Class& cls, Dict& hints, bool include_extras) {
  for (auto base = cls.mro.rbegin(); base != cls.mro.rend(); ++base) {
    for (const Class::Field& field : (*base)->fields) {
      hints.Set(ev.heap().str(std::string(field.name)),
                Hint(ev, AnnotationValue(ev, field.annotation, field.scope, field.module),
                     include_extras));
    }
  }
}

void AddHints(Evaluator& ev, const Function& function, Dict& hints, bool include_extras) {
  const auto add = [&](std::string_view name, Node annotation) {
    if (annotation.null()) return;
    const Ref type = AnnotationValue(ev, annotation, function.closure, function.module);
    hints.Set(ev.heap().str(std::string(name)), Hint(ev, type, include_extras));
  };
  for (const Parameter& parameter : function.parameters)
    add(parameter.name, parameter.annotation);
  add("return", ReturnAnnotationOf(function));
}

Ref GetTypeHints(Evaluator& ev, const Call& call) {
  Ref subject = call.positional[0];
  if (const auto* method = As<BoundMethod>(subject)) subject = method->function;
  const bool include_extras = FlagOr(ev, call.Argument(3, "include_extras"), false, call);
  auto* hints = ev.heap().New<Dict>();
  if (const auto* cls = As<Class>(subject)) {
    AddHints(ev, *cls, *hints, include_extras);
  } else if (const auto* function = As<Function>(subject)) {
    AddHints(ev, *function, *hints, include_extras);
  } else {
    return UnknownCall(ev, call);
  }
  return hints;
}

Ref TypeChecking(Evaluator& ev) {
  return ev.heap().boolean(false);
}

constexpr FunctionModel kFunctions[] = {
    {"typing.cast typing_extensions.cast", Counted<SecondArgument, 2, 2>},
    {"typing.NewType", NewType},
    {"typing.get_origin typing_extensions.get_origin", Lifted<GetOrigin, 1, 1>},
    {"typing.get_args typing_extensions.get_args", Lifted<GetArgs, 1, 1>},
    {"typing.get_type_hints typing_extensions.get_type_hints", Counted<GetTypeHints, 1, 4>},
    {"typing.overload typing.final typing.no_type_check typing.runtime_checkable "
     "typing_extensions.override typing.override",
     Counted<ReturnFirst, 1, 1>},
};

constexpr ValueModel kValues[] = {
    {"typing.TYPE_CHECKING typing_extensions.TYPE_CHECKING", TypeChecking},
};

}  // namespace

Rows TypingRows() {
  return {.functions = kFunctions, .values = kValues};
}

}  // namespace smgraph::python
