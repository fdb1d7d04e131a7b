#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

namespace smgraph::python {

namespace {

// The method of a descriptor object (`__get__`, `__set__`, `__delete__`) that stands in a class.
Ref DescriptorMethod(Ref member, std::string_view name) {
  const auto* descriptor = As<Instance>(member);
  return descriptor == nullptr ? nullptr : Evaluator::Impl::ClassMember(*descriptor->cls, name);
}

}  // namespace

// What looking a member up in a class gives, seen from `self` (an instance, or the class itself).
Ref Evaluator::Impl::BindMember(Evaluator& e, Ref member, Ref self, Class* cls, SourceSpan span) {
  const bool of_class = self->kind == Kind::kClass;
  if (auto* function = As<Function>(member)) {
    if (function->static_method) return function;
    if (function->class_method) return e.heap_.New<BoundMethod>(cls, function);
    return of_class ? member : e.heap_.New<BoundMethod>(self, function);
  }
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

Ref BuiltinMember(Evaluator& e, Ref object, Kind kind, std::string_view name) {
  const auto methods = MethodsOf(kind);
  const auto found = std::find_if(methods.begin(), methods.end(),
                                  [name](const auto& row) { return row.name == name; });
  if (found == methods.end()) return nullptr;
  return e.heap().New<BoundMethod>(object, e.heap().New<Native>(found->name, found->function));
}

// str.upper, dict.fromkeys: a method looked up in the type.
Ref UnboundMethod(Evaluator& e, const Class& cls, std::string_view name) {
  constexpr std::pair<std::string_view, Kind> kTypes[] = {
      {"str", Kind::kStr},     {"list", Kind::kList},   {"dict", Kind::kDict},
      {"set", Kind::kSet},     {"tuple", Kind::kTuple}, {"int", Kind::kInt},
      {"float", Kind::kFloat}, {"bytes", Kind::kBytes}};
  const auto* type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                  [&](const auto& row) { return row.first == cls.name; });
  if (type == std::end(kTypes)) return nullptr;
  for (const BuiltinMethod& method : MethodsOf(type->second)) {
    if (method.name == name) return e.heap().New<Native>(method.name, method.function);
  }
  return nullptr;
}

// A field of a namedtuple, or what its class says.
Ref NamedTupleAttribute(Evaluator& e, Tuple& tuple, std::string_view name, SourceSpan span) {
  const auto& fields = tuple.cls->fields;
  for (std::size_t i = 0; i < fields.size() && i < tuple.items.size(); ++i) {
    if (fields[i].name == name) return tuple.items[i];
  }
  const Ref member = Evaluator::Impl::ClassMember(*tuple.cls, name);
  if (member != nullptr) return Evaluator::Impl::BindMember(e, member, &tuple, tuple.cls, span);
  return name == "__class__" ? tuple.cls : nullptr;
}

Ref DictOf(Evaluator& e, const Namespace& names) {
  auto* dict = e.heap().New<Dict>();
  for (const auto& [key, value] : names.entries())
    dict->Set(e.heap().str(std::string(key)), value);
  return dict;
}

// The text that stands first in a function's or class's body.
Ref Docstring(Evaluator& e, Node body) {
  const Node first =
      body.null() || body.named_count() == 0 ? Node() : body.named_children().front();
  if (!first.is(G().expression_statement)) return e.heap().none();
  const Node text = first.named_child(0);
  return text.is(G().string) ? Evaluator::Impl::EvaluateNode(e, text) : e.heap().none();
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
  return nullptr;
}

Ref FunctionAttribute(Evaluator& e, Function& function, std::string_view name) {
  if (const Ref own = function.attributes.Find(name)) return own;
  if (name == "__name__") return e.heap().str(std::string(function.name));
  if (name == "__qualname__") return e.heap().str(function.qualified_name);
  if (name == "__module__") return e.heap().str(function.module->name);
  if (name == "__doc__") return Docstring(e, function.body);
  if (name == "__dict__") return DictOf(e, function.attributes);
  if (name == "__isabstractmethod__" && function.abstract_method) return e.heap().boolean(true);
  return nullptr;
}

// What every exception has.
Ref ExceptionAttribute(Evaluator& e, const Instance& exception, std::string_view name) {
  const bool nothing = name == "__cause__" || name == "__context__" || name == "__traceback__";
  if (nothing) return e.heap().none();
  const bool first = (name == "value" && e.IsInstance(const_cast<Instance*>(&exception),
                                                      *e.BuiltinClass("StopIteration"))) ||
                     (name == "code" && e.IsInstance(const_cast<Instance*>(&exception),
                                                     *e.BuiltinClass("SystemExit")));
  if (!first) return nullptr;
  const auto* arguments = As<Tuple>(exception.attributes.Find("args"));
  const bool empty = arguments == nullptr || arguments->items.empty();
  return empty ? e.heap().none() : arguments->items.front();
}

Ref DeclaredMethod(Evaluator& e, Instance& instance, std::string_view name) {
  if (instance.cls->model == nullptr) return nullptr;
  for (const MethodModel& method : instance.cls->model->methods) {
    if (method.name != name) continue;
    return e.heap().New<BoundMethod>(&instance, e.heap().New<Native>(method.name, method.function));
  }
  return nullptr;
}

}  // namespace

