// isinstance and issubclass.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/builtins/builtins.h"
#include "frontends/python/internals.h"
#include "frontends/python/library_objects.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

// Answers: 1 yes, 0 no, -1 not known.
constexpr int kYes = 1;
constexpr int kNo = 0;
constexpr int kMaybe = -1;

bool HasMethods(Ref value, std::initializer_list<Kind> kinds) {
  return std::find(kinds.begin(), kinds.end(), value->kind) != kinds.end();
}

// What the abstract classes of the standard library say about builtin values.
struct AbstractClass {
  std::string_view name;
  bool (*holds)(Ref value);
};

bool IsCallable(Ref value) {
  return HasMethods(value, {Kind::kFunction, Kind::kBoundMethod, Kind::kNative, Kind::kClass});
}
bool IsMapping(Ref value) {
  return HasMethods(value, {Kind::kDict});
}
bool IsMutableSequence(Ref value) {
  return HasMethods(value, {Kind::kList});
}
bool IsSequence(Ref value) {
  return HasMethods(
      value, {Kind::kList, Kind::kTuple, Kind::kStr, Kind::kTemplate, Kind::kBytes, Kind::kRange});
}
bool IsSet(Ref value) {
  return HasMethods(value, {Kind::kSet});
}
bool IsSized(Ref value) {
  return IsSequence(value) || IsMapping(value) || IsSet(value);
}
bool IsIterator(Ref value) {
  return HasMethods(value, {Kind::kIterator});
}
bool IsIterable(Ref value) {
  return IsSized(value) || IsIterator(value);
}
bool IsNumber(Ref value) {
  return HasMethods(value, {Kind::kBool, Kind::kInt, Kind::kFloat});
}
bool IsIntegral(Ref value) {
  return HasMethods(value, {Kind::kBool, Kind::kInt});
}
bool IsHashable(Ref value) {
  return !HasMethods(value, {Kind::kList, Kind::kDict, Kind::kSet});
}
bool IsNothing(Ref) {
  return false;
}
bool IsFunction(Ref value) {
  return HasMethods(value, {Kind::kFunction});
}
bool IsModule(Ref value) {
  return HasMethods(value, {Kind::kModule});
}
bool IsGenerator(Ref value) {
  return IsIterator(value);
}
bool IsList(Ref value) {
  return HasMethods(value, {Kind::kList});
}
bool IsTuple(Ref value) {
  return HasMethods(value, {Kind::kTuple});
}

// The last part of the name, for collections.abc, typing, numbers, types and os.
constexpr AbstractClass kAbstractClasses[] = {
    {"Callable", IsCallable},
    {"Collection", IsSized},
    {"Container", IsSized},
    {"Dict", IsMapping},
    {"FunctionType", IsFunction},
    {"Generator", IsGenerator},
    {"GeneratorType", IsGenerator},
    {"Hashable", IsHashable},
    {"Integral", IsIntegral},
    {"Iterable", IsIterable},
    {"Iterator", IsIterator},
    {"List", IsList},
    {"Mapping", IsMapping},
    {"ModuleType", IsModule},
    {"MutableMapping", IsMapping},
    {"MutableSequence", IsMutableSequence},
    {"MutableSet", IsSet},
    {"Number", IsNumber},
    {"PathLike", IsNothing},
    {"Real", IsNumber},
    {"Sequence", IsSequence},
    {"Set", IsSet},
    {"Sized", IsSized},
    {"Tuple", IsTuple},
};

bool IsStandardModule(std::string_view name) {
  constexpr std::string_view kModules[] = {"collections", "typing", "numbers", "types",
                                           "os",          "io",     "enum",    "abc"};
  return std::find(std::begin(kModules), std::end(kModules), name.substr(0, name.find('.'))) !=
         std::end(kModules);
}

// Types that only Python's own values have.
bool IsOwnType(std::string_view name) {
  constexpr std::string_view kTypes[] = {"types.BuiltinFunctionType", "types.FunctionType",
                                         "types.GeneratorType",       "types.LambdaType",
                                         "types.MethodType",          "types.ModuleType"};
  return std::find(std::begin(kTypes), std::end(kTypes), name) != std::end(kTypes);
}

bool MayBeAnything(Ref value) {
  if (Unsure(value)) return true;
  const auto* instance = As<Instance>(value);
  return instance != nullptr && instance->cls->opaque_base;
}

