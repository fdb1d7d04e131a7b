#pragma once

#include "frontends/python/evaluator.h"

// What pydantic makes of the arguments of its classes.
namespace smgraph::python {

/// Attributes of functions that validate or serialize: the names of their fields (none: the whole
/// model), the mode, and which of pydantic's decorators it was. User code does not see them.
inline constexpr std::string_view kValidates = "%validates";
inline constexpr std::string_view kValidatesMode = "%validates_mode";
inline constexpr std::string_view kValidatesBy = "%validates_by";
inline constexpr std::string_view kSerializes = "%serializes";

// ---- validation.cc: types
/// The class method by which classes of the library that are written in Python take values of other
/// types; it raises ValueError to refuse one.
inline constexpr std::string_view kTakesValue = "__validated__";
/// What a model's configuration says of the values in it.
struct ValueRules {
  bool strict = false;  // nothing is made of values of other types
  bool strip = false;   // of texts
  bool lower = false;
  bool upper = false;
  bool values_of_enums = false;
};
/// Where the names of an annotation stand.
struct AnnotationPlace {
  Scope* scope = nullptr;
  Module* module = nullptr;
  SourceSpan span;  // of the value that is converted
  ValueRules rules = {};
};
/// The value as pydantic converts it to `type` in its lax mode; null when it refuses.
Ref ConvertTo(Evaluator& ev, Ref value, Ref type, const AnnotationPlace& place);
/// True when the value keeps what Field(ge=…, max_length=…) asks for, as far as that is known.
bool KeepsBounds(Evaluator& ev, Ref value, const Instance& field);
[[noreturn]] void RaiseValidation(Evaluator& ev, const Class& cls, std::string_view field,
                                  std::string_view problem, SourceSpan span);

// ---- validators.cc: the class's own validators
/// What the validators of a field and its annotation make of a value; `data` holds the fields in
/// front of it. Raises ValidationError.
Ref ValidatedField(Evaluator& ev, Class& cls, const Class::Field& field, Ref value, Dict& data,
                   SourceSpan span);
/// True when a validator of the field sees its default, too: validator(always=True).
bool ValidatesDefault(const Class& cls, std::string_view field);
/// What the validators of the whole model make of its arguments.
Ref ValidatedData(Evaluator& ev, Class& cls, Ref data, SourceSpan span);
/// What a validator of the whole model in "wrap" mode makes of its arguments, which may call
/// `handler`; null when there is none.
Ref WrappedModel(Evaluator& ev, Class& cls, Ref data, Ref handler, SourceSpan span);
/// Runs the validators of the whole model that see the finished object.
void ValidateModel(Evaluator& ev, Instance& instance, Dict& data, SourceSpan span);
/// What the class's own serializer of a whole model makes of it; null when there is none. `dump` is
/// what one that wraps pydantic's own gets to call.
Ref SerializedModel(Evaluator& ev, Instance& model, Ref dump);
/// What the class's own serializer of a field makes of its value.
Ref SerializedField(Evaluator& ev, Instance& model, std::string_view field, Ref value);

// ---- models.cc: classes derived from BaseModel
inline bool IsModel(const Class& cls) {
  return cls.validated && !cls.exact;
}
/// A generic model with types for its parameters, `Reading[int]`; the class itself when it has
/// none.
Class* ParametrisedModel(Evaluator& ev, Class& cls, Ref key);
/// True for RootModel and RootModel[…], a model that is the value of its only field.
bool IsRootModel(const Class& cls);
/// Gives a class that derives from RootModel[X] itself the field `root` of type X.
void AddRootField(Class& cls, Scope* scope);
void ConstructModel(Evaluator& ev, Instance& instance, const Call& call);
/// What the configuration of a model, and one of its fields, say of the field's values.
ValueRules RulesFor(Evaluator& ev, const Class& cls, const Class::Field& field);
/// The value that an assignment gives to an attribute of a model: validated where its configuration
/// asks for that. Raises ValidationError.
Ref AssignedValue(Evaluator& ev, Instance& model, std::string_view name, Ref value,
                  SourceSpan span);
/// What TypeAdapter.dump_python makes of a value; `options` as of model_dump.
Ref DumpedValue(Evaluator& ev, Ref value, const Call& options);
/// A model made of what stands for it: a dict, an object of it; null when pydantic refuses that.
Ref ModelOf(Evaluator& ev, Class& cls, Ref value, SourceSpan span);
/// model_copy(update=…, deep=…): nothing is validated again.
Ref ModelCopy(Evaluator& ev, Instance& model, const Call& call);
/// model_validate, model_dump and their like, bound to the class or the object; null for others.
Ref ModelMethod(Evaluator& ev, Class& cls, Ref self, std::string_view name);

/// Marks a function that validate_call decorates.
inline constexpr std::string_view kValidatesCall = "%validates_call";
/// Makes of the arguments of such a function what their annotations say.
void ValidateArguments(Evaluator& ev, const Function& function, Scope& scope, SourceSpan span);

// ---- fields.cc
/// pydantic.create_model: `fields` are types and defaults. Null when they are not known.
Ref NewModel(Evaluator& ev, Ref name, Ref base, const Dict& fields, SourceSpan span);
/// dataclasses.make_dataclass: `fields` are names, or pairs and triples with type and default.
/// Null when they are not known.
Ref NewDataclass(Evaluator& ev, Ref name, const std::vector<Ref>& fields, const Call& options);
/// A field whose annotation is a value: a name in a scope of its own. `value`: its default, or
/// null.
void AddFieldOf(Evaluator& e, Class& cls, std::string_view name, Ref type, Ref value);

// ---- attrs.cc
/// True for a field that a base class has and the class itself does not write again.
bool IsInherited(const Class& cls, const Class::Field& field);
/// The fields of a class that attr.s or attrs.define decorates.
void CollectAttrs(Evaluator& ev, Class& cls, bool annotated);
/// An attribute of the classes of attrs that user code does not see.
inline constexpr std::string_view kOfAttrs = "%attrs";
/// Runs converters and validators of attrs, which see the object.
Ref ConvertedAttr(Evaluator& ev, const Class::Field& field, Ref value, SourceSpan span);
void ValidateAttrs(Evaluator& ev, Instance& instance, SourceSpan span);
/// The value that an assignment gives to an attribute of a class whose assignments are checked.
Ref AssignedAttr(Evaluator& ev, Instance& instance, std::string_view name, Ref value,
                 SourceSpan span);

// ---- decorators.cc
/// True for dataclasses.dataclass, attrs.define and their like, bare or called with options.
bool MakesDataclasses(Ref decorator);

}  // namespace smgraph::python
