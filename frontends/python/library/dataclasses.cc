// dataclasses, as far as attrs and pydantic have the same.
#include <algorithm>
#include <utility>

#include "frontends/python/annotations.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

namespace smgraph::python {
namespace {

// @x.default and @x.validator in the body of a class of attrs.
template <const char* kSlot>
Ref KeepMethod(Evaluator& ev, const Call& call) {
  ev.Touch(call.positional[0]);
  As<Instance>(call.positional[0])->attributes.Set(kSlot, call.positional[1]);
  return call.positional[1];
}
constexpr char kOwnDefault[] = "%default";
constexpr char kOwnValidator[] = "%validator";
constexpr MethodModel kAttributeMethods[] = {
    {"default", Counted<KeepMethod<kOwnDefault>, 2, 2>},
    {"validator", Counted<KeepMethod<kOwnValidator>, 2, 2>},
};

// FieldInfo.is_required() of pydantic.
Ref IsRequiredField(Evaluator& ev, const Call& call) {
  const auto* field = As<Instance>(call.positional[0]);
  const auto given = [field](std::string_view name) {
    return std::find(field->given.begin(), field->given.end(), name) != field->given.end();
  };
  const Ref value = given("default") ? field->attributes.Find("default") : nullptr;
  const bool has_default = value != nullptr && value->kind != Kind::kEllipsis;
  return ev.heap().boolean(!has_default && !given("default_factory"));
}
constexpr MethodModel kFieldMethods[] = {
    {"is_required", Counted<IsRequiredField, 1, 1>},
};

constexpr ClassModel kClasses[] = {
    {.name = "Field",
     .spellings = "dataclasses.field pydantic.Field pydantic.fields.Field pydantic.v1.Field",
     .signature = "(default=None, default_factory=None, init=True, repr=True, hash=None, "
                  "compare=True, metadata=None, kw_only=False, alias=None, validation_alias=None, "
                  "env=None, **kwargs)",
     .tag = kLibraryTag,
     .methods = kFieldMethods},
    {.name = "_MISSING_TYPE",
     .spellings = "dataclasses._MISSING_TYPE",
     .signature = "()",
     .tag = kLibraryTag},
    {.name = "attrib",
     .spellings = "attr.ib attr.attrib attr.field attrs.field",
     .signature = "(default=None, validator=None, repr=True, eq=None, hash=None, init=True, "
                  "metadata=None, type=None, converter=None, factory=None, kw_only=False, "
                  "order=None, on_setattr=None, alias=None)",
     .tag = kLibraryTag,
     .methods = kAttributeMethods},
    {.name = "Factory",
     .spellings = "attr.Factory attrs.Factory",
     .signature = "(factory, takes_self=False)",
     .tag = kLibraryTag},
};

Ref OrMissing(Evaluator& ev, Ref value) {
  return value == nullptr ? ev.LibraryObject("dataclasses.MISSING") : value;
}

// A field as an object with what code reads from it.
Ref DescribedField(Evaluator& ev, const Class::Field& field, SourceSpan span) {
  const Ref metadata =
      field.details == nullptr ? nullptr : field.details->attributes.Find("metadata");
  Call make = CallWith({}, span);
  make.keywords = {{"name", ev.heap().str(std::string(field.name))},
                   {"default", OrMissing(ev, field.default_value)},
                   {"default_factory", OrMissing(ev, field.default_factory)},
                   {"type", WrittenAnnotation(ev, field.annotation, field.scope, field.module)},
                   {"metadata", IsNone(metadata) ? ev.heap().New<Dict>() : metadata},
                   {"init", ev.heap().boolean(field.init)},
                   {"repr", ev.heap().boolean(field.repr)},
                   {"compare", ev.heap().boolean(field.compare)},
                   {"kw_only", ev.heap().boolean(field.keyword_only)}};
  return ev.CallValue(ev.LibraryObject("dataclasses.field"), std::move(make));
}

// asdict() with its options: what makes the dicts, and of attrs what fields are for them and what
// becomes of their values.
class DictMaker {
 public:
  DictMaker(Evaluator& ev, const Call& call)
      : ev_(ev),
        span_(call.span),
        factory_(call.Keyword("dict_factory")),
        filter_(call.Keyword("filter")),
        serializer_(call.Keyword("value_serializer")) {}

