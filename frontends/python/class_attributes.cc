#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

// Attributes of classes: members, and what every class has.
namespace smgraph::python {
namespace {

// str.upper, dict.fromkeys: a method looked up in the type.
Ref UnboundMethod(Evaluator& e, const Class& cls, std::string_view name) {
  constexpr std::pair<std::string_view, Kind> kTypes[] = {
      {"str", Kind::kStr},     {"list", Kind::kList},   {"dict", Kind::kDict},
      {"set", Kind::kSet},     {"tuple", Kind::kTuple}, {"int", Kind::kInt},
      {"float", Kind::kFloat}, {"bytes", Kind::kBytes}};
  const auto* type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                  [&](const auto& row) { return row.first == cls.name; });
  const MethodModel* method =
      type == std::end(kTypes) ? nullptr : e.registry().FindMethod(type->second, name);
  if (method == nullptr) return nullptr;
  auto* unbound = e.heap().New<Native>(method->name, method->function);
  unbound->method = true;
  return unbound;
}

Ref Subclasses(Evaluator& ev, const Call& call) {
  const auto* cls = As<Class>(Carried(call)[0]);
  return NewList(ev, {cls->subclasses.begin(), cls->subclasses.end()});
}

// Stage.register(Plain): gives the class back, so that it decorates, too.
Ref Register(Evaluator& ev, const Call& call) {
  auto* base = As<Class>(Carried(call)[0]);
  const Ref given = call.Argument(0, "subclass");
  auto* registered = As<Class>(given);
  if (registered == nullptr) return UnknownCall(ev, call);
  ev.Touch(base);
  base->registered.push_back(registered);
  return given;
}

Ref ClassOrder(Evaluator& ev, const Call& call) {
  return ev.GetAttribute(Carried(call)[0], "__mro__", call.span);
}

// Point._make(items)
Ref MakeFromItems(Evaluator& ev, const Call& call) {
  auto items = call.positional.empty() ? std::nullopt : ev.Elements(call.positional[0], call.span);
  if (!items) return UnknownCall(ev, call);
  return ev.CallValue(Carried(call)[0], CallWith(std::move(*items), call.span));
}

// The annotations of a class's body.
Ref AnnotationsOf(Evaluator& e, Class& cls) {
  auto* annotations = e.heap().New<Dict>();
  for (const Class::Field& field : cls.fields) {
    if (IsInherited(cls, field)) continue;
    annotations->Set(e.heap().str(std::string(field.name)),
                     WrittenAnnotation(e, field.annotation, field.scope, field.module));
  }
  return annotations;
}

// ---- what every class has beside its members, by name

// A class of a dialect is called as its first spelling says: rows of one name tell releases apart.
Ref Name(Evaluator& e, Class& cls) {
  std::string_view name = cls.name;
  const std::string_view spelling = cls.qualified_name;
  const bool declared = cls.definition.null() && cls.model != nullptr;
  if (declared && e.registry().IsDialectPackage(spelling.substr(0, spelling.find('.'))))
    name = spelling.substr(spelling.rfind('.') + 1);
  return e.heap().str(std::string(name));
}

Ref QualifiedName(Evaluator& e, Class& cls) {
  const std::string prefix = cls.module == nullptr ? "" : cls.module->name + ".";
  const bool inside = !prefix.empty() && cls.qualified_name.starts_with(prefix);
  return inside ? e.heap().str(cls.qualified_name.substr(prefix.size())) : Name(e, cls);
}

Ref ModuleName(Evaluator& e, Class& cls) {
  return e.heap().str(cls.module == nullptr ? "builtins" : cls.module->name);
}

Ref DocOf(Evaluator& e, Class& cls) {
  if (cls.definition.null()) return e.heap().none();
  return Evaluator::Impl::Docstring(e, cls.definition.field(G().f_body));
}

// The members, and what a class statement adds to them.
Ref MembersAsDict(Evaluator& e, Class& cls) {
  Namespace members;
  if (cls.definition) {
    members.Set("__module__", ModuleName(e, cls));
    members.Set("__doc__", DocOf(e, cls));
    const auto* annotations = static_cast<Dict*>(AnnotationsOf(e, cls));
    if (!annotations->items.empty()) members.Set("__annotations__", AnnotationsOf(e, cls));
  }
  for (const auto& [name, value] : cls.attributes.entries()) {
    if (!name.starts_with('%')) members.Set(name, value);
  }
  const Ref dict = Evaluator::Impl::DictOf(e, members);
  const bool declared = cls.model != nullptr && !cls.definition;
  static_cast<Dict*>(dict)->open = declared;  // nobody has written down all members of a library's
  return dict;
}

Ref RegisterOf(Evaluator& e, Class& cls) {
  return cls.abstract_base ? NewClosure(e, "register", &Register, {&cls}) : nullptr;
}

Ref SubclassesOf(Evaluator& e, Class& cls) {
  return NewClosure(e, "__subclasses__", &Subclasses, {&cls});
}

Ref OrderOf(Evaluator& e, Class& cls) {
  return NewClosure(e, "mro", &ClassOrder, {&cls});
}

Ref TypeOf(Evaluator& e, Class& cls) {
  return cls.meta != nullptr ? cls.meta : e.BuiltinClass("type");
}

Ref FirstBase(Evaluator&, Class& cls) {
  return cls.bases.empty() ? nullptr : cls.bases.front();
}

Ref AbstractMethods(Evaluator& e, Class& cls) {
  auto* names = e.heap().New<Set>(/*is_frozen=*/true);
  for (const std::string_view method : Evaluator::Impl::AbstractMembers(cls))
    names->Add(e.heap().str(std::string(method)));
  return names;
}

Ref Ancestors(Evaluator& e, Class& cls) {
  std::vector<Ref> classes(cls.mro.begin(), cls.mro.end());
  Class* object = e.BuiltinClass("object");
  if (classes.empty() || classes.back() != object) classes.push_back(object);
  return NewTuple(e, std::move(classes));
}

Ref Bases(Evaluator& e, Class& cls) {
  std::vector<Ref> classes = cls.bases;
  if (classes.empty()) classes.push_back(e.BuiltinClass("object"));
  return NewTuple(e, std::move(classes));
}

bool HasFields(const Class& cls) {
  return cls.dataclass || cls.named_tuple;
}

Ref FieldNames(Evaluator& e, Class& cls) {
  if (!HasFields(cls)) return nullptr;
  std::vector<Ref> names;
  for (const Class::Field& field : cls.fields)
    names.push_back(e.heap().str(std::string(field.name)));
  return NewTuple(e, std::move(names));
}

Ref FieldDefaults(Evaluator& e, Class& cls) {
  if (!cls.named_tuple) return nullptr;
  auto* defaults = e.heap().New<Dict>();
  for (const Class::Field& field : cls.fields) {
    if (field.default_value != nullptr)
      defaults->Set(e.heap().str(std::string(field.name)), field.default_value);
  }
  return defaults;
}

Ref MatchArguments(Evaluator& e, Class& cls) {
  if (!HasFields(cls)) return nullptr;
  std::vector<Ref> names;
  for (const Class::Field& field : cls.fields) {
    if (field.init && !field.keyword_only) names.push_back(e.heap().str(std::string(field.name)));
  }
  return NewTuple(e, std::move(names));
}

Ref DataclassFields(Evaluator& e, Class& cls) {
  if (!HasFields(cls)) return nullptr;
  const Ref described = e.CallValue(e.LibraryObject("dataclasses.fields"), CallWith({&cls}, {}));
  auto* fields = e.heap().New<Dict>();
  for (const Ref field : e.Elements(described, {}).value_or(std::vector<Ref>()))
    fields->Set(e.GetAttribute(field, "name", {}), field);
  return fields;
}

Ref MakeOf(Evaluator& e, Class& cls) {
  return cls.named_tuple ? NewClosure(e, "_make", &MakeFromItems, {&cls}) : nullptr;
}

Ref EnumMembers(Evaluator& e, Class& cls) {
  if (!cls.enumeration) return nullptr;
  auto* members = e.heap().New<Dict>();
  for (const auto& [key, member] : cls.attributes.entries()) {
    const auto* instance = As<Instance>(member);
    if (instance != nullptr && instance->cls == &cls)
      members->Set(e.heap().str(std::string(key)), member);
  }
  return members;
}

Ref AttrsOf(Evaluator& e, Class& cls) {
  if (Evaluator::Impl::ClassMember(cls, kOfAttrs) == nullptr) return nullptr;
  return e.CallValue(e.LibraryObject("attrs.fields"), CallWith({&cls}, {}));
}

// ---- TypedDict: which keys have to be there

bool MustBeThere(Evaluator& e, const Class& cls, const Class::Field& field) {
  const std::string_view type = field.annotation.text();
  if (type.find("NotRequired[") != std::string_view::npos) return false;
  const Ref total = Evaluator::Impl::ClassMember(cls, "__total__");
  return type.find("Required[") != std::string_view::npos ||
         e.Truth(total == nullptr ? e.heap().boolean(true) : total, {}).value_or(true);
}

template <bool kRequired>
Ref KeysOf(Evaluator& e, Class& cls) {
  if (!cls.typed_dict) return nullptr;
  auto* keys = e.heap().New<Set>(/*is_frozen=*/true);
  for (const Ref base : cls.bases) {
    auto* known = As<Class>(base);
    const auto* inherited = known == nullptr ? nullptr : As<Set>(KeysOf<kRequired>(e, *known));
    for (const Ref key : inherited == nullptr ? std::vector<Ref>() : inherited->items)
      keys->Add(key);
  }
  for (const Class::Field& field : cls.fields) {
    if (!IsInherited(cls, field) && MustBeThere(e, cls, field) == kRequired)
      keys->Add(e.heap().str(std::string(field.name)));
  }
  return keys;
}

Ref IsTotal(Evaluator& e, Class& cls) {
  return cls.typed_dict ? e.heap().boolean(true) : nullptr;
}

struct ClassFact {
  std::string_view name;
  Ref (*make)(Evaluator&, Class&);  // null: this class has no such thing
};

constexpr ClassFact kClassFacts[] = {
    {"__abstractmethods__", AbstractMethods},
    {"__annotations__", AnnotationsOf},
    {"__base__", FirstBase},
    {"__attrs_attrs__", AttrsOf},
    {"__bases__", Bases},
    {"__class__", TypeOf},
    {"__dataclass_fields__", DataclassFields},
    {"__dict__", MembersAsDict},
    {"__doc__", DocOf},
    {"__match_args__", MatchArguments},
    {"__members__", EnumMembers},
    {"__module__", ModuleName},
    {"__mro__", Ancestors},
    {"__name__", Name},
    {"__optional_keys__", KeysOf<false>},
    {"__qualname__", QualifiedName},
    {"__required_keys__", KeysOf<true>},
    {"__subclasses__", SubclassesOf},
    {"__total__", IsTotal},
    {"_field_defaults", FieldDefaults},
    {"_fields", FieldNames},
    {"_make", MakeOf},
    {"mro", OrderOf},
    {"register", RegisterOf},
};

Ref FactOf(Evaluator& e, Class& cls, std::string_view name) {
  const auto* fact = std::find_if(std::begin(kClassFacts), std::end(kClassFacts),
                                  [name](const ClassFact& row) { return row.name == name; });
  return fact == std::end(kClassFacts) ? nullptr : fact->make(e, cls);
}

// dict.fromkeys(…) of a class derived from dict, date.fromisoformat(…) of one derived from date:
// what the base's function makes is an object of the class.
Ref MakeOfClass(Evaluator& ev, const Call& call) {
  auto* cls = As<Class>(Carried(call)[1]);
  Call inner = call;
  inner.callee = Carried(call)[0];
  const std::uint32_t before = ev.heap().count();
  const Ref made = ev.CallValue(inner.callee, inner);
  auto* object = As<Instance>(made);
  const bool fresh = object != nullptr && object->born >= before;
  if (fresh && std::ranges::find(cls->mro, object->cls) != cls->mro.end()) object->cls = cls;
  const auto* dict = CalledName(call) == "fromkeys" ? As<Dict>(made) : nullptr;
  if (dict == nullptr) return made;
  const Ref filled = ev.CallValue(cls, CallWith({}, call.span));
  for (const auto& [key, value] : dict->items)
    ev.SetItem(filled, key, value, call.span);
  return filled;
}

// The constructor of a class that a library declares, which knows whose it is.
Ref InitOfDeclared(Evaluator& ev, const Call& call) {
  Call inner = call;
  inner.callee = ev.LibraryObject("object.__init__");
  return ev.CallValue(inner.callee, inner);
}

// A function of a base that the user did not write, as the class has it.
Ref InheritedFunction(Evaluator& e, Class& cls, const Class& base, std::string_view name) {
  const Ref object = e.LibraryObject(
      fmt::format("{}.{}", base.model == nullptr ? base.name : base.qualified_name, name));
  const auto* native = As<Native>(object);
  const bool makes = native != nullptr && cls.definition && !name.starts_with("__");
  return makes ? NewClosure(e, name, &MakeOfClass, {object, &cls}) : object;
}

// What the metaclass finds for attributes that the class has not.
Ref AskMetaclass(Evaluator& e, Class& cls, std::string_view name, SourceSpan span) {
  if (name.starts_with("__")) return nullptr;
  return CallSpecial(e, cls, "__getattr__", CallWith({e.heap().str(std::string(name))}, span));
}

}  // namespace

