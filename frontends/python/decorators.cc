#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/builtins/builtins.h"
#include "frontends/python/decorated.h"
#include "frontends/python/format.h"
#include "frontends/python/internals.h"
#include "frontends/python/model_config.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

// Decorators: those that change how a member is bound or what a class is, and all others.
namespace smgraph::python {
namespace {

template <std::size_t N>
bool IsListed(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

Ref NewProperty(Evaluator& e, Ref getter) {
  auto* property = e.heap().New<Property>();
  property->getter = getter;
  return property;
}

constexpr std::string_view kDataclassDecorators[] = {"dataclasses.dataclass",
                                                     "pydantic.dataclasses.dataclass",
                                                     "attr.s",
                                                     "attr.attrs",
                                                     "attr.attributes",
                                                     "attr.dataclass",
                                                     "attr.define",
                                                     "attr.frozen",
                                                     "attr.mutable",
                                                     "attrs.define",
                                                     "attrs.frozen",
                                                     "attrs.mutable"};

SourceSpan SpanOf(const Class& cls) {
  return cls.definition.null() ? SourceSpan{} : cls.definition.span();
}

// All objects would share the list.
void CheckDefault(Evaluator& e, const Class& cls, const Class::Field& field) {
  const Ref value = field.default_value;
  if (value == nullptr || WithoutHash(e, value) != value) return;
  const auto* object = As<Instance>(value);
  e.Raise(
      "ValueError",
      fmt::format("mutable default <class '{}'> for field {} is not allowed: use "
                  "default_factory",
                  object == nullptr ? TypeName(value) : QualifiedName(*object->cls), field.name),
      SpanOf(cls));
}

[[noreturn]] void RaiseOrder(Evaluator& e, const Class& cls, std::string_view field,
                             bool of_attrs) {
  if (of_attrs) {
    e.Raise("ValueError",
            fmt::format("No mandatory attributes allowed after an attribute with a default value "
                        "or factory.  Attribute in question: {}",
                        field),
            SpanOf(cls));
  }
  e.Raise("TypeError", fmt::format("non-default argument '{}' follows default argument", field),
          SpanOf(cls));
}

// The constructor's arguments in the order of the fields: none without a default behind one with.
void CheckOrder(Evaluator& e, const Class& cls, bool of_attrs) {
  bool optional = false;
  for (const Class::Field& field : cls.fields) {
    if (!field.init || field.keyword_only) continue;
    const bool decorated = field.details != nullptr && field.details->attributes.Find("%default");
    const bool has_default =
        decorated || field.default_value != nullptr || field.default_factory != nullptr;
    if (optional && !has_default) RaiseOrder(e, cls, field.name, of_attrs);
    optional = optional || has_default;
  }
}

// Objects that compare by their fields have a hash where these cannot change.
void SetHash(Evaluator& e, Class& cls, bool wanted) {
  const Ref own = cls.attributes.Find("__hash__");
  if (cls.by_identity || (own != nullptr && own->kind != Kind::kNone)) return;
  cls.attributes.Set("__hash__",
                     cls.frozen || wanted ? e.LibraryObject("object.__hash__") : e.heap().none());
}

// Slots for the fields, and for what computes its value once.
void SetSlots(Evaluator& e, Class& cls) {
  std::vector<Ref> names;
  for (const Class::Field& field : cls.fields) {
    if (!IsInherited(cls, field) && !field.init_only)
      names.push_back(e.heap().str(std::string(field.name)));
  }
  cls.attributes.Set("__slots__", NewTuple(e, std::move(names)));
  Evaluator::Impl::ReadSlots(e, cls, SpanOf(cls));
  for (const auto& [name, member] : cls.attributes.entries()) {
    if (As<Instance>(member) != nullptr) cls.slots.push_back(name);
  }
}

// attrs: what happens where a field is assigned to.
void ReadSetters(Class& cls, bool checks, Ref given) {
  const std::string_view setter = given == nullptr ? "" : ImportName(given);
  cls.frozen = cls.frozen || setter.ends_with(".setters.frozen");
  cls.rechecked = !setter.ends_with(".setters.NO_OP") && (given == nullptr ? checks : true);
}

// @dataclass(order=True, …): `call` is null when it is bare.
Ref MakeDataclass(Evaluator& e, Class& cls, std::string_view name, const Opaque* call) {
  const auto flag = [&](std::string_view option, bool otherwise = false) {
    const Ref value = call == nullptr ? nullptr : call->keywords.Find(option);
    return value == nullptr ? otherwise : e.Truth(value, {}).value_or(otherwise);
  };
  e.Touch(&cls);
  const bool of_attrs = name.starts_with("attr");
  const bool annotated = name != "attr.s" && name != "attr.attrs" && name != "attr.attributes";
  if (of_attrs) {
    CollectAttrs(e, cls, flag("auto_attribs", annotated));
    cls.attributes.Set(kOfAttrs, e.heap().boolean(true));
  }
  cls.dataclass = true;
  cls.exact = true;
  cls.validated = name.starts_with("pydantic");
  cls.ordered = flag("order");
  const Ref compares = call == nullptr ? nullptr : call->keywords.Find("eq");
  cls.by_identity = compares != nullptr && !e.Truth(compares, {}).value_or(true);
  cls.frozen = flag("frozen") || name == "attrs.frozen" || name == "attr.frozen";
  SetHash(e, cls, flag("unsafe_hash") || flag("hash"));
  const bool modern = of_attrs && annotated && name != "attr.dataclass";  // define() and its like
  if (of_attrs)
    ReadSetters(cls, modern, call == nullptr ? nullptr : call->keywords.Find("on_setattr"));
  for (Class::Field& field : cls.fields) {
    field.keyword_only = field.keyword_only || (flag("kw_only") && !IsInherited(cls, field));
    if (!of_attrs) CheckDefault(e, cls, field);
  }
  CheckOrder(e, cls, of_attrs);
  if (flag("slots", modern)) SetSlots(e, cls);
  return &cls;
}

constexpr std::string_view kValidatorDecorators[] = {
    "pydantic.field_validator", "pydantic.model_validator", "pydantic.validator",
    "pydantic.root_validator",  "pydantic.v1.validator",    "pydantic.v1.root_validator"};

// @field_validator("name", mode="before"): noted at the function, for the class's constructor.
Ref NoteValidator(Evaluator& e, std::string_view name, Function& function, const Opaque* call) {
  const bool of_model = name.ends_with(".model_validator") || name.ends_with(".root_validator");
  const std::vector<Ref> fields =
      call == nullptr || of_model ? std::vector<Ref>{} : call->positional;
  function.attributes.Set(kValidates, NewTuple(e, fields));
  const std::string_view decorator = name.substr(name.rfind('.') + 1);
  function.attributes.Set(kValidatesBy, e.heap().str(std::string(decorator)));
  const auto option = [&](std::string_view key) {
    return call == nullptr ? nullptr : call->keywords.Find(key);
  };
  if (const Ref mode = option("mode")) function.attributes.Set(kValidatesMode, mode);
  for (const std::string_view key : {"always", "each_item"}) {
    if (const Ref value = option(key)) function.attributes.Set(key, value);
  }
  const Ref before = option("pre");
  if (before != nullptr && e.Truth(before, {}).value_or(false))
    function.attributes.Set(kValidatesMode, e.heap().str("before"));
  if (decorator != "model_validator") function.class_method = !function.static_method;
  return &function;
}

// Decorators that change how a member is bound rather than what it is.
Ref ApplyMemberDecorator(Evaluator& e, std::string_view name, Ref decorated, const Opaque* call) {
  auto* function = As<Function>(decorated);
  if (name == "abc.abstractproperty" || name == "enum.property") return NewProperty(e, decorated);
  if (name == "abc.abstractmethod" && function != nullptr) {
    function->abstract_method = true;
    return decorated;
  }
  if (function != nullptr && IsListed(name, kValidatorDecorators)) {
    return NoteValidator(e, name, *function, call);
  }
  const bool of_model = name == "pydantic.model_serializer";
  if (function != nullptr &&
      (of_model || (name == "pydantic.field_serializer" && call != nullptr))) {
    function->attributes.Set(kSerializes,
                             NewTuple(e, of_model ? std::vector<Ref>{} : call->positional));
    return function;
  }
  if (name == "pydantic.computed_field") {
    const auto* made = As<Property>(decorated);
    auto* computes = As<Function>(made == nullptr ? decorated : made->getter);
    const Ref alias = call == nullptr ? nullptr : call->keywords.Find("alias");
    if (alias != nullptr && computes != nullptr) computes->attributes.Set(kComputedAlias, alias);
    if (auto* descriptor = As<Instance>(decorated)) {  // functools.cached_property
      descriptor->attributes.Set(kComputed, e.heap().boolean(true));
      return descriptor;
    }
    auto* property = As<Property>(decorated);
    if (property == nullptr) property = As<Property>(NewProperty(e, decorated));
    property->computed = true;
    return property;
  }
  auto* cls = As<Class>(decorated);
  if (cls != nullptr && IsListed(name, kDataclassDecorators)) {
    return MakeDataclass(e, *cls, name, call);
  }
  return nullptr;
}

}  // namespace

namespace {

// Of an object or a class on a base that nobody knows, too, as far as the user says nothing else.
bool IsUnknownDecorator(Ref decorator) {
  if (decorator->kind == Kind::kOpaque || decorator->kind == Kind::kUnknown) return true;
  const auto* object = As<Instance>(decorator);
  const auto* cls = object == nullptr ? As<Class>(decorator) : object->cls;
  if (cls == nullptr || !cls->opaque_base || cls->model != nullptr) return false;
  const auto written = [cls](std::string_view name) {
    return Evaluator::Impl::ClassMember(*cls, name) != nullptr;
  };
  return !written("__call__") &&
         (object != nullptr || !(written("__init__") || written("__new__") || written("__get__")));
}

}  // namespace

bool MakesDataclasses(Ref decorator) {
  const auto* called = As<Opaque>(decorator);
  const bool options = called != nullptr && called->origin == Opaque::Origin::kCall;
  return IsListed(ImportName(options ? called->base : decorator), kDataclassDecorators);
}

Ref Evaluator::Impl::Decorate(Evaluator& e, Ref decorator, Ref decorated, SourceSpan span) {
  std::string_view name = ImportName(decorator);
  const auto* called = As<Opaque>(decorator);
  if (called != nullptr && called->origin != Opaque::Origin::kCall) called = nullptr;
  if (called != nullptr) name = ImportName(called->base);
  if (const Ref done = ApplyMemberDecorator(e, name, decorated, called)) return done;
  if (name == "pytest.fixture") DeclareFixture(e, decorated);
  // A decorator that nobody knows is taken to give back something that behaves like what it wraps.
  if (IsUnknownDecorator(decorator)) {
    auto* function = As<Function>(decorated);
    if (function != nullptr) function->attributes.Set(kDecorated, e.heap_.boolean(true));
    return decorated;
  }
  return e.CallValue(decorator, CallWith({decorated}, span));
}

Flow Evaluator::DecoratedDefinition(Node node) {
  std::vector<std::pair<Ref, SourceSpan>> decorators;
  for (const Node child : node.named_children()) {
    if (child.is(G().decorator))
      decorators.emplace_back(Evaluate(child.named_child(0)), child.span());
  }
  const Node definition = node.field(G().f_definition);
  const Flow flow = Execute(definition);
  const std::string_view name = Impl::Mangled(*this, definition.field(G().f_name).text());
  Ref value = Impl::LookUp(*this, name);
  for (auto decorator = decorators.rbegin(); decorator != decorators.rend(); ++decorator) {
    value = Impl::Decorate(*this, decorator->first, value, decorator->second);
  }
  Impl::Bind(*this, name, value);
  return flow;
}

// ---- property, staticmethod, classmethod: builtin types

Ref BuiltinProperty(Evaluator& ev, const Call& call) {
  const auto argument = [&](std::size_t at, std::string_view name) {
    const Ref given = call.Argument(at, name);
    return IsNone(given) ? nullptr : given;
  };
  auto* property = ev.heap().New<Property>();
  property->getter = argument(0, "fget");
  property->setter = argument(1, "fset");
  property->deleter = argument(2, "fdel");
  return property;
}

Ref BuiltinStaticMethod(Evaluator& ev, const Call& call) {
  if (auto* function = As<Function>(call.positional[0])) function->static_method = true;
  const auto* native = As<Native>(call.positional[0]);
  if (native == nullptr || !native->method) return call.positional[0];
  auto* unbound = ev.heap().New<Native>(*native);
  unbound->method = false;
  return unbound;
}

// Of a function that a library has wrapped (@singledispatchmethod): a descriptor object.
Ref BuiltinClassMethod(Evaluator& ev, const Call& call) {
  if (auto* function = As<Function>(call.positional[0])) function->class_method = true;
  if (As<Native>(call.positional[0]) == nullptr) return call.positional[0];
  return ev.CallValue(ev.LibraryObject("builtins.classmethod"),
                      CallWith(call.positional, call.span));
}

}  // namespace smgraph::python