const AbstractClass* FindAbstract(std::string_view name) {
  const auto* row = std::find_if(std::begin(kAbstractClasses), std::end(kAbstractClasses),
                                 [name](const AbstractClass& known) { return known.name == name; });
  return row == std::end(kAbstractClasses) ? nullptr : row;
}

// Abstract classes that are recognised by methods; the others have to be derived from.
struct MethodProtocol {
  std::string_view name;
  std::array<std::string_view, 3> methods;
};
constexpr MethodProtocol kMethodProtocols[] = {
    {"Callable", {"__call__"}},
    {"Collection", {"__len__", "__iter__", "__contains__"}},
    {"Container", {"__contains__"}},
    {"Iterable", {"__iter__"}},
    {"Iterator", {"__next__", "__iter__"}},
    {"PathLike", {"__fspath__"}},
    {"Sized", {"__len__"}},
};

bool DerivesFrom(const Class& cls, std::string_view builtin) {
  return std::any_of(cls.mro.begin(), cls.mro.end(),
                     [builtin](const Class* base) { return base->name == builtin; });
}

// Classes that make no base of their own here but are known by what they do to a class.
struct Trait {
  std::string_view names;
  bool (*has)(const Class& cls);
};
constexpr Trait kTraits[] = {
    {"enum.Enum", [](const Class& cls) { return cls.enumeration; }},
    {"enum.Flag", [](const Class& cls) { return cls.flag; }},
    {"enum.IntEnum", [](const Class& cls) { return cls.enumeration && DerivesFrom(cls, "int"); }},
    {"enum.IntFlag", [](const Class& cls) { return cls.flag && DerivesFrom(cls, "int"); }},
    {"enum.StrEnum", [](const Class& cls) { return cls.enumeration && DerivesFrom(cls, "str"); }},
    {"pydantic.BaseModel pydantic.v1.BaseModel pydantic.main.BaseModel",
     [](const Class& cls) { return cls.validated && !cls.exact; }},
};

// Does a class derive from an imported one, as far as its traits tell?
int HasTrait(const Class& cls, std::string_view import) {
  const auto* trait = std::find_if(std::begin(kTraits), std::end(kTraits),
                                   [&](const Trait& one) { return HasWord(one.names, import); });
  return trait == std::end(kTraits) ? kMaybe : trait->has(cls) ? kYes : kNo;
}

const MethodProtocol* FindMethodProtocol(std::string_view name) {
  const auto* row = std::find_if(std::begin(kMethodProtocols), std::end(kMethodProtocols),
                                 [name](const auto& known) { return known.name == name; });
  return row == std::end(kMethodProtocols) ? nullptr : row;
}

// The same of an object of a library's class, or of what hangs below one: whether it has the
// methods that tell, or those of the other abstract classes.
int IsProtocolOfLibrary(Evaluator& ev, Ref value, std::string_view name) {
  constexpr std::string_view kIterated[] = {"__iter__"};
  const MethodProtocol* row = FindMethodProtocol(name);
  const bool iterated = row == nullptr && FindAbstract(name) != nullptr && name != "Hashable";
  const std::span<const std::string_view> methods =
      row != nullptr ? std::span<const std::string_view>(row->methods)
      : iterated     ? std::span<const std::string_view>(kIterated)
                     : std::span<const std::string_view>();
  const bool lacks = std::any_of(methods.begin(), methods.end(), [&](std::string_view method) {
    const auto* has = method.empty() ? nullptr : As<Bool>(LibraryHas(ev, value, method, {}));
    return has != nullptr && !has->value;
  });
  return lacks ? kNo : kMaybe;
}

// An object of a user's class, and a class of enum, typing or collections.abc.
int IsProtocolInstance(Evaluator& ev, Instance& object, std::string_view name) {
  const Class& cls = *object.cls;
  if (cls.model != nullptr) return IsProtocolOfLibrary(ev, &object, name);
  const AbstractClass* abstract = FindAbstract(name);
  const bool held = abstract != nullptr && object.payload != nullptr;
  if (held && abstract->holds(object.payload)) return kYes;
  if (name == "Hashable" && object.payload == nullptr) return HasHash(ev, cls) ? kYes : kNo;
  const bool derived = std::any_of(cls.mro.begin(), cls.mro.end(), [&](const Class* base) {
    return base->name == name && base->module != nullptr && base->module->name == "collections.abc";
  });
  if (derived) return kYes;
  const MethodProtocol* row = FindMethodProtocol(name);
  if (row == nullptr) return abstract == nullptr ? kMaybe : kNo;
  const bool all = std::all_of(row->methods.begin(), row->methods.end(), [&](std::string_view m) {
    return m.empty() || SpecialMember(ev, cls, m) != nullptr;
  });
  return all ? kYes : kNo;
}

