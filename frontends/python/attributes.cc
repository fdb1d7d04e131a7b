#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/replaced_names.h"
#include "frontends/python/validation.h"

// Attributes of all objects but classes and instances.
namespace smgraph::python {

// The method of a descriptor object (`__get__`, `__set__`, `__delete__`) that stands in a class.
Ref Evaluator::Impl::DescriptorMethod(Ref member, std::string_view name) {
  const auto* descriptor = As<Instance>(member);
  return descriptor == nullptr ? nullptr : ClassMember(*descriptor->cls, name);
}

// What looking a member up in a class gives, seen from `self` (an instance, or the class itself).
namespace {

// singledispatchmethod around a classmethod.
bool StandsForClassMethod(const Native& native) {
  const auto* first =
      native.method && !native.bound.empty() ? As<Function>(native.bound.front()) : nullptr;
  return first != nullptr && first->class_method;
}

}  // namespace

Ref Evaluator::Impl::BindMember(Evaluator& e, Ref member, Ref self, Class* cls, SourceSpan span) {
  const bool of_class = self->kind == Kind::kClass;
  if (auto* function = As<Function>(member)) {
    if (function->static_method) return function;
    if (function->class_method) return e.heap_.New<BoundMethod>(cls, function);
    return of_class ? member : e.heap_.New<BoundMethod>(self, function);
  }
  const auto* native = As<Native>(member);
  if (native != nullptr && StandsForClassMethod(*native))
    return e.heap_.New<BoundMethod>(cls, member);
  const bool method = native != nullptr && (native->method || native->name.starts_with("object."));
  if (method && !of_class) return e.heap_.New<BoundMethod>(self, member);
  if (const auto* property = As<Property>(member)) {
    if (of_class || property->getter == nullptr) return member;
    return e.CallValue(property->getter, CallWith({self}, span));
  }
  if (const Ref get = DescriptorMethod(member, "__get__")) {
    const Ref seen = of_class ? e.heap_.none() : self;
    return e.CallValue(get, CallWith({member, seen, cls}, span));
  }
  return member;
}

namespace {

// Methods of a set that a frozenset has not.
bool ChangesSet(std::string_view method) {
  constexpr std::string_view kChanging[] = {"add",
                                            "clear",
                                            "discard",
                                            "pop",
                                            "remove",
                                            "update",
                                            "difference_update",
                                            "intersection_update",
                                            "symmetric_difference_update"};
  return std::find(std::begin(kChanging), std::end(kChanging), method) != std::end(kChanging);
}

}  // namespace

// An object's method that its builtin type has.
Ref Evaluator::Impl::BuiltinMember(Evaluator& e, Ref object, Kind kind, std::string_view name) {
  const auto* set = As<Set>(object);
  if (set != nullptr && set->frozen && ChangesSet(name)) return nullptr;
  const MethodModel* method = e.registry_.FindMethod(kind, name);
  if (method == nullptr) return nullptr;
  auto* native = e.heap_.New<Native>(method->name, method->function);
  native->method = true;
  return e.heap_.New<BoundMethod>(object, native);
}

Ref Evaluator::Impl::DictOf(Evaluator& e, const Namespace& names) {
  auto* dict = e.heap().New<Dict>();
  for (const auto& [key, value] : names.entries())
    dict->Set(e.heap().str(std::string(key)), value);
  return dict;
}

Ref Evaluator::LocalNames() {
  if (frame_ == nullptr) return nullptr;
  Scope* scope = frame_->scope;
  while (scope->comprehension)
    scope = scope->outer;
  return frame_->function == nullptr ? Impl::ViewOfNames(*this, scope, scope->names)
                                     : Impl::DictOf(*this, scope->names);
}

Ref Evaluator::Impl::ViewOfNames(Evaluator& e, Object* owner, Namespace& names) {
  auto* view = static_cast<Dict*>(DictOf(e, names));
  e.Touch(owner);
  view->mirror.names = &names;
  return view;
}

// The text that stands first in a function's or class's body.
Ref Evaluator::Impl::Docstring(Evaluator& e, Node body) {
  const Node first =
      body.null() || body.named_count() == 0 ? Node() : body.named_children().front();
  if (!first.is(G().expression_statement)) return e.heap().none();
  const Node text = first.named_child(0);
  return text.is(G().string) ? e.Evaluate(text) : e.heap().none();
}

namespace {

// A field of a namedtuple, or what its class says.
Ref NamedTupleAttribute(Evaluator& e, Tuple& tuple, std::string_view name, SourceSpan span) {
  const auto& fields = tuple.cls->fields;
  for (std::size_t i = 0; i < fields.size() && i < tuple.items.size(); ++i) {
    if (fields[i].name == name) return tuple.items[i];
  }
  const Ref member = Evaluator::Impl::ClassMember(*tuple.cls, name);
  if (member != nullptr) return Evaluator::Impl::BindMember(e, member, &tuple, tuple.cls, span);
  if (name == "__class__") return tuple.cls;
  return name.starts_with("_field") ? e.FindAttribute(tuple.cls, name, span) : nullptr;
}

// `@name.setter` and its like: a copy of the property with one function more.
template <Ref Property::*kMember>
Ref WithAccessor(Evaluator& ev, const Call& call) {
  auto* property = ev.heap().New<Property>(*As<Property>(Carried(call)[0]));
  property->*kMember = call.positional.empty() ? nullptr : call.positional[0];
  return property;
}

Ref PropertyAttribute(Evaluator& e, Property& property, std::string_view name) {
  const auto or_none = [&](Ref value) { return value == nullptr ? e.heap().none() : value; };
  if (name == "setter") return NewClosure(e, name, &WithAccessor<&Property::setter>, {&property});
  if (name == "getter") return NewClosure(e, name, &WithAccessor<&Property::getter>, {&property});
  if (name == "deleter") return NewClosure(e, name, &WithAccessor<&Property::deleter>, {&property});
  if (name == "fget" || name == "func") return or_none(property.getter);
  if (name == "fset") return or_none(property.setter);
  const auto* getter = As<Function>(property.getter);
  if (name == "__doc__" && getter != nullptr) return Evaluator::Impl::Docstring(e, getter->body);
  return nullptr;
}

Ref ForgetResults(Evaluator& ev, const Call& call) {
  const auto* function = As<Function>(Carried(call)[0]);
  ev.Touch(function->results);
  function->results->Assign({});
  ev.Touch(function->caching);
  for (const std::string_view counted : {"hits", "misses"})
    function->caching->Set(ev.heap().str(std::string(counted)), ev.heap().integer(0));
  return ev.heap().none();
}

Ref CacheInfo(Evaluator& ev, const Call& call) {
  const auto* function = As<Function>(Carried(call)[0]);
  const Dict& caching = *function->caching;
  const auto size = static_cast<std::int64_t>(function->results->items.size());
  Class* cls = NewNamedTupleClass(ev, "CacheInfo", {"hits", "misses", "maxsize", "currsize"});
  return NewNamedTuple(ev, cls,
                       {caching.Find("hits"), caching.Find("misses"), caching.Find("maxsize"),
                        ev.heap().integer(size)});
}

Ref CacheParameters(Evaluator& ev, const Call& call) {
  const auto* function = As<Function>(Carried(call)[0]);
  auto* parameters = ev.heap().New<Dict>();
  for (const std::string_view name : {"maxsize", "typed"})
    parameters->Set(ev.heap().str(std::string(name)), function->caching->Find(name));
  return parameters;
}

// What functools.lru_cache adds to a function.
Ref CacheAttribute(Evaluator& ev, Function& function, std::string_view name) {
  if (name == "__wrapped__") {
    auto* uncached = ev.heap().New<Function>(function);
    uncached->results = uncached->caching = nullptr;
    return uncached;
  }
  if (name == "cache_clear") return NewClosure(ev, name, &ForgetResults, {&function});
  if (name == "cache_info") return NewClosure(ev, name, &CacheInfo, {&function});
  if (name == "cache_parameters") return NewClosure(ev, name, &CacheParameters, {&function});
  return nullptr;
}

Ref AnnotationsOf(Evaluator& e, const Function& function) {
  auto* annotations = e.heap().New<Dict>();
  for (const Parameter& parameter : function.parameters) {
    if (parameter.annotation.null()) continue;
    annotations->Set(e.heap().str(std::string(parameter.name)),
                     WrittenAnnotation(e, parameter.annotation, function.closure, function.module));
  }
  const Node returned = ReturnAnnotationOf(function);
  if (!returned.null()) {
    annotations->Set(e.heap().str("return"),
                     WrittenAnnotation(e, returned, function.closure, function.module));
  }
  return annotations;
}

Ref DefaultsOf(Evaluator& e, const Function& function) {
  std::vector<Ref> defaults;
  for (const Parameter& parameter : function.parameters) {
    if (parameter.kind <= ParameterKind::kNormal && parameter.default_value != nullptr)
      defaults.push_back(parameter.default_value);
  }
  return defaults.empty() ? e.heap().none() : NewTuple(e, std::move(defaults));
}

Ref KeywordDefaultsOf(Evaluator& e, const Function& function) {
  auto* defaults = e.heap().New<Dict>();
  for (const Parameter& parameter : function.parameters) {
    if (parameter.kind == ParameterKind::kKeywordOnly && parameter.default_value != nullptr)
      defaults->Set(e.heap().str(std::string(parameter.name)), parameter.default_value);
  }
  return defaults->items.empty() ? e.heap().none() : defaults;
}

// __code__ as far as it tells of parameters: co_varnames[:co_argcount] are their names.
Ref CodeOf(Evaluator& e, const Function& function) {
  std::vector<Ref> positional;
  std::vector<Ref> keyword_only;
  std::vector<Ref> variadic;
  for (const Parameter& parameter : function.parameters) {
    const Ref name = e.heap().str(std::string(parameter.name));
    const bool by_position = parameter.kind <= ParameterKind::kNormal;
    const bool by_keyword = parameter.kind == ParameterKind::kKeywordOnly;
    (by_position ? positional : by_keyword ? keyword_only : variadic).push_back(name);
  }
  Instance* code = e.NewInstance(As<Class>(e.LibraryObject("types.SimpleNamespace")), {});
  const auto count = [&](const std::vector<Ref>& names) {
    return e.heap().integer(static_cast<std::int64_t>(names.size()));
  };
  code->attributes.Set("co_name", e.heap().str(std::string(function.name)));
  code->attributes.Set("co_argcount", count(positional));
  code->attributes.Set("co_kwonlyargcount", count(keyword_only));
  std::vector<Ref> names = std::move(positional);
  names.insert(names.end(), keyword_only.begin(), keyword_only.end());
  names.insert(names.end(), variadic.begin(), variadic.end());
  code->attributes.Set("co_varnames", NewTuple(e, std::move(names)));
  return code;
}

// Which variables of the functions around it a function uses is not looked for.
Ref ClosureOf(Evaluator& e, const Function& function) {
  const bool inside = function.closure != nullptr && function.closure != function.module->scope;
  return inside ? static_cast<Ref>(e.NewUnknown("the variables that a function has from others",
                                                "__closure__", function.definition.span()))
                : e.heap().none();
}

Ref FunctionAttribute(Evaluator& e, Function& function, std::string_view name) {
  if (const Ref own = function.attributes.Find(name)) return own;
  if (name == "__name__") return e.heap().str(std::string(function.name));
  if (name == "__qualname__") return e.heap().str(function.qualified_name);
  if (name == "__module__") return e.heap().str(function.module->name);
  if (name == "__doc__") return Evaluator::Impl::Docstring(e, function.body);
  if (name == "__dict__") return Evaluator::Impl::ViewOfNames(e, &function, function.attributes);
  if (name == "__annotations__") return AnnotationsOf(e, function);
  if (name == "__defaults__") return DefaultsOf(e, function);
  if (name == "__kwdefaults__") return KeywordDefaultsOf(e, function);
  if (name == "__code__") return CodeOf(e, function);
  if (name == "__closure__") return ClosureOf(e, function);
  if (name == "__isabstractmethod__" && function.abstract_method) return e.heap().boolean(true);
  if (function.caching != nullptr) return CacheAttribute(e, function, name);
  return nullptr;
}

}  // namespace

void Evaluator::Impl::Replace(Evaluator& e, std::string_view qualified_name, Ref value) {
  Scope*& replaced = e.State<ReplacedNames>().names;
  if (replaced == nullptr) replaced = e.heap_.New<Scope>(nullptr);
  e.Touch(replaced);
  replaced->names.Set(e.heap_.Intern(qualified_name), value);
}

Ref Evaluator::Impl::Replaced(Evaluator& e, std::string_view qualified_name, Ref otherwise) {
  const Scope* replaced = e.State<ReplacedNames>().names;
  const Ref value = replaced == nullptr ? nullptr : replaced->names.Find(qualified_name);
  if (value == nullptr) return otherwise;
  return otherwise == nullptr ? WithoutAbsent(Settle(e, value))
                              : ValueOr(e, Settle(e, value), otherwise, {});
}

// An attribute of something nobody declares. Below an import the path may lead to a declared
// object.
Ref Evaluator::Impl::OpaqueAttribute(Evaluator& e, Ref base, std::string_view name,
                                     SourceSpan span) {
  const auto* import = As<Opaque>(base);
  if (import != nullptr && import->origin == Opaque::Origin::kImport) {
    const std::string qualified = fmt::format("{}.{}", import->name, name);
    if (const Ref object = e.LibraryObject(qualified)) return Replaced(e, qualified, object);
    Opaque* deeper = e.NewOpaque(Opaque::Origin::kImport, nullptr, qualified, span);
    deeper->unresolved_local = import->unresolved_local;
    return Replaced(e, qualified, deeper);
  }
  if (const auto generic = name.starts_with("__") ? GenericOf(e, base) : std::nullopt) {
    const std::vector<Ref>& parts = generic->arguments;
    const bool annotated = python::ImportedName(generic->origin) == "Annotated" && !parts.empty();
    if (name == "__origin__") return annotated ? parts.front() : generic->origin;
    if (name == "__args__") return NewTuple(e, annotated ? std::vector<Ref>{parts.front()} : parts);
    if (name == "__metadata__")
      return annotated ? NewTuple(e, {parts.begin() + 1, parts.end()}) : nullptr;
  }
  return e.NewOpaque(Opaque::Origin::kAttribute, base, name, span);
}

// What `super()` finds behind the last user class: methods of object, of a declared class, of a
// builtin base, of an opaque one.
Ref Evaluator::Impl::BaseMember(Evaluator& e, Class& cls, Ref self, std::string_view name,
                                SourceSpan span) {
  for (const Class* base : cls.mro) {
    if (base->definition || base->model != nullptr) continue;
    const Ref method = e.LibraryObject(fmt::format("{}.{}", base->name, name));
    if (method == nullptr) continue;
    return name == "__new__" ? method : e.heap_.New<BoundMethod>(self, method);
  }
  if (As<Class>(self) != nullptr && IsMetaclass(cls)) {  // one that derives from abc.ABCMeta
    if (const Ref method = e.LibraryObject(fmt::format("type.{}", name)))
      return name == "__new__" ? method : e.heap_.New<BoundMethod>(self, method);
  }
  auto* instance = As<Instance>(self);
  if (instance != nullptr && instance->payload != nullptr) {
    if (const Ref method = BuiltinMember(e, instance->payload, instance->payload->kind, name))
      return method;
  }
  if (const Ref method = IsModel(cls) ? ModelMethod(e, cls, self, name) : nullptr) return method;
  if (const Ref method = ObjectMethod(e, self, name)) return method;
  if (const Ref method = DeclaredMethod(e, self, cls, name)) return method;
  return cls.model != nullptr || cls.opaque_base ? OpaqueAttribute(e, self, name, span) : nullptr;
}

// A library function's attribute may be declared: itertools.chain.from_iterable.
Ref Evaluator::Impl::NativeAttribute(Evaluator& e, Native& native, std::string_view name,
                                     SourceSpan span) {
  if (native.wrapped != nullptr && name == "__wrapped__") return native.wrapped;
  if (native.wrapped != nullptr && name.starts_with("__"))
    return e.FindAttribute(native.wrapped, name, span);
  if (name == "__name__" || name == "__qualname__") {
    return e.heap_.str(std::string(native.name.substr(native.name.rfind('.') + 1)));
  }
  if (const Ref declared = e.LibraryObject(fmt::format("{}.{}", native.name, name)))
    return declared;
  if (name == "__func__") return nullptr;
  if (name == "__call__") return ValueAttribute(e, &native, name, span);
  if (native.name == "singledispatch") {
    if (name == "register") return native.bound[2];
    if (name == "dispatch") return native.bound[3];
  }
  const bool builtin = native.bound.empty() && (native.name.find('.') == std::string_view::npos ||
                                                native.name.starts_with("object."));
  return builtin ? nullptr : OpaqueAttribute(e, &native, name, span);
}

// What `super()` gives.
Ref Evaluator::Impl::SuperAttribute(Evaluator& e, const Super& super, std::string_view name,
                                    SourceSpan span) {
  auto* instance = As<Instance>(super.self);
  auto* cls = instance == nullptr ? As<Class>(super.self) : instance->cls;
  if (cls == nullptr) return nullptr;
  // super() in a method of a metaclass: the object is a class, its class the metaclass.
  const bool of_meta = instance == nullptr && cls->meta != nullptr &&
                       std::find(cls->mro.begin(), cls->mro.end(), super.after) == cls->mro.end();
  if (of_meta) cls = cls->meta;
  if (const Ref member = ClassMember(*cls, name, super.after)) {
    return BindMember(e, member, super.self, cls, span);
  }
  return BaseMember(e, *cls, super.self, name, span);
}

namespace {

Ref NumberAttribute(Evaluator& e, Ref number, std::string_view name) {
  if (name == "real" || name == "numerator") {
    const auto* boolean = As<Bool>(number);
    return boolean == nullptr ? number : e.heap().integer(boolean->value ? 1 : 0);
  }
  if (name == "imag") {
    return number->kind == Kind::kFloat ? e.heap().number(0) : e.heap().integer(0);
  }
  return name == "denominator" ? e.heap().integer(1) : nullptr;
}

// start, stop and step of a range or a slice.
template <typename Value>
Value* PartNamed(std::string_view name, Value& start, Value& stop, Value& step) {
  return name == "start" ? &start : name == "stop" ? &stop : name == "step" ? &step : nullptr;
}

Ref RangeAttribute(Evaluator& e, Range& range, std::string_view name) {
  const std::int64_t* part = PartNamed(name, range.start, range.stop, range.step);
  return part == nullptr ? nullptr : e.heap().integer(*part);
}

Ref SliceAttribute(Slice& slice, std::string_view name) {
  const Ref* part = PartNamed(name, slice.start, slice.stop, slice.step);
  return part == nullptr ? nullptr : *part;
}

Ref ListAttribute(Evaluator& e, const List& list, std::string_view name) {
  if (name != "maxlen" || !list.deque) return nullptr;
  return list.most == SIZE_MAX ? e.heap().none()
                               : e.heap().integer(static_cast<std::int64_t>(list.most));
}

// Of generators and coroutines: gi_running, cr_frame …; what a frame holds is not known.
Ref IteratorAttribute(Evaluator& e, const Iterator& iterator, std::string_view name) {
  const IteratorSource* source = iterator.source.get();
  if (source == nullptr || !source->generator) return nullptr;
  const std::string_view prefix = source->coroutine ? "cr_" : "gi_";
  if (!name.starts_with(prefix)) return nullptr;
  name.remove_prefix(prefix.size());
  if (name == "running") return e.heap().boolean(source->State() == "RUNNING");
  if (name == "suspended") return e.heap().boolean(source->State() == "SUSPENDED");
  if (name != "frame") return e.NewUnknown("what a generator is doing", std::string(name), {});
  if (source->State() == "CLOSED") return e.heap().none();
  return e.NewInstance(As<Class>(e.LibraryObject("types.SimpleNamespace")), {});
}

// Attributes of builtin types that are no methods.
Ref BuiltinAttribute(Evaluator& e, Ref object, std::string_view name, SourceSpan span) {
  switch (object->kind) {
    case Kind::kFunction:
      return FunctionAttribute(e, *static_cast<Function*>(object), name);
    case Kind::kTuple: {
      auto& tuple = *static_cast<Tuple*>(object);
      return tuple.cls == nullptr ? nullptr : NamedTupleAttribute(e, tuple, name, span);
    }
    case Kind::kBool:
    case Kind::kInt:
    case Kind::kFloat:
      return NumberAttribute(e, object, name);
    case Kind::kRange:
      return RangeAttribute(e, *static_cast<Range*>(object), name);
    case Kind::kSlice:
      return SliceAttribute(*static_cast<Slice*>(object), name);
    case Kind::kIterator:
      return IteratorAttribute(e, *static_cast<Iterator*>(object), name);
    case Kind::kList:
      return ListAttribute(e, *static_cast<List*>(object), name);
    default:
      return nullptr;
  }
}

}  // namespace

// What objects of builtin types have: attributes, methods, special methods called by name.
Ref Evaluator::Impl::ValueAttribute(Evaluator& e, Ref object, std::string_view name,
                                    SourceSpan span) {
  if (const Ref own = BuiltinAttribute(e, object, name, span)) return own;
  if (const Ref method = BuiltinMember(e, object, object->kind, name)) return method;
  if (object->kind == Kind::kTemplate) return OpaqueAttribute(e, object, name, span);
  if (auto* tuple = name.starts_with("__") ? nullptr : As<Tuple>(object)) {
    const Call ask = CallWith({e.heap_.str(std::string(name))}, span);
    if (const Ref found = CallSpecial(e, *tuple, "__getattr__", ask)) return found;
  }
  if (name == "__class__") return e.TypeObject(TypeName(object));
  if (name == "__doc__") return e.heap_.none();
  if (!name.starts_with("__")) return nullptr;
  const Ref method = e.LibraryObject(fmt::format("{}.{}", TypeName(object), name));
  return method == nullptr ? ObjectMethod(e, object, name)
                           : e.heap_.New<BoundMethod>(object, method);
}

Ref Evaluator::FindAttribute(Ref object, std::string_view name, SourceSpan span) {
  object = Impl::Settle(*this, object);
  switch (object->kind) {
    case Kind::kInstance:
      return Impl::InstanceAttribute(*this, *static_cast<Instance*>(object), name, span);
    case Kind::kClass:
      return Impl::ClassAttribute(*this, *static_cast<Class*>(object), name, span);
    case Kind::kModule:
      return Impl::ModuleAttribute(*this, *static_cast<Module*>(object), name);
    case Kind::kOpaque:
    case Kind::kUnknown:
      return Impl::OpaqueAttribute(*this, object, name, span);
    case Kind::kChoice:
      return MapChoice(object, [&](Ref one) -> Ref {
        if (const Ref found = FindAttribute(one, name, span)) return found;
        return NewUnknown(fmt::format("attribute '{}' of {}", name, TypeName(one)),
                          std::string(name), span);
      });
    case Kind::kSuper:
      return Impl::SuperAttribute(*this, *static_cast<Super*>(object), name, span);
    case Kind::kProperty:
      return PropertyAttribute(*this, *static_cast<Property*>(object), name);
    case Kind::kBoundMethod: {
      const auto* method = static_cast<BoundMethod*>(object);
      if (name == "__self__") return method->self;
      if (name == "__call__") return Impl::ValueAttribute(*this, object, name, span);
      return name == "__func__" ? method->function : FindAttribute(method->function, name, span);
    }
    case Kind::kNative:
      return Impl::NativeAttribute(*this, *static_cast<Native*>(object), name, span);
    default:
      return Impl::ValueAttribute(*this, object, name, span);
  }
}

Ref Evaluator::GetAttribute(Ref object, std::string_view name, SourceSpan span) {
  if (const Ref value = FindAttribute(object, name, span)) {
    if (catching_ != nullptr) RaiseIfLacking(*this, object, name, value, span);
    return value;
  }
  const auto* cls = As<Class>(object);
  const auto* module = As<Module>(object);
  if (module != nullptr && module->loading) {
    return NewUnknown(
        fmt::format("'{}' of module {}, which is still being imported", name, module->name),
        std::string(name), span);
  }
  const std::string owner = cls != nullptr      ? fmt::format("type object '{}'", cls->name)
                            : module != nullptr ? fmt::format("module '{}'", module->name)
                                                : fmt::format("'{}' object", TypeName(object));
  Raise("AttributeError", fmt::format("{} has no attribute '{}'", owner, name), span);
}

void Evaluator::SetAttribute(Ref object, std::string_view name, Ref value, SourceSpan span) {
  object = Impl::Settle(*this, object);
  name = heap_.Intern(name);
  if (auto* instance = As<Instance>(object)) {
    Impl::SetInstanceAttribute(*this, *instance, name, value, span);
  } else if (auto* cls = As<Class>(object)) {
    const auto* member = cls->enumeration ? As<Instance>(cls->attributes.Find(name)) : nullptr;
    if (member != nullptr && member->cls == cls)
      Raise("AttributeError", fmt::format("cannot reassign member '{}'", name), span);
    Touch(cls);
    cls->attributes.Set(name, value);
  } else if (auto* function = As<Function>(object)) {
    Touch(function);
    function->attributes.Set(name, value);
  } else if (auto* module = As<Module>(object); module != nullptr && module->scope != nullptr) {
    Touch(module->scope);
    module->scope->names.Set(name, value);
  } else if (const auto* choice = As<Choice>(object)) {
    const auto set = [&](Ref alternative) {
      return [this, alternative, name, value, span] {
        SetAttribute(alternative, name, value, span);
        return heap_.none();
      };
    };
    Impl::CheckAlternatives(*choice);
    Branch(choice->condition, span, set(choice->then), set(choice->otherwise));
  } else if (const auto* import = As<Opaque>(object);
             import != nullptr && import->origin == Opaque::Origin::kImport) {
    Impl::Replace(*this, fmt::format("{}.{}", import->name, name), value);
  } else if (object->kind <= Kind::kRange && object->kind != Kind::kTemplate) {
    Raise("AttributeError",
          fmt::format("'{}' object has no attribute '{}'", TypeName(object), name), span);
  }
  // An attribute of another opaque value: nothing that can be seen again.
}

}  // namespace smgraph::python