  Ref Make(Ref value, int depth) {
    constexpr int kDeepest = 32;
    if (depth > kDeepest) return value;
    if (const auto* list = As<List>(value)) {
      std::vector<Ref> items;
      for (const Ref item : list->items)
        items.push_back(Make(item, depth + 1));
      return NewList(ev_, std::move(items));
    }
    if (const auto* dict = As<Dict>(value)) {
      auto* copy = ev_.heap().New<Dict>();
      for (const auto& [key, item] : dict->items)
        copy->Set(key, Make(item, depth + 1));
      copy->open = dict->open;
      return copy;
    }
    auto* instance = As<Instance>(value);
    return instance == nullptr || !instance->cls->dataclass ? value : OfFields(*instance, depth);
  }

 private:
  Ref OfFields(Instance& instance, int depth) {
    std::vector<Ref> pairs;
    auto* dict = ev_.heap().New<Dict>();
    const std::vector<Class::Field> fields = instance.cls->fields;
    for (const Class::Field& field : fields) {
      Ref item = instance.attributes.Find(field.name);
      if (item == nullptr || !Wants(field, item)) continue;
      if (!IsNone(serializer_)) {
        item = ev_.CallValue(serializer_,
                             CallWith({&instance, DescribedField(ev_, field, span_), item}, span_));
      }
      const Ref name = ev_.heap().str(std::string(field.name));
      const Ref made = Make(item, depth + 1);
      pairs.push_back(NewTuple(ev_, {name, made}));
      dict->Set(name, made);
    }
    if (IsNone(factory_)) return dict;
    return ev_.CallValue(factory_, CallWith({NewList(ev_, std::move(pairs))}, {}));
  }

  bool Wants(const Class::Field& field, Ref value) {
    if (IsNone(filter_)) return true;
    const Ref wanted =
        ev_.CallValue(filter_, CallWith({DescribedField(ev_, field, span_), value}, span_));
    return ev_.Truth(wanted, span_).value_or(true);
  }

