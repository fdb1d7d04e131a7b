#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"

namespace smgraph::python {

// What looking a member up in a class gives, seen from `self` (an instance, or the class itself).
Ref Evaluator::Impl::BindMember(Evaluator& e, Ref member, Ref self, Class* cls, SourceSpan span) {
  if (auto* function = As<Function>(member)) {
    if (function->static_method) return function;
    if (function->class_method) return e.heap_.New<BoundMethod>(cls, function);
    return self->kind == Kind::kClass ? member : e.heap_.New<BoundMethod>(self, function);
  }
  if (const auto* property = As<Property>(member)) {
    if (self->kind == Kind::kClass || property->getter == nullptr) return member;
    Call call;
    call.span = span;
    call.positional.push_back(self);
    return e.CallValue(property->getter, std::move(call));
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

Ref NamedField(const Tuple& tuple, std::string_view name) {
  const auto* fields = As<Tuple>(tuple.named_fields);
  if (fields == nullptr) return nullptr;
  for (std::size_t i = 0; i < fields->items.size() && i < tuple.items.size(); ++i) {
    const auto* field = As<Str>(fields->items[i]);
    if (field != nullptr && field->value == name) return tuple.items[i];
  }
  return nullptr;
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

Ref Evaluator::Impl::InstanceAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                       SourceSpan span) {
  Class& cls = *instance.cls;
  const Ref member = ClassMember(cls, name);
  const auto* property = As<Property>(member);
  if (property != nullptr && !property->cached) return BindMember(e, member, &instance, &cls, span);
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
  if (name == "__dict__") {
    auto* dict = e.heap_.New<Dict>();
    for (const auto& [key, value] : instance.attributes.entries())
      dict->Set(e.heap_.str(std::string(key)), value);
    return dict;
  }
  if (const ClassModel* model = cls.model) {
    const Ref declared =
        model->attribute == nullptr ? nullptr : model->attribute(e, instance, name);
    return declared != nullptr ? declared : OpaqueAttribute(e, &instance, name, span);
  }
  if (instance.payload != nullptr) {
    if (const Ref builtin = BuiltinMember(e, instance.payload, instance.payload->kind, name))
      return builtin;
  }
  if (const Ref hook = ClassMember(cls, "__getattr__")) {
    Call call;
    call.span = span;
    call.positional = {&instance, e.heap_.str(std::string(name))};
    return e.CallValue(hook, std::move(call));
  }
  if (cls.opaque_base) return OpaqueAttribute(e, &instance, name, span);
  if (cls.dataclass &&
      (name == "model_dump" || name == "dict" || name == "model_copy" || name == "copy")) {
    return OpaqueAttribute(e, &instance, name, span);
  }
  return nullptr;
}

Ref Evaluator::Impl::ClassAttribute(Evaluator& e, Class& cls, std::string_view name,
                                    SourceSpan span) {
  if (const Ref member = ClassMember(cls, name))
    return BindMember(e, Settle(e, member), &cls, &cls, span);
  if (name == "__name__" || name == "__qualname__") return e.heap_.str(std::string(cls.name));
  if (name == "__module__")
    return e.heap_.str(cls.module == nullptr ? "builtins" : cls.module->name);
  if (name == "__doc__") return e.heap_.none();
  if (name == "__mro__" || name == "__bases__") {
    std::vector<Ref> classes(cls.mro.begin(), cls.mro.end());
    if (name == "__bases__") classes = cls.bases;
    Class* object = e.BuiltinClass("object");
    const bool ends_in_object = !classes.empty() && classes.back() == object;
    if (!ends_in_object && (name == "__mro__" || classes.empty())) classes.push_back(object);
    return e.heap_.New<Tuple>(std::move(classes));
  }
  if (name == "__members__" && cls.enumeration) {
    auto* dict = e.heap_.New<Dict>();
    for (const auto& [key, member] : cls.attributes.entries()) {
      if (As<Instance>(member) != nullptr) dict->Set(e.heap_.str(std::string(key)), member);
    }
    return dict;
  }
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
  if (const Ref object = e.LibraryObject(fmt::format("{}.{}", cls.name, name))) return object;
  if (const Ref method = UnboundMethod(e, cls, name)) return method;
  return cls.opaque_base ? OpaqueAttribute(e, &cls, name, span) : nullptr;
}

Ref Evaluator::Impl::ModuleAttribute(Evaluator& e, Module& module, std::string_view name,
                                     SourceSpan span) {
  if (module.scope != nullptr) {
    if (const Ref value = module.scope->names.Find(name)) return Settle(e, value);
  }
  if (name == "__name__") return e.heap_.str(module.name);
  if (name == "__dict__" && module.scope != nullptr) {
    auto* dict = e.heap_.New<Dict>();
    for (const auto& [key, value] : module.scope->names.entries())
      dict->Set(e.heap_.str(std::string(key)), value);
    return dict;
  }
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

// What `super()` finds behind the last user class: methods of object, of a declared class, of an
// opaque base.
Ref Evaluator::Impl::BaseMember(Evaluator& e, Class& cls, Ref self, std::string_view name,
                                SourceSpan span) {
  if (const Ref method = e.LibraryObject(fmt::format("object.{}", name))) {
    return e.heap_.New<BoundMethod>(self, method);
  }
  if (cls.model != nullptr) {
    for (const MethodModel& method : cls.model->methods) {
      if (method.name == name) {
        return e.heap_.New<BoundMethod>(self, e.heap_.New<Native>(method.name, method.function));
      }
    }
    return OpaqueAttribute(e, self, name, span);
  }
  auto* instance = As<Instance>(self);
  if (instance != nullptr && instance->payload != nullptr) {
    if (const Ref method = BuiltinMember(e, instance->payload, instance->payload->kind, name))
      return method;
  }
  return cls.opaque_base ? OpaqueAttribute(e, self, name, span) : nullptr;
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
      if (const Ref member = Impl::ClassMember(*cls, name, super->after)) {
        return Impl::BindMember(*this, member, super->self, cls, span);
      }
      return Impl::BaseMember(*this, *cls, super->self, name, span);
    }
    case Kind::kFunction: {
      auto* function = static_cast<Function*>(object);
      if (const Ref own = function->attributes.Find(name)) return own;
      if (name == "__name__" || name == "__qualname__")
        return heap_.str(std::string(function->name));
      if (name == "__module__") return heap_.str(function->module->name);
      if (name == "__doc__") return heap_.none();
      if (name == "__wrapped__") return nullptr;
      return nullptr;
    }
    case Kind::kBoundMethod: {
      auto* method = static_cast<BoundMethod*>(object);
      if (name == "__self__") return method->self;
      if (name == "__func__") return method->function;
      return FindAttribute(method->function, name, span);
    }
    case Kind::kNative:
      if (name == "__name__") return heap_.str(std::string(static_cast<Native*>(object)->name));
      return Impl::OpaqueAttribute(*this, object, name, span);
    case Kind::kTuple:
      if (const Ref field = NamedField(*static_cast<Tuple*>(object), name)) return field;
      break;
    case Kind::kBool:
    case Kind::kInt:
    case Kind::kFloat:
      if (name == "real" || name == "numerator") return object;
      if (name == "imag") return heap_.integer(0);
      if (name == "denominator") return heap_.integer(1);
      break;
    case Kind::kRange: {
      const auto& range = *static_cast<Range*>(object);
      if (name == "start") return heap_.integer(range.start);
      if (name == "stop") return heap_.integer(range.stop);
      if (name == "step") return heap_.integer(range.step);
      break;
    }
    case Kind::kTemplate:
      if (const Ref method = BuiltinMember(*this, object, Kind::kStr, name)) return method;
      return Impl::OpaqueAttribute(*this, object, name, span);
    default:
      break;
  }
  if (const Ref method = BuiltinMember(*this, object, object->kind, name)) return method;
  if (name == "__class__") return BuiltinClass(TypeName(object));
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

void Evaluator::SetAttribute(Ref object, std::string_view name, Ref value, SourceSpan span) {
  object = Impl::Settle(*this, object);
  name = heap_.Intern(name);
  if (auto* instance = As<Instance>(object)) {
    if (const auto* property = As<Property>(Impl::ClassMember(*instance->cls, name));
        property != nullptr && property->setter != nullptr) {
      Call call;
      call.span = span;
      call.positional = {object, value};
      CallValue(property->setter, std::move(call));
      return;
    }
    if (const Ref hook = Impl::ClassMember(*instance->cls, "__setattr__")) {
      const Function* current = current_function();
      if (hook != current) {
        Call call;
        call.span = span;
        call.positional = {object, heap_.str(std::string(name)), value};
        CallValue(hook, std::move(call));
        return;
      }
    }
    Touch(instance);
    instance->attributes.Set(name, value);
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
    Branch(
        choice->condition, span,
        [&] {
          SetAttribute(choice->then, name, value, span);
          return heap_.none();
        },
        [&] {
          SetAttribute(choice->otherwise, name, value, span);
          return heap_.none();
        });
  }
  // An attribute of an opaque value: nothing that can be seen again.
}

}  // namespace smgraph::python
