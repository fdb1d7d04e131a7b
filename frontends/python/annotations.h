#pragma once

#include <optional>
#include <vector>

#include "frontends/python/evaluator.h"

// Annotations as values, for whoever looks at them: typing, dataclasses, inspect, pydantic.
namespace smgraph::python {

/// What `annotation` stands for, evaluated where it was written; text in it is a name that may come
/// later. Unknown when it cannot be evaluated.
Ref AnnotationValue(Evaluator& ev, Node annotation, Scope* scope, Module* module);
/// The same for an annotation that is a value: text is evaluated, everything else is itself.
Ref ResolvedAnnotation(Evaluator& ev, Ref type, Scope* scope, Module* module);
/// What stands inside an annotation, text as text: the metadata of Annotated. Unknown when it
/// cannot be evaluated.
Ref AnnotationPart(Evaluator& ev, Node part, Scope* scope, Module* module);
/// The annotation as `__annotations__` and dataclasses.fields have it: its text in modules that
/// import it from __future__, else its value.
Ref WrittenAnnotation(Evaluator& ev, Node annotation, Scope* scope, Module* module);

/// True for a module whose annotations are text until somebody asks for them: `from __future__
/// import annotations`.
bool HasLateAnnotations(const Module* module);

/// The annotation behind `->`; null when there is none.
Node ReturnAnnotationOf(const Function& function);
/// Whether the objects of a class are classes: it derives from type, or from a metaclass of
/// Python's.
bool IsMetaclass(const Class& cls);

/// A parametrised type: `list[int]`, `Optional[str]`, `int | None`, `Literal["a"]`.
struct Generic {
  Ref origin = nullptr;        // as typing.get_origin gives it: list, typing.Union
  std::vector<Ref> arguments;  // as typing.get_args gives them
};
/// True for a type with arguments in brackets.
bool IsParametrised(Ref type);
/// True for a value that is told from others: known, a class of a library, `list[int]`.
bool IsToldApart(Ref value);
/// The parts of a parametrised type; nullopt for anything else.
std::optional<Generic> GenericOf(Evaluator& ev, Ref type);
/// The last part of the name of what was imported and nobody declares: "Union", "Any"; else empty.
std::string_view ImportedName(Ref value);
/// The whole dotted name of it, also where it has arguments in brackets.
std::string_view ImportName(Ref value);
/// The last part of the name of an imported class that nobody declares (typing.Union,
/// PipelineSession), which equals nothing else. Constants are written in capitals. Empty for
/// others.
std::string_view ImportedClass(const Object* value);
/// The builtin class of a parametrised one: list of list[int]; null for anything else.
Class* BuiltinOf(Ref type);

}  // namespace smgraph::python
