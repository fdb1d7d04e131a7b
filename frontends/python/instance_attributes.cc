#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/own_attributes.h"
#include "frontends/python/validation.h"
#include "graph/base/words.h"

// Attributes of objects of classes.
namespace smgraph::python {
namespace {

// __call__ of a class of a library, which a derived class may have one of its own in front of.
Ref CallAsDeclared(Evaluator& ev, const Call& call) {
  auto* self = As<Instance>(call.positional[0]);
  if (self == nullptr || self->cls->model == nullptr) return UnknownCall(ev, call);
  Call inner = call;
  inner.positional.erase(inner.positional.begin());
  inner.callee = self;
  return self->cls->model->call(ev, *self, inner);
}

// Calls what the class has for deleting the attribute; false when that is nothing.
bool DeletedByClass(Evaluator& e, Instance& instance, std::string_view name, SourceSpan span) {
  const Ref member = Evaluator::Impl::ClassMember(*instance.cls, name);
  const auto* property = As<Property>(member);
  if (property != nullptr && property->deleter != nullptr) {
    e.CallValue(property->deleter, CallWith({&instance}, span));
    return true;
  }
  if (const Ref remove = Evaluator::Impl::DescriptorMethod(member, "__delete__")) {
    e.CallValue(remove, CallWith({member, &instance}, span));
    return true;
  }
  const Ref hook = Evaluator::Impl::ClassMember(*instance.cls, "__delattr__");
  if (hook == nullptr || hook == e.current_function()) return false;
  e.CallValue(hook, CallWith({&instance, e.heap().str(std::string(name))}, span));
  return true;
}

}  // namespace

Ref Evaluator::Impl::DeclaredMethod(Evaluator& e, Ref self, const Class& cls,
                                    std::string_view name) {
  if (cls.model == nullptr) return nullptr;
  NativeFunction function = name == "__call__" && cls.model->call != nullptr
                                ? Counted<CallAsDeclared, 1, kMany>
                                : nullptr;
  for (const MethodModel& method : cls.model->methods) {
    if (method.name == name) function = method.function;
  }
  if (function == nullptr) return nullptr;
  return e.heap_.New<BoundMethod>(self, e.heap_.New<Native>(e.heap_.Intern(name), function));
}

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

// The methods that `object` and the builtin bases give every object: object.__setattr__, …
Ref Evaluator::Impl::ObjectMethod(Evaluator& e, Ref self, std::string_view name) {
  if (!name.starts_with("__")) return nullptr;
  const Ref method = e.LibraryObject(fmt::format("object.{}", name));
  if (method == nullptr || name == "__new__") return method;
  return e.heap_.New<BoundMethod>(self, method);
}

// What an object has beside its own attributes and the members of its class.
Ref Evaluator::Impl::InheritedAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                        SourceSpan span, Asks asks) {
  Class& cls = *instance.cls;
  const Ref hook = asks == Asks::kGetattr ? ClassMember(cls, "__getattr__") : nullptr;
  if (const ClassModel* model = cls.model) {
    const Ref declared =
        model->attribute == nullptr ? nullptr : model->attribute(e, instance, name);
    if (declared != nullptr) return declared;
    if (hook != nullptr)
      return e.CallValue(hook, CallWith({&instance, e.heap_.str(std::string(name))}, span));
    return OpaqueAttribute(e, &instance, name, span);
  }
  if (instance.payload != nullptr) {
    if (const Ref fills = FillingMethod(e, instance, name)) return fills;
    if (const Ref builtin = BuiltinMember(e, instance.payload, instance.payload->kind, name))
      return builtin;
  }
  const Ref of_exception = cls.exception ? ExceptionAttribute(e, instance, name) : nullptr;
  if (of_exception != nullptr) return of_exception;
  // What every class has, and every object that nothing refers to weakly.
  if (!cls.opaque_base && name == "__weakref__") return e.heap_.none();
  if (!cls.opaque_base && HasWord("__doc__ __module__", name))
    return ClassAttribute(e, cls, name, span);
  if (hook != nullptr)
    return e.CallValue(hook, CallWith({&instance, e.heap_.str(std::string(name))}, span));
  if (cls.opaque_base) return OpaqueAttribute(e, &instance, name, span);
  if (HasWord("__annotations__ __dataclass_fields__ __match_args__", name))
    return ClassAttribute(e, cls, name, span);
  if (const Ref inherited = ObjectMethod(e, &instance, name)) return inherited;
  return IsModel(cls) ? ModelMethod(e, cls, &instance, name) : nullptr;
}