// Attributes as the object's `__dict__`, which the user may have changed, has them.
void Evaluator::Impl::ReadView(Evaluator& e, Instance& instance) {
  if (instance.view == nullptr) return;
  Namespace names;
  for (const auto& [key, value] : instance.view->items) {
    std::string name;
    if (TextOf(key, name)) names.Set(e.heap_.Intern(name), value);
  }
  e.Touch(&instance);
  instance.attributes = std::move(names);
}

Ref Evaluator::Impl::ViewOf(Evaluator& e, Instance& instance) {
  if (instance.view == nullptr) instance.view = As<Dict>(DictOf(e, instance.attributes));
  return instance.view;
}

Ref Evaluator::Impl::InstanceAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                       SourceSpan span) {
  Class& cls = *instance.cls;
  ReadView(e, instance);
  const Ref member = ClassMember(cls, name);
  const auto* property = As<Property>(member);
  const bool data =
      (property != nullptr && !property->cached) || DescriptorMethod(member, "__set__") != nullptr;
  if (data) return BindMember(e, member, &instance, &cls, span);
  // A declared method wins over a constructor's argument of the same name.
  if (const Ref method = member == nullptr ? DeclaredMethod(e, instance, name) : nullptr) {
    return method;
  }
  if (const Ref own = instance.attributes.Find(name)) {
    if (own->kind != Kind::kAbsent) return Settle(e, own);
  }
  if (property != nullptr) {
    const Ref value = BindMember(e, member, &instance, &cls, span);
    e.Touch(&instance);
    instance.attributes.Set(name, value);
    return value;
  }
  if (member != nullptr) return BindMember(e, member, &instance, &cls, span);
  if (name == "__class__") return &cls;
  if (name == "__dict__") return ViewOf(e, instance);
  if (const ClassModel* model = cls.model) {
    const Ref declared =
        model->attribute == nullptr ? nullptr : model->attribute(e, instance, name);
    return declared != nullptr ? declared : OpaqueAttribute(e, &instance, name, span);
  }
  if (instance.payload != nullptr) {
    if (const Ref builtin = BuiltinMember(e, instance.payload, instance.payload->kind, name))
      return builtin;
  }
  const Ref of_exception = cls.exception ? ExceptionAttribute(e, instance, name) : nullptr;
  if (of_exception != nullptr) return of_exception;
  if (const Ref hook = ClassMember(cls, "__getattr__")) {
    return e.CallValue(hook, CallWith({&instance, e.heap_.str(std::string(name))}, span));
  }
  if (cls.opaque_base) return OpaqueAttribute(e, &instance, name, span);
  if (name == "__doc__" || name == "__module__") return ClassAttribute(e, cls, name, span);
  if (const Ref inherited = ObjectMethod(e, &instance, name)) return inherited;
  if (cls.dataclass && !cls.exact &&
      (name == "model_dump" || name == "dict" || name == "model_copy" || name == "copy")) {
    return OpaqueAttribute(e, &instance, name, span);
  }
  return nullptr;
}