Ref Evaluator::Impl::ClassAttribute(Evaluator& e, Class& cls, std::string_view name,
                                    SourceSpan span) {
  const Ref of_meta = cls.meta == nullptr ? nullptr : ClassMember(*cls.meta, name);
  if (As<Property>(of_meta) != nullptr) {
    return e.CallValue(As<Property>(of_meta)->getter, CallWith({&cls}, span));
  }
  if (const Ref member = ClassMember(cls, name))
    return BindMember(e, Settle(e, member), &cls, &cls, span);
  if (const Ref fact = FactOf(e, cls, name)) return fact;
  if (auto* method = As<Function>(of_meta)) return e.heap_.New<BoundMethod>(&cls, method);
  if (of_meta != nullptr) return of_meta;
  if (const Ref found = AskMetaclass(e, cls, name, span)) return found;
  if (cls.model != nullptr) {
    for (const Class* base : cls.mro) {
      if (base->model == nullptr || base->definition) continue;
      if (const Ref object = InheritedFunction(e, cls, *base, name)) return object;
    }
    for (const MethodModel& method : cls.model->methods) {
      if (method.name == name) return e.heap_.New<Native>(method.name, method.function);
    }
    if (name == "__init__") return NewClosure(e, name, &InitOfDeclared, {&cls});
    return OpaqueAttribute(e, &cls, name, span);
  }
  // The methods of the builtin types: str.upper, dict.fromkeys, also of classes derived from them.
  for (const Class* base : cls.mro) {
    if (base->definition) continue;
    if (const Ref object = InheritedFunction(e, cls, *base, name)) return object;
    if (const Ref method = UnboundMethod(e, *base, name)) return method;
  }
  if (const Ref method = IsModel(cls) ? ModelMethod(e, cls, &cls, name) : nullptr) return method;
  const bool of_enums = cls.enumeration && name.starts_with("__") && name.ends_with("__");
  if (cls.opaque_base || of_enums) return OpaqueAttribute(e, &cls, name, span);
  return name.starts_with("__") ? e.LibraryObject(fmt::format("object.{}", name)) : nullptr;
}

}  // namespace smgraph::python
