#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

// What `module.name` is: the module's own names, its modules, what stands in for missing ones.
namespace smgraph::python {
namespace {

// `sys.modules[__name__].__class__ = M`: what M has, and what its __getattr__ makes of a name.
Ref FromClassOfModule(Evaluator& e, Module& module, std::string_view name) {
  auto* cls = As<Class>(module.scope->names.Find("__class__"));
  if (cls == nullptr || name.starts_with("__")) return nullptr;
  if (const Ref member = Evaluator::Impl::ClassMember(*cls, name))
    return Evaluator::Impl::BindMember(e, member, &module, cls, {});
  const Ref getter = Evaluator::Impl::ClassMember(*cls, "__getattr__");
  return getter == nullptr
             ? nullptr
             : e.CallValue(getter, CallWith({&module, e.heap().str(std::string(name))}, {}));
}

// PEP 562: what the module's own __getattr__ makes of it.
Ref FromModuleItself(Evaluator& e, Module& module, std::string_view name) {
  auto* getter =
      name.starts_with("__") ? nullptr : As<Function>(module.scope->names.Find("__getattr__"));
  return getter == nullptr ? nullptr
                           : e.CallValue(getter, CallWith({e.heap().str(std::string(name))}, {}));
}

}  // namespace

Ref Evaluator::Impl::ModuleAttribute(Evaluator& e, Module& module, std::string_view name) {
  if (module.scope != nullptr) {
    if (const Ref value = module.scope->names.Find(name)) return Settle(e, value);
  }
  if (name == "__name__") return e.heap_.str(module.name);
  if (name == "__dict__" && module.scope != nullptr)
    return ViewOfNames(e, module.scope, module.scope->names);
  if (module.package) {
    if (Module* child = LoadModule(e, fmt::format("{}.{}", module.name, name))) return child;
  }
  if (module.scope == nullptr) return nullptr;
  try {
    const Ref own = FromModuleItself(e, module, name);
    return own != nullptr ? own : FromClassOfModule(e, module, name);
  } catch (const Raised& raised) {
    if (!e.IsInstance(raised.exception, *e.BuiltinClass("AttributeError"))) throw;
    return nullptr;
  }
}

}  // namespace smgraph::python