// The methods that `object` and the builtin bases give every object: object.__setattr__, …
Ref Evaluator::Impl::ObjectMethod(Evaluator& e, Ref self, std::string_view name) {
  if (!name.starts_with("__")) return nullptr;
  const Ref method = e.LibraryObject(fmt::format("object.{}", name));
  if (method == nullptr || name == "__new__") return method;
  return e.heap_.New<BoundMethod>(self, method);
}

namespace {

Ref Subclasses(Evaluator& ev, const Call& call) {
  const auto* cls = As<Class>(Carried(call)[0]);
  return NewList(ev, {cls->subclasses.begin(), cls->subclasses.end()});
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

// The annotations of a class's body, by their text.
Ref AnnotationsOf(Evaluator& e, const Class& cls) {
  auto* annotations = e.heap().New<Dict>();
  for (const Class::Field& field : cls.fields) {
    annotations->Set(
        e.heap().str(std::string(field.name)),
        e.heap().str(std::string(field.annotation.null() ? "" : field.annotation.text())));
  }
  return annotations;
}

// What every class has, beside its members.
Ref ClassFact(Evaluator& e, Class& cls, std::string_view name) {
  if (name == "__name__") return e.heap().str(std::string(cls.name));
  if (name == "__qualname__") {
    const std::string prefix = cls.module == nullptr ? "" : cls.module->name + ".";
    const bool inside = !prefix.empty() && cls.qualified_name.starts_with(prefix);
    return e.heap().str(inside ? cls.qualified_name.substr(prefix.size()) : std::string(cls.name));
  }
  if (name == "__module__") {
    return e.heap().str(cls.module == nullptr ? "builtins" : cls.module->name);
  }
  if (name == "__doc__") {
    return cls.definition.null() ? e.heap().none() : Docstring(e, cls.definition.field(G().f_body));
  }
  if (name == "__dict__") return DictOf(e, cls.attributes);
  if (name == "__subclasses__") return NewClosure(e, name, &Subclasses, {&cls});
  if (name == "mro") return NewClosure(e, name, &ClassOrder, {&cls});
  if (name == "__class__") return cls.meta != nullptr ? cls.meta : e.BuiltinClass("type");
  if (name == "__base__" && !cls.bases.empty()) return cls.bases.front();
  if (name == "__abstractmethods__") {
    auto* names = e.heap().New<Set>(/*is_frozen=*/true);
    for (const std::string_view method : Evaluator::Impl::AbstractMembers(cls))
      names->Add(e.heap().str(std::string(method)));
    return names;
  }
  if (name == "__mro__" || name == "__bases__") {
    std::vector<Ref> classes(cls.mro.begin(), cls.mro.end());
    if (name == "__bases__") classes = cls.bases;
    Class* object = e.BuiltinClass("object");
    const bool ends_in_object = !classes.empty() && classes.back() == object;
    if (!ends_in_object && (name == "__mro__" || classes.empty())) classes.push_back(object);
    return e.heap().New<Tuple>(std::move(classes));
  }
  const bool fields = cls.dataclass || cls.named_tuple;
  if (fields && (name == "__match_args__" || name == "_fields" || name == "__annotations__" ||
                 name == "__dataclass_fields__")) {
    std::vector<Ref> names;
    auto* by_name = e.heap().New<Dict>();
    for (const Class::Field& field : cls.fields) {
      if (name == "__match_args__" && (field.keyword_only || !field.init)) continue;
      names.push_back(e.heap().str(std::string(field.name)));
      by_name->Set(names.back(), e.heap().none());
    }
    const bool mapping = name == "__annotations__" || name == "__dataclass_fields__";
    return mapping ? Ref(by_name) : NewTuple(e, std::move(names));
  }
  if (name == "__annotations__") return AnnotationsOf(e, cls);
  if (name == "_make" && cls.named_tuple) return NewClosure(e, name, &MakeFromItems, {&cls});
  if (name == "__members__" && cls.enumeration) {
    auto* dict = e.heap().New<Dict>();
    for (const auto& [key, member] : cls.attributes.entries()) {
      const auto* instance = As<Instance>(member);
      if (instance != nullptr && instance->cls == &cls)
        dict->Set(e.heap().str(std::string(key)), member);
    }
    return dict;
  }
  return nullptr;
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
  if (const Ref fact = ClassFact(e, cls, name)) return fact;
  if (auto* method = As<Function>(of_meta)) return e.heap_.New<BoundMethod>(&cls, method);
  if (of_meta != nullptr) return of_meta;
  if (cls.model != nullptr) {
    for (const Class* base : cls.mro) {
      if (base->model == nullptr || base->definition) continue;
      if (const Ref object = e.LibraryObject(fmt::format("{}.{}", base->qualified_name, name)))
        return object;
    }
    for (const MethodModel& method : cls.model->methods) {
      if (method.name == name) return e.heap_.New<Native>(method.name, method.function);
    }
    return OpaqueAttribute(e, &cls, name, span);
  }
  // The methods of the builtin types: str.upper, dict.fromkeys, also of classes derived from them.
  for (const Class* base : cls.mro) {
    if (base->definition) continue;
    if (const Ref object = e.LibraryObject(fmt::format("{}.{}", base->name, name))) return object;
    if (const Ref method = UnboundMethod(e, *base, name)) return method;
  }
  if (cls.opaque_base) return OpaqueAttribute(e, &cls, name, span);
  return name.starts_with("__") ? e.LibraryObject(fmt::format("object.{}", name)) : nullptr;
}

Ref Evaluator::Impl::ModuleAttribute(Evaluator& e, Module& module, std::string_view name,
                                     SourceSpan span) {
  if (module.scope != nullptr) {
    if (const Ref value = module.scope->names.Find(name)) return Settle(e, value);
  }
  if (name == "__name__") return e.heap_.str(module.name);
  if (name == "__dict__" && module.scope != nullptr) return DictOf(e, module.scope->names);
  if (module.package) {
    if (Module* child = LoadModule(e, fmt::format("{}.{}", module.name, name))) return child;
  }
  (void)span;
  return nullptr;
}

// An attribute of something nobody declares. Below an import the path may lead to a declared
// object.
Ref Evaluator::Impl::OpaqueAttribute(Evaluator& e, Ref base, std::string_view name,
                                     SourceSpan span) {
  const auto* import = As<Opaque>(base);
  if (import != nullptr && import->origin == Opaque::Origin::kImport) {
    const std::string qualified = fmt::format("{}.{}", import->name, name);
    if (const Ref object = e.LibraryObject(qualified)) return object;
    Opaque* deeper = e.NewOpaque(Opaque::Origin::kImport, nullptr, qualified, span);
    deeper->unresolved_local = import->unresolved_local;
    return deeper;
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
  auto* instance = As<Instance>(self);
  if (instance != nullptr && instance->payload != nullptr) {
    if (const Ref method = BuiltinMember(e, instance->payload, instance->payload->kind, name))
      return method;
  }
  if (const Ref method = ObjectMethod(e, self, name)) return method;
  if (cls.model != nullptr) {
    for (const MethodModel& method : cls.model->methods) {
      if (method.name == name) {
        return e.heap_.New<BoundMethod>(self, e.heap_.New<Native>(method.name, method.function));
      }
    }
    return OpaqueAttribute(e, self, name, span);
  }
  return cls.opaque_base ? OpaqueAttribute(e, self, name, span) : nullptr;
}

// A library function's attribute may be declared: itertools.chain.from_iterable.
Ref Evaluator::Impl::NativeAttribute(Evaluator& e, Native& native, std::string_view name,
                                     SourceSpan span) {
  if (name == "__name__" || name == "__qualname__") {
    return e.heap_.str(std::string(native.name.substr(native.name.rfind('.') + 1)));
  }
  if (const Ref declared = e.LibraryObject(fmt::format("{}.{}", native.name, name)))
    return declared;
  // What functools.partial carries: function, arguments, keywords.
  constexpr std::string_view kPartial[] = {"func", "args", "keywords"};
  const auto* part = std::find(std::begin(kPartial), std::end(kPartial), name);
  if (native.name == "partial" && part != std::end(kPartial)) {
    return native.bound[static_cast<std::size_t>(part - std::begin(kPartial))];
  }
  const bool dispatcher = native.name == "singledispatch" && native.bound.size() == 3;
  if (dispatcher && name == "register") return native.bound[2];
  const bool builtin = native.bound.empty() && native.name.find('.') == std::string_view::npos;
  return builtin ? nullptr : OpaqueAttribute(e, &native, name, span);
}

Ref Evaluator::FindAttribute(Ref object, std::string_view name, SourceSpan span) {
  object = Impl::Settle(*this, object);
  switch (object->kind) {
    case Kind::kInstance:
      return Impl::InstanceAttribute(*this, *static_cast<Instance*>(object), name, span);
    case Kind::kClass:
      return Impl::ClassAttribute(*this, *static_cast<Class*>(object), name, span);
    case Kind::kModule:
      return Impl::ModuleAttribute(*this, *static_cast<Module*>(object), name, span);
    case Kind::kOpaque:
    case Kind::kUnknown:
      return Impl::OpaqueAttribute(*this, object, name, span);
    case Kind::kChoice:
      return MapChoice(object, [&](Ref one) -> Ref {
        const Ref found = FindAttribute(one, name, span);
        return found == nullptr
                   ? NewUnknown(fmt::format("attribute '{}' of {}", name, TypeName(one)),
                                std::string(name), span)
                   : found;
      });
    case Kind::kSuper: {
      auto* super = static_cast<Super*>(object);
      auto* instance = As<Instance>(super->self);
      auto* cls = instance == nullptr ? As<Class>(super->self) : instance->cls;
      if (cls == nullptr) return nullptr;
      // super() in a method of a metaclass: the object is a class, its class the metaclass.
      const bool of_meta =
          instance == nullptr && cls->meta != nullptr &&
          std::find(cls->mro.begin(), cls->mro.end(), super->after) == cls->mro.end();
      if (of_meta) cls = cls->meta;
      if (const Ref member = Impl::ClassMember(*cls, name, super->after)) {
        return Impl::BindMember(*this, member, super->self, cls, span);
      }
      return Impl::BaseMember(*this, *cls, super->self, name, span);
    }
    case Kind::kFunction:
      if (const Ref own = FunctionAttribute(*this, *static_cast<Function*>(object), name))
        return own;
      break;
    case Kind::kProperty:
      return PropertyAttribute(*this, *static_cast<Property*>(object), name);
    case Kind::kBoundMethod: {
      auto* method = static_cast<BoundMethod*>(object);
      if (name == "__self__") return method->self;
      if (name == "__func__") return method->function;
      return FindAttribute(method->function, name, span);
    }
    case Kind::kNative:
      return Impl::NativeAttribute(*this, *static_cast<Native*>(object), name, span);
    case Kind::kTuple:
      if (auto* tuple = static_cast<Tuple*>(object); tuple->cls != nullptr) {
        if (const Ref found = NamedTupleAttribute(*this, *tuple, name, span)) return found;
      }
      break;
    case Kind::kBool:
    case Kind::kInt:
    case Kind::kFloat:
      if (name == "real" || name == "numerator") {
        const auto* boolean = As<Bool>(object);
        return boolean == nullptr ? object : heap_.integer(boolean->value ? 1 : 0);
      }
      if (name == "imag") {
        return object->kind == Kind::kFloat ? heap_.number(0) : heap_.integer(0);
      }
      if (name == "denominator") return heap_.integer(1);
      break;
    case Kind::kRange: {
      const auto& range = *static_cast<Range*>(object);
      if (name == "start") return heap_.integer(range.start);
      if (name == "stop") return heap_.integer(range.stop);
      if (name == "step") return heap_.integer(range.step);
      break;
    }
    case Kind::kSlice: {
      const auto& slice = *static_cast<Slice*>(object);
      if (name == "start") return slice.start;
      if (name == "stop") return slice.stop;
      if (name == "step") return slice.step;
      break;
    }
    case Kind::kTemplate:
      if (const Ref method = BuiltinMember(*this, object, Kind::kStr, name)) return method;
      return Impl::OpaqueAttribute(*this, object, name, span);
    default:
      break;
  }
  if (const Ref method = BuiltinMember(*this, object, object->kind, name)) return method;
  if (name == "maxlen" && As<List>(object) != nullptr && As<List>(object)->deque) {
    const std::size_t most = As<List>(object)->most;
    return most == SIZE_MAX ? heap_.none() : heap_.integer(static_cast<std::int64_t>(most));
  }
  // [1].__len__(): special methods called by name.
  if (name.starts_with("__")) {
    if (const Ref method = LibraryObject(fmt::format("{}.{}", TypeName(object), name)))
      return heap_.New<BoundMethod>(object, method);
  }
  if (name == "__class__") return TypeObject(TypeName(object));
  if (name == "__doc__") return heap_.none();
  return nullptr;
}

Ref Evaluator::GetAttribute(Ref object, std::string_view name, SourceSpan span) {
  if (const Ref value = FindAttribute(object, name, span)) return value;
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

void Evaluator::Impl::SetInstanceAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                           Ref value, SourceSpan span) {
  const Class& cls = *instance.cls;
  const Ref member = ClassMember(cls, name);
  if (const auto* property = As<Property>(member); property != nullptr && !property->cached) {
    if (property->setter == nullptr) {
      e.Raise("AttributeError",
              fmt::format("property '{}' of '{}' object has no setter", name, cls.name), span);
    }
    e.CallValue(property->setter, CallWith({&instance, value}, span));
    return;
  }
  if (const Ref set = DescriptorMethod(member, "__set__")) {
    e.CallValue(set, CallWith({member, &instance, value}, span));
    return;
  }
  const Ref hook = ClassMember(cls, "__setattr__");
  if (hook != nullptr && hook != e.current_function()) {
    e.CallValue(hook, CallWith({&instance, e.heap_.str(std::string(name)), value}, span));
    return;
  }
  if (cls.frozen) {
    e.Raise("FrozenInstanceError", fmt::format("cannot assign to field '{}'", name), span);
  }
  StoreAttribute(e, instance, name, value);
}

// object.__setattr__: into the object itself.
void Evaluator::Impl::StoreAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                     Ref value) {
  ReadView(e, instance);
  e.Touch(&instance);
  instance.attributes.Set(name, value);
  if (instance.view == nullptr) return;
  e.Touch(instance.view);
  instance.view->Set(e.heap_.str(std::string(name)), value);
}

void Evaluator::SetAttribute(Ref object, std::string_view name, Ref value, SourceSpan span) {
  object = Impl::Settle(*this, object);
  name = heap_.Intern(name);
  if (auto* instance = As<Instance>(object)) {
    Impl::SetInstanceAttribute(*this, *instance, name, value, span);
  } else if (auto* cls = As<Class>(object)) {
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
    Branch(choice->condition, span, set(choice->then), set(choice->otherwise));
  } else if (object->kind <= Kind::kRange && object->kind != Kind::kTemplate) {
    Raise("AttributeError",
          fmt::format("'{}' object has no attribute '{}'", TypeName(object), name), span);
  }
  // An attribute of an opaque value: nothing that can be seen again.
}

void Evaluator::DeleteAttribute(Ref object, std::string_view name, SourceSpan span) {
  object = Impl::Settle(*this, object);
  if (auto* cls = As<Class>(object)) {
    Touch(cls);
    cls->attributes.Erase(name);
    return;
  }
  auto* instance = As<Instance>(object);
  if (instance == nullptr) return;
  const Ref member = Impl::ClassMember(*instance->cls, name);
  const auto* property = As<Property>(member);
  if (property != nullptr && property->deleter != nullptr) {
    CallValue(property->deleter, CallWith({object}, span));
    return;
  }
  if (const Ref remove = DescriptorMethod(member, "__delete__")) {
    CallValue(remove, CallWith({member, object}, span));
    return;
  }
  const Ref hook = Impl::ClassMember(*instance->cls, "__delattr__");
  if (hook != nullptr && hook != current_function()) {
    CallValue(hook, CallWith({object, heap_.str(std::string(name))}, span));
    return;
  }
  Impl::ReadView(*this, *instance);
  Touch(instance);
  const bool found = instance->attributes.Erase(name);
  if (instance->view != nullptr) {
    Touch(instance->view);
    instance->view->Erase(heap_.str(std::string(name)));
  }
  if (found || instance->cls->model != nullptr || instance->cls->opaque_base) return;
  Raise("AttributeError",
        fmt::format("'{}' object has no attribute '{}'", instance->cls->name, name), span);
}

}  // namespace smgraph::python
