#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"

namespace smgraph::python {

Ref Evaluator::CallMethod(Ref object, std::string_view name, Call call) {
  const SourceSpan span = call.span;
  return CallValue(GetAttribute(object, heap_.Intern(name), span), std::move(call));
}

Ref Evaluator::CallValue(Ref callee, Call call) {
  const DepthGuard guard(nesting_, limits_.nesting, "nesting of expressions and calls");
  callee = Impl::Settle(*this, callee);
  switch (callee->kind) {
    case Kind::kFunction:
      return Impl::CallFunction(*this, *static_cast<Function*>(callee), std::move(call));
    case Kind::kBoundMethod: {
      auto* method = static_cast<BoundMethod*>(callee);
      call.positional.insert(call.positional.begin(), method->self);
      return CallValue(method->function, std::move(call));
    }
    case Kind::kNative: {
      Impl::Step(*this);
      call.callee = callee;
      return static_cast<Native*>(callee)->function(*this, call);
    }
    case Kind::kClass:
      return Impl::CallClass(*this, *static_cast<Class*>(callee), std::move(call));
    case Kind::kInstance:
      return Impl::CallInstance(*this, *static_cast<Instance*>(callee), std::move(call));
    case Kind::kChoice:
      return MapChoice(callee, [&](Ref one) { return CallValue(one, call); });
    case Kind::kOpaque:
    case Kind::kUnknown:
    case Kind::kModule:
    case Kind::kTemplate:
      return Impl::CallOpaque(*this, callee, std::move(call));
    default:
      Raise("TypeError", fmt::format("'{}' object is not callable", TypeName(callee)), call.span);
  }
}

Ref Evaluator::Impl::CallOpaque(Evaluator& e, Ref callee, Call call) {
  Opaque* result = e.NewOpaque(Opaque::Origin::kCall, callee, "", call.span);
  result->positional = std::move(call.positional);
  for (const auto& [name, value] : call.keywords)
    result->keywords.Set(name, value);
  e.calls_.push_back(result);
  return result;
}

Ref Evaluator::Impl::CallInstance(Evaluator& e, Instance& instance, Call call) {
  const Ref method = ClassMember(*instance.cls, "__call__");
  if (method != nullptr) {
    return e.CallValue(BindMember(e, method, &instance, instance.cls, call.span), std::move(call));
  }
  const ClassModel* model = instance.cls->model;
  if (model != nullptr && model->call != nullptr) return model->call(e, instance, call);
  if (model != nullptr || instance.cls->opaque_base)
    return CallOpaque(e, &instance, std::move(call));
  e.Raise("TypeError", fmt::format("'{}' object is not callable", instance.cls->name), call.span);
}

namespace {

Ref FindEnumMember(Evaluator& e, const Class& cls, const Call& call) {
  const Ref wanted = call.Argument(0, "value");
  for (const auto& [name, member] : cls.attributes.entries()) {
    const auto* instance = As<Instance>(member);
    if (instance == nullptr || instance->cls != &cls || wanted == nullptr) continue;
    const Ref value = instance->attributes.Find("value");
    if (member == wanted || (value != nullptr && Equals(value, wanted) == 1)) return member;
  }
  if (wanted == nullptr || Known(wanted)) {
    e.Raise("ValueError",
            fmt::format("{} is not a valid {}", wanted == nullptr ? "" : Repr(wanted), cls.name),
            call.span);
  }
  return e.NewUnknown(fmt::format("a member of {}", cls.name), std::string(cls.name), call.span);
}

}  // namespace

Ref Evaluator::Impl::CallClass(Evaluator& e, Class& cls, Call call) {
  if (cls.construct != nullptr) {
    call.callee = &cls;
    return cls.construct(e, call);
  }
  if (cls.enumeration) return FindEnumMember(e, cls, call);
  if (IsAbstract(cls)) {
    e.Raise("TypeError", fmt::format("Can't instantiate abstract class {}", cls.name), call.span);
  }
  const DepthGuard guard(e.call_depth_, e.limits_.call_depth, "call depth");
  Instance* instance = e.NewInstance(&cls, call.span);
  if (const Ref make = ClassMember(cls, "__new__")) {
    Call forwarded = call;
    forwarded.positional.insert(forwarded.positional.begin(), &cls);
    const Ref made = e.CallValue(make, std::move(forwarded));
    if (As<Instance>(made) == nullptr || As<Instance>(made)->cls != &cls) return made;
    instance = As<Instance>(made);
  }
  if (cls.model != nullptr) e.instances_.push_back(instance);
  if (const Ref init = ClassMember(cls, "__init__")) {
    e.CallValue(BindMember(e, init, instance, &cls, call.span), std::move(call));
  } else if (cls.model != nullptr) {
    ConstructDeclared(e, *instance, *cls.model, call);
  } else if (!cls.fields.empty() || cls.dataclass) {
    ConstructFields(e, *instance, call);
  } else {
    // Exceptions keep their arguments; a builtin base (dict, list, str) its contents.
    instance->attributes.Set("args", e.heap_.New<Tuple>(call.positional));
    for (const Class* base : cls.mro) {
      if (base->construct == nullptr) continue;
      call.callee = const_cast<Class*>(base);
      instance->payload = base->construct(e, call);
      break;
    }
    if (cls.opaque_base) {
      for (const auto& [name, value] : call.keywords)
        instance->attributes.Set(name, value);
    }
  }
  return instance;
}

}  // namespace smgraph::python
