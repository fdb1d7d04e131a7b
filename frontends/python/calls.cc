#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "frontends/python/annotations.h"
#include "frontends/python/enums.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"
#include "graph/base/words.h"

namespace smgraph::python {

Ref Evaluator::CallMethod(Ref object, std::string_view name, Call call) {
  const SourceSpan span = call.span;
  return CallValue(GetAttribute(object, heap_.Intern(name), span), std::move(call));
}

// Keywords of a `**mapping` that are there under a condition only: whoever has no default for them
// is given them.
void Evaluator::Impl::TakeAsGiven(Call& call) {
  for (auto& [name, value] : call.keywords)
    value = WithoutAbsent(value);
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
      Impl::TakeAsGiven(call);
      for (const Ref argument : call.positional) {
        if (argument->kind <= Kind::kBytes) WorkThrough(argument);
      }
      call.callee = callee;
      return static_cast<Native*>(callee)->function(*this, call);
    }
    case Kind::kClass:
      return Impl::CallClass(*this, *static_cast<Class*>(callee), std::move(call));
    case Kind::kInstance:
      return Impl::CallInstance(*this, *static_cast<Instance*>(callee), std::move(call));
    case Kind::kTuple:
      if (const Ref made = CallSpecial(*this, *static_cast<Tuple*>(callee), "__call__", call))
        return made;
      Raise("TypeError", fmt::format("'{}' object is not callable", TypeName(callee)), call.span);
    case Kind::kChoice:
      return MapChoice(callee, [&](Ref one) { return CallValue(one, call); });
    case Kind::kOpaque:
      if (Class* builtin = BuiltinOf(callee)) return CallValue(builtin, std::move(call));
      return Impl::CallOpaque(*this, callee, std::move(call));
    case Kind::kUnknown:
    case Kind::kModule:
    case Kind::kTemplate:
      return Impl::CallOpaque(*this, callee, std::move(call));
    default:
      Raise("TypeError", fmt::format("'{}' object is not callable", TypeName(callee)), call.span);
  }
}

namespace {

// generator.shuffle(list) of a library that nobody declares: the order is not known any more.
void Shuffle(Evaluator& e, Ref callee, const Call& call) {
  const auto* function = As<Opaque>(callee);
  auto* list = call.positional.size() != 1 ? nullptr : As<List>(call.positional[0]);
  if (function == nullptr || list == nullptr) return;
  if (function->name != "shuffle" && !function->name.ends_with(".shuffle")) return;
  e.Touch(list);
  for (Ref& item : list->items)
    item = e.NewUnknown("random choice", "random", call.span);
}

// NamedTuple("Split", [("train", str)]): the class; null for other calls.
Ref FunctionalNamedTuple(Evaluator& e, Ref callee, const Call& call) {
  const auto* import = As<Opaque>(callee);
  const bool makes = import != nullptr && import->origin == Opaque::Origin::kImport &&
                     import->name == "typing.NamedTuple" && call.positional.size() == 2;
  const auto fields = makes ? e.Elements(call.positional[1], call.span) : std::nullopt;
  if (!fields) return nullptr;
  std::vector<Ref> names;
  for (const Ref field : *fields) {
    const auto* pair = As<Tuple>(field);
    if (pair == nullptr || pair->items.empty()) return nullptr;
    names.push_back(pair->items.front());
  }
  const Call make = CallWith({call.positional[0], NewList(e, std::move(names))}, call.span);
  return e.CallValue(e.LibraryObject("collections.namedtuple"), make);
}

// `Class.method(object, …)` of a class that a library declares, where nobody declares the method:
// `object.method(…)`.
Ref BoundToFirst(Evaluator& e, Ref callee, Call& call) {
  const auto* method = As<Opaque>(callee);
  const auto* cls = method == nullptr || method->origin != Opaque::Origin::kAttribute
                        ? nullptr
                        : As<Class>(method->base);
  auto* self = call.positional.empty() ? nullptr : As<Instance>(call.positional.front());
  if (cls == nullptr || cls->model == nullptr || self == nullptr || self->cls->model == nullptr)
    return callee;
  call.positional.erase(call.positional.begin());
  return Evaluator::Impl::OpaqueAttribute(e, self, method->name, call.span);
}

}  // namespace