// A user's Protocol: the value has everything that its body names.
int FollowsProtocol(Evaluator& ev, Ref value, const Class& protocol) {
  const auto has = [&](std::string_view name) {
    return name.starts_with("__") || ev.FindAttribute(value, name, {}) != nullptr;
  };
  for (const Class* cls : protocol.mro) {
    if (!cls->protocol) continue;
    for (const auto& [name, member] : cls->attributes.entries()) {
      if (!has(name)) return kNo;
    }
    for (const Class::Field& field : cls->fields) {
      if (!has(field.name)) return kNo;
    }
  }
  return kYes;
}

// What a library's own class says (`<class>.__instancecheck__` among the declared functions, or
// that of the package for all classes that it declares) of an object, or of a class that may derive
// from it.
int AskLibraryClass(Evaluator& ev, Ref cls, std::string_view qualified_name, Ref value,
                    bool derived = false) {
  const Ref check = ev.LibraryObject(std::string(qualified_name) + ".__instancecheck__");
  if (check == nullptr) return kMaybe;
  const Call call = CallWith({cls, value, ev.heap().boolean(derived)}, {});
  const auto* answer = As<Bool>(ev.CallValue(check, call));
  return answer == nullptr ? kMaybe : answer->value ? kYes : kNo;
}

// Whether what a library made is an object of a class that is not its own (kNo), or of the class
// `qualified_name` of a library.
int IsMadeBy(const LibraryOrigin& origin, std::string_view qualified_name) {
  if (qualified_name.empty()) return kNo;
  if (origin.made_by == qualified_name) return kYes;
  const bool own = origin.package == qualified_name.substr(0, qualified_name.find('.'));
  return own && !origin.made_by.empty() ? kMaybe : kNo;
}

// What hangs below an object of a library's class and is an object, too: of no builtin type, of no
// class of the user's, and of the library's only where that says so. (`.expr` of one is a dict.)
bool IsLibraryObject(Ref value) {
  const auto* opaque = As<Opaque>(value);
  return opaque != nullptr && opaque->origin != Opaque::Origin::kCall && opaque->name != "expr" &&
         Evaluator::Impl::IsPresent(value);
}

// A class that was imported and that nobody declares.
int IsOpaqueInstance(Evaluator& ev, Ref value, const Opaque& cls) {
  const Opaque* import = &cls;
  while (import->origin == Opaque::Origin::kItem && As<Opaque>(import->base) != nullptr) {
    import = As<Opaque>(import->base);  // List[int]
  }
  if (import->origin != Opaque::Origin::kImport) return kMaybe;
  const int answer = AskLibraryClass(ev, const_cast<Opaque*>(import), import->name, value);
  if (answer != kMaybe) return answer;
  const auto origin = OriginOfLibrary(value);
  if (origin && !IsStandardModule(import->name)) return IsMadeBy(*origin, import->name);
  if (origin && !origin->made_by.empty() && IsOwnType(import->name)) return kNo;
  const bool of_library = IsLibraryObject(value);
  if (MayBeAnything(value) && !of_library) return kMaybe;
  const std::string_view last = import->name.substr(import->name.rfind('.') + 1);
  if (const auto* object = As<Instance>(value)) {
    const int trait = HasTrait(*object->cls, import->name);
    if (trait != kMaybe) return trait;
  }
  if (IsStandardModule(import->name)) {
    if (auto* object = As<Instance>(value)) return IsProtocolInstance(ev, *object, last);
    if (of_library) return IsProtocolOfLibrary(ev, value, last);
    const AbstractClass* row = FindAbstract(last);
    return row == nullptr ? kMaybe : (row->holds(value) ? kYes : kNo);
  }
  if (of_library) return kMaybe;
  // A builtin value is no instance of somebody's class; a declared object may be one of a base.
  const auto* instance = As<Instance>(value);
  return instance != nullptr && instance->cls->model != nullptr ? kMaybe : kNo;
}

