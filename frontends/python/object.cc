#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/format.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

// super() and the methods that every class inherits from `object`.
namespace smgraph::python {

struct CoreNatives {
  static Ref Super(Evaluator& e, const Call& call);
  static Ref ObjectInit(Evaluator& e, const Call& call);
  static Ref ObjectNew(Evaluator& e, const Call& call);
  static Ref Type(Evaluator& e, const Call& call);
  static Ref TypeNew(Evaluator& e, const Call& call);
  static Ref TypeCall(Evaluator& e, const Call& call);
  static Ref SetOwnAttribute(Evaluator& e, const Call& call);
  static Ref GetOwnAttribute(Evaluator& e, const Call& call);
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
  if (cls.exception) {
    e.Touch(instance);
    instance->attributes.Set("args", e.heap_.New<Tuple>(rest.positional));
    return e.heap_.none();
  }
  const Ref payload = instance->payload;
  const bool fills = payload == nullptr || payload->kind == Kind::kList ||
                     payload->kind == Kind::kDict || payload->kind == Kind::kSet;
  if (fills) Evaluator::Impl::MakePayload(e, *instance, rest);
  return e.heap_.none();
}

Ref CoreNatives::ObjectNew(Evaluator& e, const Call& call) {
  auto* cls = As<Class>(call.Argument(0, "cls"));
  if (cls == nullptr) return e.NewUnknown("an object of an unknown class", "object", call.span);
  Call rest = call;
  rest.positional.erase(rest.positional.begin());
  Evaluator::Impl::RefuseAbstract(e, *cls, call.span);
  if (cls->named_tuple) return Evaluator::Impl::ConstructNamedTuple(e, *cls, rest);
  Instance* instance = e.NewInstance(cls, call.span);
  if (cls->model != nullptr) e.instances_.push_back(instance);
  if (!rest.positional.empty()) Evaluator::Impl::MakePayload(e, *instance, rest);
  return instance;
}

// f.__get__(instance, owner): as if f was found in the instance's class.
Ref BindFunctionTo(Evaluator& e, const Call& call) {
  const Ref instance = call.positional[1];
  return IsNone(instance) ? call.positional[0]
                          : e.heap().New<BoundMethod>(instance, call.positional[0]);
}

// type(value), type(name, bases, names).
Ref CoreNatives::Type(Evaluator& e, const Call& call) {
  if (call.positional.size() < 3) return BuiltinType(e, call);
  // As a class statement does: the metaclass of a base makes the class.
  const auto* bases = As<Tuple>(call.positional[1]);
  for (const Ref base : bases == nullptr ? std::vector<Ref>{} : bases->items) {
    const auto* cls = As<Class>(base);
    if (cls == nullptr || cls->meta == nullptr) continue;
    Call making = call;
    making.callee = cls->meta;
    return e.CallValue(cls->meta, std::move(making));
  }
  Class* cls = Evaluator::Impl::MakeClass(e, call, 0);
  return cls == nullptr ? UnknownCall(e, call) : cls;
}

Ref CoreNatives::TypeNew(Evaluator& e, const Call& call) {
  Class* cls = call.positional.size() < 4 ? nullptr : Evaluator::Impl::MakeClass(e, call, 1);
  if (cls == nullptr) return UnknownCall(e, call);
  if (cls->meta == nullptr) cls->meta = As<Class>(call.positional[0]);
  return cls;
}

Ref CoreNatives::TypeCall(Evaluator& e, const Call& call) {
  auto* cls = call.positional.empty() ? nullptr : As<Class>(call.positional[0]);
  if (cls == nullptr) return UnknownCall(e, call);
  Call rest = call;
  rest.positional.erase(rest.positional.begin());
  return Evaluator::Impl::MakeObject(e, *cls, std::move(rest));
}

// object.__setattr__(self, name, value) and what belongs to it.
Ref CoreNatives::SetOwnAttribute(Evaluator& e, const Call& call) {
  std::string name;
  auto* instance = As<Instance>(call.Argument(0, "self"));
  if (instance != nullptr && call.positional.size() > 2 && TextOf(call.positional[1], name)) {
    Evaluator::Impl::StoreAttribute(e, *instance, e.heap_.Intern(name), call.positional[2],
                                    call.span);
  }
  return e.heap_.none();
}

Ref CoreNatives::GetOwnAttribute(Evaluator& e, const Call& call) {
  std::string name;
  if (call.positional.size() < 2) return UnknownCall(e, call);
  if (!TextOf(call.positional[1], name))
    return e.CallValue(e.LibraryObject("getattr"), CallWith(call.positional, call.span));
  auto* instance = As<Instance>(call.positional[0]);
  if (instance == nullptr)
    return e.GetAttribute(call.positional[0], e.heap_.Intern(name), call.span);
  const Ref found = Evaluator::Impl::PlainAttribute(e, *instance, e.heap_.Intern(name), call.span,
                                                    Evaluator::Impl::Asks::kNothing);
  if (found != nullptr) return found;
  e.Raise("AttributeError",
          fmt::format("'{}' object has no attribute '{}'", instance->cls->name, name), call.span);
}

namespace {

Ref Nothing(Evaluator& e, const Call&) {
  return e.heap().none();
}

// What the object stands for where a class derived from a builtin type asks its base.
Ref Content(const Call& call) {
  if (call.positional.empty()) return nullptr;
  const auto* instance = As<Instance>(call.positional[0]);
  return instance == nullptr ? call.positional[0] : instance->payload;
}

// super().__getitem__(key), list.__len__(x), …: the operation of the builtin type.
template <typename Operation>
Ref OnContent(Evaluator& e, const Call& call, std::size_t arguments, Operation operation) {
  const Ref content = Content(call);
  const bool fits = content != nullptr && call.positional.size() == arguments;
  return fits ? operation(content) : UnknownCall(e, call);
}

Ref GetItemOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 2,
                   [&](Ref self) { return e.GetItem(self, call.positional[1], call.span); });
}
Ref SetItemOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 3, [&](Ref self) {
    e.SetItem(self, call.positional[1], call.positional[2], call.span);
    return e.heap().none();
  });
}
Ref DeleteItemOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 2, [&](Ref self) {
    e.DeleteItem(self, call.positional[1], call.span);
    return e.heap().none();
  });
}
Ref ContainsIn(Evaluator& e, const Call& call) {
  return OnContent(e, call, 2, [&](Ref self) {
    return e.Compare(CompareOp::kIn, call.positional[1], self, call.span);
  });
}
Ref LengthOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 1,
                   [&](Ref self) { return BuiltinLen(e, CallWith({self}, call.span)); });
}
Ref IterationOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 1,
                   [&](Ref self) { return BuiltinIter(e, CallWith({self}, call.span)); });
}
template <BinaryOp kOp>
Ref BinaryOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 2,
                   [&](Ref self) { return e.Binary(kOp, self, call.positional[1], call.span); });
}
template <BinaryOp kOp>
Ref InPlaceOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 2, [&](Ref self) {
    const Ref changed = e.InPlace(kOp, self, call.positional[1], call.span);
    return changed == self ? call.positional[0] : changed;
  });
}
template <UnaryOp kOp>
Ref UnaryOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 1, [&](Ref self) { return e.Unary(kOp, self, call.span); });
}
Ref TruthOf(Evaluator& e, const Call& call) {
  return OnContent(e, call, 1, [&](Ref self) {
    const auto truth = e.Truth(self, call.span);
    return truth ? e.heap().boolean(*truth) : UnknownCall(e, call);
  });
}
Ref HashOf(Evaluator& e, const Call& call) {
  if (call.positional.size() != 1) return UnknownCall(e, call);
  return e.OpaqueOperation("hash", call.positional[0], nullptr, call.span);
}
Ref FormatOf(Evaluator& e, const Call& call) {
  const std::string* spec = call.positional.size() == 2 ? TextIn(call.positional[1]) : nullptr;
  return spec == nullptr ? UnknownCall(e, call) : e.Format(call.positional[0], *spec, call.span);
}
template <CompareOp kOp>
Ref CompareOf(Evaluator& e, const Call& call) {
  if (Content(call) == nullptr && call.positional.size() == 2) {  // object's own
    const bool same = call.positional[0] == call.positional[1];
    return e.heap().boolean(same == (kOp == CompareOp::kEq));
  }
  return OnContent(e, call, 2,
                   [&](Ref self) { return e.Compare(kOp, self, call.positional[1], call.span); });
}