Ref Evaluator::Impl::CallOpaque(Evaluator& e, Ref callee, Call call) {
  TakeAsGiven(call);
  if (const Ref made = FunctionalEnum(e, callee, call)) return made;
  if (const Ref made = FunctionalNamedTuple(e, callee, call)) return made;
  auto* cls = call.positional.size() == 1 ? As<Class>(call.positional[0]) : nullptr;
  if (cls != nullptr && call.keywords.empty() && MakesDataclasses(callee))
    return Decorate(e, callee, cls, call.span);
  // What an imported class makes, where that is declared and the class is not.
  const std::string_view import = ImportName(callee);
  if (const Ref make =
          import.empty() ? nullptr : e.LibraryObject(fmt::format("{}.__new__", import)))
    return e.CallValue(make, std::move(call));
  callee = BoundToFirst(e, callee, call);
  Shuffle(e, callee, call);
  Opaque* result = e.NewOpaque(Opaque::Origin::kCall, callee, "", call.span);
  for (const Ref value : call.positional)
    Materialize(e, value);
  result->positional = std::move(call.positional);
  for (const auto& [name, value] : call.keywords) {
    Materialize(e, value);
    result->keywords.Set(name, value);
  }
  if (call.open) {
    result->keywords.Set("**", e.NewUnknown("arguments that are not known", "**", call.span));
  }
  e.calls_.push_back(result);
  return result;
}

Ref Evaluator::Impl::CallInstance(Evaluator& e, Instance& instance, Call call) {
  const Ref method = ClassMember(*instance.cls, "__call__");
  if (method != nullptr) {
    return e.CallValue(BindMember(e, method, &instance, instance.cls, call.span), std::move(call));
  }
  const ClassModel* model = instance.cls->model;
  if (model != nullptr && model->call != nullptr) {
    TakeAsGiven(call);
    return model->call(e, instance, call);
  }
  if (model != nullptr || instance.cls->opaque_base)
    return CallOpaque(e, &instance, std::move(call));
  e.Raise("TypeError", fmt::format("'{}' object is not callable", instance.cls->name), call.span);
}

// Calls a class: asks a user's metaclass first.
Ref Evaluator::Impl::CallClass(Evaluator& e, Class& cls, Call call) {
  const Ref hook = cls.meta == nullptr ? nullptr : ClassMember(*cls.meta, "__call__");
  if (hook == nullptr) return MakeObject(e, cls, std::move(call));
  call.positional.insert(call.positional.begin(), &cls);
  return e.CallValue(hook, std::move(call));
}

namespace {

// What Meta(name, bases, names) does with the class that it has made.
Ref InitializeClass(Evaluator& e, const Class& meta, Class& made, Call call) {
  const bool own =
      made.meta != nullptr && std::ranges::find(made.meta->mro, &meta) != made.meta->mro.end();
  const Ref init = own ? Evaluator::Impl::ClassMember(meta, "__init__") : nullptr;
  if (init == nullptr) return &made;
  call.positional.insert(call.positional.begin(), &made);
  e.CallValue(init, std::move(call));
  return &made;
}

// Meta(name, bases, names)
Ref CallMetaclass(Evaluator& e, Class& meta, Call call) {
  Class* made = Evaluator::Impl::MakeClass(e, call, 0);
  if (made == nullptr) return UnknownCall(e, call);
  made->meta = &meta;
  return InitializeClass(e, meta, *made, std::move(call));
}

// A class of Python's own whose objects are not read here (complex, bytearray), or one made of it.
bool IsNotRead(const Class& cls) {
  constexpr std::string_view kNotRead[] = {"bytearray", "complex", "memoryview"};
  return std::ranges::any_of(cls.mro, [&](const Class* base) {
    return !base->definition && base->module == nullptr && base->model == nullptr &&
           std::ranges::find(kNotRead, base->name) != std::end(kNotRead);
  });
}

}  // namespace

Ref Evaluator::Impl::MakeObject(Evaluator& e, Class& cls, Call call) {
  if (cls.construct != nullptr) {
    call.callee = &cls;
    return cls.construct(e, call);
  }
  if (cls.enumeration) return FindEnumMember(e, cls, call);
  if (cls.typed_dict) return e.CallValue(e.BuiltinClass("dict"), std::move(call));
  const Ref make = ClassMember(cls, "__new__");
  if (make == nullptr && IsNotRead(cls)) return UnknownCall(e, call);
  if (make == nullptr) RefuseAbstract(e, cls, call.span);
  if (cls.named_tuple && make == nullptr) return ConstructNamedTuple(e, cls, call);
  if (make == nullptr && IsMetaclass(cls) && call.positional.size() == 3)
    return CallMetaclass(e, cls, std::move(call));
  const DepthGuard guard(e.call_depth_, e.limits_.call_depth, "call depth");
  Instance* instance = nullptr;
  if (make != nullptr) {
    Call forwarded = call;
    forwarded.positional.insert(forwarded.positional.begin(), &cls);
    const Ref made = e.CallValue(make, std::move(forwarded));
    if (auto* made_class = As<Class>(made))
      return InitializeClass(e, cls, *made_class, std::move(call));
    instance = As<Instance>(made);
    const bool own = instance != nullptr &&
                     std::find(instance->cls->mro.begin(), instance->cls->mro.end(), &cls) !=
                         instance->cls->mro.end();
    if (!own) return made;
  } else {
    instance = e.NewInstance(&cls, call.span);
    if (cls.model != nullptr) e.instances_.push_back(instance);
  }
  Initialize(e, *instance, std::move(call));
  return instance;
}