// The types of values that have no Class of their own.
int IsKnownInstance(Evaluator& ev, Ref value, const Class& cls) {
  if (cls.name == "object") return kYes;
  if (IsParametrised(value)) return kNo;                // list[int] is no class
  if (cls.model != nullptr && cls.definition.null()) {  // a library declares it
    const std::string_view name = cls.qualified_name;
    for (const std::string_view asked : {name, name.substr(0, name.find('.'))}) {
      const int answer = AskLibraryClass(ev, const_cast<Class*>(&cls), asked, value);
      if (answer != kMaybe) return answer;
    }
  }
  // A function knows how it is bound, in place of an object around it.
  if (const auto* function = As<Function>(value); function != nullptr && cls.definition.null()) {
    if (cls.name == "staticmethod") return function->static_method ? kYes : kNo;
    if (cls.name == "classmethod") return function->class_method ? kYes : kNo;
  }
  if (!cls.protocol && IsLibraryObject(value)) return kNo;
  const auto origin = cls.protocol ? std::nullopt : OriginOfLibrary(value);
  if (origin && (cls.definition || cls.model != nullptr))
    return IsMadeBy(*origin, cls.definition ? std::string_view() : cls.qualified_name);
  // Classes of a dialect and of AWS derive from no builtin type.
  if (origin && !origin->made_by.empty() &&
      (origin->package == "boto3" || ev.registry().IsDialectPackage(origin->package)))
    return kNo;
  if (MayBeAnything(value)) {
    const auto* instance = As<Instance>(value);
    return instance != nullptr && ev.IsInstance(value, cls) ? kYes : kMaybe;
  }
  if (value->kind == Kind::kTemplate) return cls.name == "str" ? kYes : kNo;
  if (cls.protocol) return FollowsProtocol(ev, value, cls);
  return ev.IsInstance(value, cls) ? kYes : kNo;
}

int InstanceOf(Evaluator& ev, Ref value, Ref cls);
int SubclassOf(Evaluator& ev, Ref derived, Ref base);

// What a special method answers; nothing when it does not know.
std::optional<int> AnswerOf(Evaluator& ev, Ref result) {
  if (result == nullptr || IsNotImplemented(ev, result)) return std::nullopt;
  const auto truth = ev.Truth(result, {});
  return truth ? (*truth ? kYes : kNo) : kMaybe;
}

// Whether something holds of one of the classes.
template <typename Classes, typename Ask>
int HoldsOfAny(const Classes& classes, Ask ask) {
  int answer = kNo;
  for (const Ref cls : classes) {
    const int one = ask(cls);
    if (one == kYes) return kYes;
    if (one == kMaybe) answer = kMaybe;
  }
  return answer;
}

// What an abstract class says by itself of a class that does not derive from it: by its hook, or
// because that was registered.
int IsVirtualSubclass(Evaluator& ev, Class& derived, Class& base) {
  if (const Ref hook = Evaluator::Impl::ClassMember(base, "__subclasshook__")) {
    const Ref bound = Evaluator::Impl::BindMember(ev, hook, &base, &base, {});
    if (const auto answer = AnswerOf(ev, ev.CallValue(bound, CallWith({&derived}, {}))))
      return *answer;
  }
  std::vector<Class*> others = base.registered;
  others.insert(others.end(), base.subclasses.begin(), base.subclasses.end());
  return HoldsOfAny(others, [&](Ref other) { return SubclassOf(ev, &derived, other); });
}

// The same of an object.
int IsVirtualInstance(Evaluator& ev, Ref value, Class& base) {
  const auto* object = As<Instance>(value);
  Class* own = object != nullptr ? object->cls : ev.TypeObject(TypeName(value));
  return own == nullptr ? kNo : IsVirtualSubclass(ev, *own, base);
}

int InstanceOfAny(Evaluator& ev, Ref value, const std::vector<Ref>& classes) {
  return HoldsOfAny(classes, [&](Ref cls) { return InstanceOf(ev, value, cls); });
}

// int | str, Union[int, str]
bool IsUnion(Ref origin) {
  const std::string_view name = ImportedName(origin);
  return name == "Union" || name == "UnionType";
}