Ref DefaultRepr(Evaluator& e, const Call& call) {
  const Ref content = Content(call);
  if (content != nullptr) return e.ToRepr(content, call.span);
  const auto* instance = call.positional.empty() ? nullptr : As<Instance>(call.positional[0]);
  if (instance == nullptr) return UnknownCall(e, call);
  return e.heap().str("<" + QualifiedName(*instance->cls) + " object>");
}

Ref DefaultStr(Evaluator& e, const Call& call) {
  auto* instance = call.positional.empty() ? nullptr : As<Instance>(call.positional[0]);
  if (instance != nullptr && instance->cls->exception) {
    return ExceptionText(e, *instance, call.span);
  }
  const Ref content = Content(call);
  return content != nullptr ? e.ToStr(content, call.span) : DefaultRepr(e, call);
}

}  // namespace

namespace {

Ref EllipsisObject(Evaluator& e) {
  return e.heap().ellipsis();
}

Ref NotImplementedObject(Evaluator& e) {
  return e.NewOpaque(Opaque::Origin::kImport, nullptr, "NotImplemented", {});
}

Ref DebugFlag(Evaluator& e) {
  return e.heap().boolean(true);
}

constexpr ValueModel kValues[] = {
    {"Ellipsis", EllipsisObject},
    {"NotImplemented", NotImplementedObject},
    {"__debug__", DebugFlag},
};

constexpr FunctionModel kFunctions[] = {
    {"super", &CoreNatives::Super},
    {"type", Lifted<CoreNatives::Type, 1, kMany>},
    {"type.__new__", &CoreNatives::TypeNew},
    {"type.__call__", &CoreNatives::TypeCall},
    {"type.__init__ object.__init_subclass__ object.__set_name__ object.__post_init__", &Nothing},
    {"object.__init__", &CoreNatives::ObjectInit},
    {"object.__new__", &CoreNatives::ObjectNew},
    {"function.__get__", Counted<BindFunctionTo, 2, 3>},
    {"object.__setattr__", &CoreNatives::SetOwnAttribute},
    {"object.__getattribute__", &CoreNatives::GetOwnAttribute},
    {"object.__repr__", &DefaultRepr},
    {"object.__str__", &DefaultStr},
    {"object.__eq__", &CompareOf<CompareOp::kEq>},
    {"object.__ne__", &CompareOf<CompareOp::kNe>},
    {"object.__hash__", &HashOf},
    {"object.__format__", &FormatOf},
    // Names that dir() gives, too.
    {"object.__delattr__ object.__dir__ object.__ge__ object.__getstate__ object.__gt__ "
     "object.__le__ object.__lt__ object.__reduce__ "
     "object.__reduce_ex__ object.__sizeof__ object.__subclasshook__ object.__weakref__",
     &UnknownCall},
    {"dict.__getitem__ list.__getitem__ tuple.__getitem__ str.__getitem__ range.__getitem__",
     &GetItemOf},
    {"dict.__setitem__ list.__setitem__", &SetItemOf},
    {"dict.__delitem__ list.__delitem__", &DeleteItemOf},
    {"dict.__contains__ list.__contains__ tuple.__contains__ str.__contains__ set.__contains__ "
     "frozenset.__contains__ range.__contains__",
     &ContainsIn},
    {"dict.__len__ list.__len__ tuple.__len__ str.__len__ set.__len__ frozenset.__len__ "
     "range.__len__ bytes.__len__",
     &LengthOf},
    {"dict.__iter__ list.__iter__ tuple.__iter__ str.__iter__ set.__iter__ frozenset.__iter__ "
     "range.__iter__",
     &IterationOf},
    {"int.__bool__ float.__bool__", &TruthOf},
    {"list.__add__ tuple.__add__ str.__add__ int.__add__ float.__add__ bytes.__add__",
     &BinaryOf<BinaryOp::kAdd>},
    {"int.__sub__ float.__sub__ set.__sub__ frozenset.__sub__", &BinaryOf<BinaryOp::kSub>},
    {"int.__mul__ float.__mul__ str.__mul__ list.__mul__ tuple.__mul__", &BinaryOf<BinaryOp::kMul>},
    {"int.__truediv__ float.__truediv__", &BinaryOf<BinaryOp::kDiv>},
    {"int.__floordiv__ float.__floordiv__", &BinaryOf<BinaryOp::kFloorDiv>},
    {"int.__mod__ str.__mod__ float.__mod__", &BinaryOf<BinaryOp::kMod>},
    {"int.__pow__ float.__pow__", &BinaryOf<BinaryOp::kPow>},
    {"int.__and__ set.__and__ frozenset.__and__", &BinaryOf<BinaryOp::kAnd>},
    {"int.__or__ dict.__or__ set.__or__ frozenset.__or__", &BinaryOf<BinaryOp::kOr>},
    {"int.__xor__ set.__xor__ frozenset.__xor__", &BinaryOf<BinaryOp::kXor>},
    {"list.__iadd__", &InPlaceOf<BinaryOp::kAdd>},
    {"list.__imul__", &InPlaceOf<BinaryOp::kMul>},
    {"dict.__ior__ set.__ior__", &InPlaceOf<BinaryOp::kOr>},
    {"set.__iand__", &InPlaceOf<BinaryOp::kAnd>},
    {"set.__isub__", &InPlaceOf<BinaryOp::kSub>},
    {"set.__ixor__", &InPlaceOf<BinaryOp::kXor>},
    {"int.__neg__ float.__neg__", &UnaryOf<UnaryOp::kNeg>},
    {"int.__invert__", &UnaryOf<UnaryOp::kInvert>},
    {"int.__lt__ float.__lt__ str.__lt__ list.__lt__ tuple.__lt__ set.__lt__",
     &CompareOf<CompareOp::kLt>},
    {"int.__le__ float.__le__ str.__le__ list.__le__ tuple.__le__ set.__le__",
     &CompareOf<CompareOp::kLe>},
    {"int.__gt__ float.__gt__ str.__gt__ list.__gt__ tuple.__gt__ set.__gt__",
     &CompareOf<CompareOp::kGt>},
    {"int.__ge__ float.__ge__ str.__ge__ list.__ge__ tuple.__ge__ set.__ge__",
     &CompareOf<CompareOp::kGe>},
    {"property", Counted<BuiltinProperty, 0, 4>},
    {"staticmethod", Counted<BuiltinStaticMethod, 1, 1>},
    {"classmethod", Counted<BuiltinClassMethod, 1, 1>},
};

}  // namespace

Rows CoreRows() {
  return {.functions = kFunctions, .values = kValues};
}

}  // namespace smgraph::python