// What a builtin base (dict, list, str, …) holds: made from the arguments.
void Evaluator::Impl::MakePayload(Evaluator& e, Instance& instance, const Call& call) {
  for (Class* base : instance.cls->mro) {
    if (base->construct == nullptr || base->name == "object") continue;
    Call make = call;
    make.callee = base;
    e.Touch(&instance);
    instance.payload = base->construct(e, make);
    if (const Ref fill = FillingMethod(e, instance, "update")) {
      make.positional.clear();
      make.keywords.clear();
      instance.payload = base->construct(e, make);
      e.CallValue(fill, call);
    }
    return;
  }
}

Ref Evaluator::Impl::FillingMethod(Evaluator& e, Instance& instance, std::string_view name) {
  const auto* dict = As<Dict>(instance.payload);
  const bool fills = dict != nullptr && dict->ordered && HasWord("setdefault update", name) &&
                     As<Function>(ClassMember(*instance.cls, "__setitem__")) != nullptr;
  const Class* mapping = fills ? AbstractBase(e, "collections.abc.MutableMapping") : nullptr;
  const Ref method = mapping == nullptr ? nullptr : ClassMember(*mapping, name);
  return method == nullptr ? nullptr
                           : BindMember(e, method, &instance, instance.cls, instance.span);
}

namespace {

// OSError(2, "…", file) is of the class for that number; what it names is no argument of it.
void InitializeException(Evaluator& e, Instance& exception, const Call& call) {
  constexpr std::pair<std::int64_t, std::string_view> kErrors[] = {
      {1, "PermissionError"},        {2, "FileNotFoundError"},  {3, "ProcessLookupError"},
      {4, "InterruptedError"},       {10, "ChildProcessError"}, {11, "BlockingIOError"},
      {13, "PermissionError"},       {17, "FileExistsError"},   {20, "NotADirectoryError"},
      {21, "IsADirectoryError"},     {32, "BrokenPipeError"},   {103, "ConnectionAbortedError"},
      {104, "ConnectionResetError"}, {110, "TimeoutError"},     {111, "ConnectionRefusedError"}};
  std::vector<Ref> arguments = call.positional;
  Class* os_error = e.BuiltinClass("OSError");
  if (arguments.size() > 1 && e.IsInstance(&exception, *os_error)) {
    const auto number = IntegerIn(arguments[0]);
    const auto* row = std::ranges::find(kErrors, number.value_or(0),
                                        &std::pair<std::int64_t, std::string_view>::first);
    if (exception.cls == os_error && row != std::end(kErrors))
      exception.cls = e.BuiltinClass(row->second);
    if (arguments.size() > 2) exception.attributes.Set("filename", arguments[2]);
    exception.attributes.Set("errno", arguments[0]);
    exception.attributes.Set("strerror", arguments[1]);
    arguments.resize(2);
  }
  exception.attributes.Set("args", NewTuple(e, std::move(arguments)));
}

}  // namespace

void Evaluator::Impl::Initialize(Evaluator& e, Instance& instance, Call call) {
  Class& cls = *instance.cls;
  const Ref init = ClassMember(cls, "__init__");
  if (init != nullptr) {
    // list.__init__ fills; str and int have their value before __init__ runs.
    if (instance.payload == nullptr && !cls.exception) {
      const Class* text = e.BuiltinClass("str");
      const bool immutable = std::any_of(cls.mro.begin(), cls.mro.end(), [&](const Class* base) {
        return base == text || base->name == "int" || base->name == "float" ||
               base->name == "tuple" || base->name == "frozenset" || base->name == "bytes";
      });
      MakePayload(e, instance, immutable ? call : CallWith({}, call.span));
    }
    if (cls.exception) instance.attributes.Set("args", NewTuple(e, call.positional));
    e.CallValue(BindMember(e, init, &instance, &cls, call.span), std::move(call));
  } else if (cls.model != nullptr) {
    ConstructDeclared(e, instance, *cls.model, call);
  } else if (cls.dataclass || (!cls.fields.empty() && cls.opaque_base)) {
    ConstructFields(e, instance, call);
  } else if (cls.exception || cls.opaque_base) {
    if (cls.exception) InitializeException(e, instance, call);
    for (const auto& [name, value] : call.keywords)
      instance.attributes.Set(name, value);
  } else if (instance.payload == nullptr) {
    MakePayload(e, instance, call);
    const bool taken = instance.payload != nullptr || ClassMember(cls, "__new__") != nullptr;
    if (!taken && !(call.positional.empty() && call.keywords.empty())) {
      e.Raise("TypeError", fmt::format("{}() takes no arguments", cls.name), call.span);
    }
  }
}

}  // namespace smgraph::python