int InstanceOf(Evaluator& ev, Ref value, Ref cls) {
  if (const auto* tuple = As<Tuple>(cls)) return InstanceOfAny(ev, value, tuple->items);
  if (auto* known = As<Class>(cls)) {
    const Ref asked = CallSpecial(ev, *known, "__instancecheck__", CallWith({value}, {}));
    if (const auto answer = AnswerOf(ev, asked)) return *answer;
    const int answer = IsKnownInstance(ev, value, *known);
    const bool more = answer == kNo && known->abstract_base && !known->protocol;
    return more ? IsVirtualInstance(ev, value, *known) : answer;
  }
  if (const auto generic = GenericOf(ev, cls); generic && IsUnion(generic->origin))
    return InstanceOfAny(ev, value, generic->arguments);
  if (const auto* opaque = As<Opaque>(cls)) return IsOpaqueInstance(ev, value, *opaque);
  if (cls->kind == Kind::kNone) return Unsure(value) ? kMaybe : (IsNone(value) ? kYes : kNo);
  return kMaybe;
}

Ref Answer(Evaluator& ev, int answer, const Call& call) {
  return answer == kMaybe ? UnknownCall(ev, call) : ev.heap().boolean(answer == kYes);
}

int SubclassOf(Evaluator& ev, Ref derived, Ref base) {
  if (const auto* tuple = As<Tuple>(base))
    return HoldsOfAny(tuple->items, [&](Ref one) { return SubclassOf(ev, derived, one); });
  auto* cls = As<Class>(derived);
  auto* wanted = As<Class>(base);
  const auto* import = As<Opaque>(base);
  if (cls != nullptr && import != nullptr && import->origin == Opaque::Origin::kImport) {
    const int answer = AskLibraryClass(ev, base, import->name, derived, /*derived=*/true);
    return answer == kMaybe ? HasTrait(*cls, import->name) : answer;
  }
  if (cls != nullptr && wanted != nullptr && wanted->model != nullptr &&
      wanted->definition.null()) {
    const int answer = AskLibraryClass(ev, base, wanted->qualified_name, derived, /*derived=*/true);
    if (answer != kMaybe) return answer;
  }
  if (cls == nullptr || wanted == nullptr) return kMaybe;
  if (wanted->name == "object") return kYes;
  const Ref asked = CallSpecial(ev, *wanted, "__subclasscheck__", CallWith({derived}, {}));
  if (const auto answer = AnswerOf(ev, asked)) return *answer;
  if (wanted->protocol && !cls->protocol) return FollowsProtocol(ev, derived, *wanted);
  if (std::ranges::find(cls->mro, wanted) != cls->mro.end()) return kYes;
  const int answer = wanted->abstract_base ? IsVirtualSubclass(ev, *cls, *wanted) : kNo;
  return answer == kNo && cls->opaque_base ? kMaybe : answer;
}

// What super().__instancecheck__(value) in a metaclass finds: whether it derives from the class.
Ref CheckInstance(Evaluator& ev, const Call& call) {
  const auto* cls = As<Class>(call.positional[0]);
  return cls == nullptr ? UnknownCall(ev, call)
                        : Answer(ev, IsKnownInstance(ev, call.positional[1], *cls), call);
}

// super().__subclasscheck__(cls)
Ref CheckSubclass(Evaluator& ev, const Call& call) {
  const auto* cls = As<Class>(call.positional[0]);
  const auto* derived = As<Class>(call.positional[1]);
  if (cls == nullptr || derived == nullptr) return UnknownCall(ev, call);
  return ev.heap().boolean(std::ranges::find(derived->mro, cls) != derived->mro.end());
}

Ref BuiltinIsInstance(Evaluator& ev, const Call& call) {
  return Answer(ev, InstanceOf(ev, call.positional[0], call.positional[1]), call);
}

Ref BuiltinIsSubclass(Evaluator& ev, const Call& call) {
  const Kind kind = call.positional[0]->kind;
  if (kind != Kind::kClass && !Unsure(call.positional[0]) && kind != Kind::kNative) {
    ev.Raise("TypeError", "issubclass() arg 1 must be a class", call.span);
  }
  return Answer(ev, SubclassOf(ev, call.positional[0], call.positional[1]), call);
}

constexpr FunctionModel kFunctions[] = {
    {"isinstance", Lifted<BuiltinIsInstance, 2, 2>},
    {"issubclass", Lifted<BuiltinIsSubclass, 2, 2>},
    {"type.__instancecheck__", Lifted<CheckInstance, 2, 2>},
    {"type.__subclasscheck__", Lifted<CheckSubclass, 2, 2>},
};

}  // namespace

Rows InstanceRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