  Evaluator& ev_;
  SourceSpan span_;
  Ref factory_;
  Ref filter_;
  Ref serializer_;
};

Ref DataclassAsDict(Evaluator& ev, const Call& call) {
  return DictMaker(ev, call).Make(call.positional[0], 0);
}

// astuple(object): nested dataclasses as tuples, too.
Ref AsTuple(Evaluator& ev, Ref value, int depth) {
  constexpr int kDeepest = 32;
  const auto* instance = As<Instance>(value);
  if (depth > kDeepest || instance == nullptr || !instance->cls->dataclass) return value;
  std::vector<Ref> items;
  for (const Class::Field& field : instance->cls->fields) {
    if (const Ref item = instance->attributes.Find(field.name))
      items.push_back(AsTuple(ev, item, depth + 1));
  }
  return NewTuple(ev, std::move(items));
}

Ref DataclassAsTuple(Evaluator& ev, const Call& call) {
  return AsTuple(ev, call.positional[0], 0);
}

// replace(object, **changes) makes a new object of all fields, which runs __post_init__ again.
// Models that take more than their fields are copied.
Ref DataclassReplace(Evaluator& ev, const Call& call) {
  auto* instance = As<Instance>(call.positional[0]);
  if (instance == nullptr) return UnknownCall(ev, call);
  Class& cls = *instance->cls;
  if (!cls.exact) {
    Instance* copy = ev.CopyInstance(*instance);
    for (const auto& [name, value] : call.keywords)
      copy->attributes.Set(name, value);
    return copy;
  }
  Call make = call;
  make.callee = nullptr;
  make.positional.clear();
  for (const Class::Field& field : cls.fields) {
    const std::string_view argument = field.argument.empty() ? field.name : field.argument;
    const bool kept = field.init && !field.init_only && call.Keyword(argument) == nullptr;
    const Ref value = kept ? ev.FindAttribute(instance, field.name, call.span) : nullptr;
    if (value != nullptr) make.keywords.emplace_back(argument, value);
  }
  return ev.CallValue(&cls, std::move(make));
}

const Class* ClassIn(Ref value) {
  const auto* instance = As<Instance>(value);
  return instance != nullptr ? instance->cls : As<Class>(value);
}

std::vector<Ref> DescribedFields(Evaluator& ev, const Class& cls, SourceSpan span) {
  std::vector<Ref> fields;
  for (const Class::Field& field : cls.fields) {
    if (!field.init_only) fields.push_back(DescribedField(ev, field, span));
  }
  return fields;
}

// dataclasses.fields()
Ref DataclassFields(Evaluator& ev, const Call& call) {
  const Class* cls = ClassIn(call.positional[0]);
  if (cls == nullptr) return UnknownCall(ev, call);
  return NewTuple(ev, DescribedFields(ev, *cls, call.span));
}

// attrs.fields(): a tuple that has them by their names, too.
Ref AttrsFields(Evaluator& ev, const Call& call) {
  const Class* cls = ClassIn(call.positional[0]);
  if (cls == nullptr) return UnknownCall(ev, call);
  std::vector<std::string_view> names;
  for (const Class::Field& field : cls->fields)
    names.push_back(field.name);
  Class* made = NewNamedTupleClass(ev, std::string(cls->name) + "Attributes", names);
  return NewNamedTuple(ev, made, DescribedFields(ev, *cls, call.span));
}

Ref AttrsFieldsDict(Evaluator& ev, const Call& call) {
  const Class* cls = ClassIn(call.positional[0]);
  if (cls == nullptr) return UnknownCall(ev, call);
  auto* fields = ev.heap().New<Dict>();
  const std::vector<Ref> described = DescribedFields(ev, *cls, call.span);
  for (std::size_t i = 0; i < described.size() && i < cls->fields.size(); ++i)
    fields->Set(ev.heap().str(std::string(cls->fields[i].name)), described[i]);
  return fields;
}

Ref IsDataclass(Evaluator& ev, const Call& call) {
  const Class* cls = ClassIn(call.positional[0]);
  return ev.heap().boolean(cls != nullptr && cls->dataclass && !IsModel(*cls));
}

// attrs.make_class(name, {"x": field(…)}), make_class(name, ["x"])
Ref MakeAttrsClass(Evaluator& ev, const Call& call) {
  const auto* named = As<Dict>(call.positional[1]);
  const auto names = named == nullptr ? ev.Elements(call.positional[1], call.span) : std::nullopt;
  std::vector<Ref> fields = names.value_or(std::vector<Ref>());
  const Ref any = ev.NewOpaque(Opaque::Origin::kImport, nullptr, "typing.Any", call.span);
  for (const auto& [name, value] : named == nullptr ? Dict().items : named->items)
    fields.push_back(NewTuple(ev, {name, any, value}));
  const Ref cls =
      named == nullptr && !names ? nullptr : NewDataclass(ev, call.positional[0], fields, call);
  return cls == nullptr ? UnknownCall(ev, call) : cls;
}

Ref MakeDataclass(Evaluator& ev, const Call& call) {
  const auto fields = ev.Elements(call.positional[1], call.span);
  const Ref cls = fields ? NewDataclass(ev, call.positional[0], *fields, call) : nullptr;
  return cls == nullptr ? UnknownCall(ev, call) : cls;
}

constexpr FunctionModel kFunctions[] = {
    {"dataclasses.make_dataclass", Counted<MakeDataclass, 2, kMany>},
    {"dataclasses.asdict attr.asdict attrs.asdict", Lifted<DataclassAsDict, 1, kMany>},
    {"dataclasses.astuple attr.astuple attrs.astuple", Lifted<DataclassAsTuple, 1, kMany>},
    {"dataclasses.replace attr.evolve attrs.evolve", Lifted<DataclassReplace, 1, kMany>},
    {"dataclasses.fields", Counted<DataclassFields, 1, 1>},
    {"attr.fields attrs.fields", Counted<AttrsFields, 1, 1>},
    {"attr.fields_dict attrs.fields_dict", Counted<AttrsFieldsDict, 1, 1>},
    {"attr.make_class attrs.make_class", Counted<MakeAttrsClass, 2, kMany>},
    {"dataclasses.is_dataclass attr.has attrs.has", Counted<IsDataclass, 1, 1>},
};

Ref FrozenError(Evaluator& ev) {
  return ev.BuiltinClass("FrozenInstanceError");
}

Ref Missing(Evaluator& ev) {
  return ev.NewInstance(ev.ClassOf(kClasses[1]), {});
}

constexpr ValueModel kValues[] = {
    {"dataclasses.FrozenInstanceError attr.exceptions.FrozenInstanceError", FrozenError},
    {"dataclasses.MISSING", Missing},
};

}  // namespace

Rows DataclassRows() {
  return {.functions = kFunctions, .classes = kClasses, .values = kValues};
}

}  // namespace smgraph::python
