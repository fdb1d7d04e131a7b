#include "frontends/python/internals.h"

// super() and the methods that every class inherits from `object`.
namespace smgraph::python {

struct CoreNatives {
  static Ref Super(Evaluator& e, const Call& call);
  static Ref ObjectInit(Evaluator& e, const Call& call);
  static Ref ObjectNew(Evaluator& e, const Call& call);
};

Ref CoreNatives::Super(Evaluator& e, const Call& call) {
  if (call.positional.size() >= 2) {
    auto* cls = As<Class>(call.positional[0]);
    return cls == nullptr ? Ref(e.NewUnknown("super() of an unknown class", "super", call.span))
                          : e.heap_.New<struct Super>(cls, call.positional[1]);
  }
  for (Evaluator::Frame* frame = e.frame_; frame != nullptr; frame = frame->outer) {
    const Function* function = frame->function;
    if (function == nullptr || function->owner == nullptr || function->parameters.empty()) continue;
    const Ref self = frame->scope->names.Find(function->parameters.front().name);
    if (self == nullptr) continue;
    return e.heap_.New<struct Super>(function->owner, Evaluator::Impl::Settle(e, self));
  }
  return e.NewUnknown("super() outside a method", "super", call.span);
}

Ref CoreNatives::ObjectInit(Evaluator& e, const Call& call) {
  auto* instance = call.positional.empty() ? nullptr : As<Instance>(call.positional.front());
  if (instance == nullptr) return e.heap_.none();
  Call rest = call;
  rest.positional.erase(rest.positional.begin());
  Class& cls = *instance->cls;
  if (cls.model != nullptr)
    return Evaluator::Impl::ConstructDeclared(e, *instance, *cls.model, rest);
  if (!cls.fields.empty()) {
    Evaluator::Impl::ConstructFields(e, *instance, rest);
    return e.heap_.none();
  }
  e.Touch(instance);
  instance->attributes.Set("args", e.heap_.New<Tuple>(rest.positional));
  for (Class* base : cls.mro) {
    if (base->construct == nullptr || base->name == "object") continue;
    rest.callee = base;
    instance->payload = base->construct(e, rest);
    break;
  }
  return e.heap_.none();
}

Ref CoreNatives::ObjectNew(Evaluator& e, const Call& call) {
  auto* cls = As<Class>(call.Argument(0, "cls"));
  if (cls == nullptr) return e.NewUnknown("an object of an unknown class", "object", call.span);
  Instance* instance = e.NewInstance(cls, call.span);
  if (cls->model != nullptr) e.instances_.push_back(instance);
  return instance;
}

namespace {

Ref Nothing(Evaluator& e, const Call&) {
  return e.heap().none();
}

Ref SetOwnAttribute(Evaluator& e, const Call& call) {
  std::string name;
  auto* instance = As<Instance>(call.Argument(0, "self"));
  if (instance == nullptr || call.positional.size() < 3 || !TextOf(call.positional[1], name))
    return e.heap().none();
  e.Touch(instance);
  instance->attributes.Set(e.heap().Intern(name), call.positional[2]);
  return e.heap().none();
}

}  // namespace

std::span<const FunctionModel> CoreFunctions() {
  static constexpr FunctionModel kFunctions[] = {
      {"super", &CoreNatives::Super},
      {"object.__init__", &CoreNatives::ObjectInit},
      {"object.__new__", &CoreNatives::ObjectNew},
      {"object.__init_subclass__", &Nothing},
      {"object.__post_init__", &Nothing},
      {"object.__enter__", &Nothing},
      {"object.__exit__", &Nothing},
      {"object.__setattr__", &SetOwnAttribute},
  };
  return kFunctions;
}

}  // namespace smgraph::python