Ref Evaluator::Impl::InstanceAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                       SourceSpan span) {
  if (!instance.cls->asked_first) return PlainAttribute(e, instance, name, span);
  const Call call = CallWith({&instance, e.heap_.str(std::string(name))}, span);
  try {
    return e.CallValue(ClassMember(*instance.cls, "__getattribute__"), call);
  } catch (const Raised& raised) {
    const Ref hook = ClassMember(*instance.cls, "__getattr__");
    const bool absent = e.IsInstance(raised.exception, *e.BuiltinClass("AttributeError"));
    if (hook == nullptr || !absent) throw;
    return e.CallValue(hook, call);
  }
}

Ref Evaluator::Impl::PlainAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                    SourceSpan span, Asks asks) {
  Class& cls = *instance.cls;
  ReadView(e, instance);
  const Ref member = ClassMember(cls, name);
  const bool data =
      As<Property>(member) != nullptr || DescriptorMethod(member, "__set__") != nullptr;
  if (data) return BindMember(e, member, &instance, &cls, span);
  // A declared method wins over a constructor's argument of the same name.
  if (const Ref method = member == nullptr ? DeclaredMethod(e, &instance, cls, name) : nullptr) {
    return method;
  }
  if (const Ref own = instance.attributes.Find(name)) {
    if (own->kind != Kind::kAbsent) return Settle(e, own);
  }
  if (member != nullptr) return BindMember(e, member, &instance, &cls, span);
  if (name == "__class__") return &cls;
  if (name == "__dict__" && !cls.slotted) return ViewOf(e, instance);
  return InheritedAttribute(e, instance, name, span, asks);
}

namespace {

void CheckSlot(Evaluator& e, const Class& cls, std::string_view name, SourceSpan span) {
  if (!cls.slotted || std::ranges::find(cls.slots, name) != cls.slots.end()) return;
  const bool member = Evaluator::Impl::ClassMember(cls, name) != nullptr;
  e.Raise("AttributeError",
          member ? fmt::format("'{}' object attribute '{}' is read-only", cls.name, name)
                 : fmt::format("'{}' object has no attribute '{}'", cls.name, name),
          span);
}

}  // namespace

void Evaluator::Impl::StoreAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                     Ref value, SourceSpan span) {
  CheckSlot(e, *instance.cls, name, span);
  ReadView(e, instance);
  e.Touch(&instance);
  const bool declared = instance.cls->model != nullptr && instance.cls->model->tag != kLibraryTag;
  const Ref before = declared ? instance.attributes.Find(name) : nullptr;
  const bool given =
      before != nullptr && std::ranges::find(instance.given, name) != instance.given.end();
  if (given) e.State<OwnAttributes>().replaced.try_emplace({&instance, name}, before);
  if (declared && before == nullptr) e.State<OwnAttributes>().names.insert(name);
  instance.attributes.Set(name, value);
  if (instance.view == nullptr) return;
  e.Touch(instance.view);
  instance.view->Set(e.heap_.str(std::string(name)), value);
}

void Evaluator::Impl::SetInstanceAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                           Ref value, SourceSpan span) {
  if (auto* other = name == "__class__" ? As<Class>(value) : nullptr) {
    e.Touch(&instance);
    instance.cls = other;
    return;
  }
  const Class& cls = *instance.cls;
  const Ref member = ClassMember(cls, name);
  if (auto* names = name == "__dict__" ? As<Dict>(Content(value)) : nullptr) {
    e.Touch(&instance);
    instance.view = names;
    return ReadView(e, instance);
  }
  if (const auto* property = As<Property>(member); property != nullptr) {
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
  if (cls.frozen && IsModel(cls)) RaiseValidation(e, cls, name, "Instance is frozen", span);
  if (cls.frozen) {
    e.Raise("FrozenInstanceError", fmt::format("cannot assign to field '{}'", name), span);
  }
  if (IsModel(cls)) value = AssignedValue(e, instance, name, value, span);
  if (cls.rechecked) value = AssignedAttr(e, instance, name, value, span);
  StoreAttribute(e, instance, name, value, span);
}

void Evaluator::DeleteAttribute(Ref object, std::string_view name, SourceSpan span) {
  object = Impl::Settle(*this, object);
  if (auto* cls = As<Class>(object)) {
    Touch(cls);
    cls->attributes.Erase(name);
    return;
  }
  auto* instance = As<Instance>(object);
  if (instance == nullptr || DeletedByClass(*this, *instance, name, span)) return;
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
