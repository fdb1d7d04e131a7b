#include "frontends/python/natives.h"

#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/class_model.h"
#include "frontends/python/internals.h"
#include "frontends/python/operands.h"
#include "frontends/python/run_iterators.h"
#include "frontends/python/several_forms.h"
#include "frontends/python/unknown_names.h"
#include "frontends/python/validation.h"

namespace smgraph::python {

std::string_view CalledName(const Call& call) {
  const auto* native = As<Native>(call.callee);
  if (native == nullptr) {
    const auto* cls = As<Class>(call.callee);
    return cls == nullptr ? "call" : cls->name;
  }
  const std::size_t dot = native->name.rfind('.');
  return dot == std::string_view::npos ? native->name : native->name.substr(dot + 1);
}

Call WithPlaces(Evaluator& ev, Call call, std::size_t least) {
  const auto* native = As<Native>(call.callee);
  const bool method = native != nullptr && native->method && !call.positional.empty();
  if (method && call.positional[0]->kind != Kind::kInstance) {
    ev.Raise("TypeError",
             fmt::format("{}.{}() takes no keyword arguments", TypeName(call.positional[0]),
                         CalledName(call)),
             call.span);
  }
  call.positional.resize(least, ev.heap().absent());
  return call;
}

void CheckArity(Evaluator& ev, const Call& call, int least, int most) {
  const auto given = static_cast<int>(call.positional.size() + call.keywords.size());
  if (given >= least && (most == kMany || given <= most)) return;
  if (given < least && call.open) return;
  const int bound = given < least ? least : most;
  ev.Raise("TypeError",
           fmt::format("{}() takes {} {} argument{} ({} given)", CalledName(call),
                       least == most ? "exactly" : (given < least ? "at least" : "at most"), bound,
                       bound == 1 ? "" : "s", given),
           call.span);
}

namespace {

// The argument that is a Choice, or null.
Ref* FindChoice(Call& call) {
  for (Ref& value : call.positional) {
    if (value->kind == Kind::kChoice) return &value;
  }
  for (auto& [name, value] : call.keywords) {
    if (value->kind == Kind::kChoice) return &value;
  }
  return nullptr;
}

}  // namespace

Ref CallLifted(Evaluator& ev, const Call& call, NativeFunction function) {
  Call copy = call;
  Ref* slot = FindChoice(copy);
  if (slot == nullptr) return function(ev, call);
  const Ref choice = *slot;
  return ev.MapChoice(choice, [&](Ref alternative) {
    if (alternative == choice) return UnknownCall(ev, call);  // too many alternatives
    *slot = alternative;
    return CallLifted(ev, copy, function);
  });
}

bool Unsure(Ref value) {
  return Uncertain(value) && value->kind != Kind::kTemplate;
}

bool AnyUnsure(const Call& call) {
  return std::any_of(call.positional.begin(), call.positional.end(), Uncertain) ||
         std::any_of(call.keywords.begin(), call.keywords.end(),
                     [](const auto& keyword) { return Uncertain(keyword.second); });
}

Ref UnknownCall(Evaluator& ev, const Call& call) {
  std::vector<Ref> arguments = call.positional;
  for (const auto& [name, value] : call.keywords)
    arguments.push_back(value);
  if (arguments.empty()) {
    return ev.NewUnknown("call with arguments that are not known", std::string(CalledName(call)),
                         call.span);
  }
  for (Ref& argument : arguments) {
    RefuseArgument(ev, CalledName(call), argument, call.span);
    argument = LeftInRun(ev, argument, call.span);  // list(it) has what next() has left
  }
  // What is not known comes first: the label of an operation is that of its left operand.
  std::stable_partition(arguments.begin(), arguments.end(),
                        [](Ref value) { return !Known(value); });
  return ev.OpaqueOperation(CalledName(call), arguments[0],
                            arguments.size() > 1 ? arguments[1] : nullptr, call.span);
}

Ref ReturnNone(Evaluator& ev, const Call&) {
  return ev.heap().none();
}

Ref ReturnFirst(Evaluator& ev, const Call& call) {
  if (!call.positional.empty()) return call.positional.front();
  return call.keywords.empty() ? ev.heap().none() : call.keywords.front().second;
}

Ref ReturnOpaque(Evaluator& ev, const Call& call) {
  Opaque* opaque = ev.NewOpaque(Opaque::Origin::kImport, nullptr, CalledName(call), call.span);
  Opaque* result = ev.NewOpaque(Opaque::Origin::kCall, opaque, "", call.span);
  result->positional = call.positional;
  for (const auto& [name, value] : call.keywords)
    result->keywords.Set(name, value);
  return result;
}

Ref Plain(Ref value) {
  const auto* instance = As<Instance>(value);
  return instance != nullptr && instance->payload != nullptr ? instance->payload : value;
}

const std::string* TextIn(Ref value) {
  const auto* text = As<Str>(Plain(value));
  return text == nullptr ? nullptr : &text->value;
}

std::optional<std::int64_t> IntegerIn(Ref value) {
  value = Plain(value);
  if (const auto* integer = As<Int>(value)) return integer->value;
  if (const auto* boolean = As<Bool>(value)) return boolean->value ? 1 : 0;
  return std::nullopt;
}

std::optional<double> NumberIn(Ref value) {
  if (const auto* number = As<Float>(Plain(value))) return number->value;
  const auto integer = IntegerIn(value);
  if (integer) return static_cast<double>(*integer);
  return std::nullopt;
}

namespace {

[[noreturn]] void WrongType(Evaluator& ev, Ref value, std::string_view wanted, const Call& call) {
  ev.Raise("TypeError",
           fmt::format("{}() argument must be {}, not {}", CalledName(call), wanted,
                       value == nullptr ? "NoneType" : TypeName(value)),
           call.span);
}

}  // namespace

const std::string& NeedText(Evaluator& ev, Ref value, const Call& call) {
  const std::string* text = TextIn(value);
  if (text == nullptr) WrongType(ev, value, "str", call);
  ev.Work(text->size() / 64);
  return *text;
}

namespace {

// The number that an object of a user's class says it is; any other value is itself.
Ref AsNumberBy(Evaluator& ev, Ref value, std::string_view method, const Call& call) {
  auto* object = As<Instance>(value);
  if (object == nullptr || NumberIn(value)) return value;
  const Ref number = CallSpecial(ev, *object, method, CallWith({}, call.span));
  return number == nullptr ? value : number;
}

}  // namespace

std::int64_t NeedInteger(Evaluator& ev, Ref value, const Call& call) {
  const auto integer = IntegerIn(AsNumberBy(ev, value, "__index__", call));
  if (!integer) WrongType(ev, value, "int", call);
  return *integer;
}

double NeedNumber(Evaluator& ev, Ref value, const Call& call) {
  const auto number = NumberIn(AsNumberBy(ev, value, "__float__", call));
  if (!number) WrongType(ev, value, "a real number", call);
  return *number;
}

std::int64_t IntegerOr(Evaluator& ev, Ref value, std::int64_t otherwise, const Call& call) {
  return IsNone(value) ? otherwise : NeedInteger(ev, value, call);
}

bool FlagOr(Evaluator& ev, Ref value, bool otherwise, const Call& call) {
  return value == nullptr ? otherwise : ev.Truth(value, call.span).value_or(otherwise);
}

const std::vector<Ref>* ItemsIn(Ref value) {
  if (const auto* list = As<List>(value)) return &list->items;
  const auto* tuple = As<Tuple>(value);
  return tuple == nullptr ? nullptr : &tuple->items;
}

const Choice* Conditional(Ref element) {
  const auto* choice = As<Choice>(element);
  if (choice == nullptr) return nullptr;
  const bool absent =
      choice->then->kind == Kind::kAbsent || choice->otherwise->kind == Kind::kAbsent;
  return absent ? choice : nullptr;
}

Ref ValueOr(Evaluator& ev, Ref value, Ref otherwise, SourceSpan span) {
  if (value->kind == Kind::kAbsent) return otherwise;
  const Choice* choice = Conditional(value);
  if (choice == nullptr) return value;
  return ev.Branch(
      choice->condition, span, [&] { return ValueOr(ev, choice->then, otherwise, span); },
      [&] { return ValueOr(ev, choice->otherwise, otherwise, span); });
}

Ref CountElements(Evaluator& ev, const std::vector<Ref>& elements, SourceSpan span) {
  // More conditional elements would multiply out to too many counts.
  constexpr std::ptrdiff_t kMostConditional = 4;
  if (HoldsMany(ev, elements)) return UnknownOfItems(ev, "len of", elements, span);
  const auto conditional = std::count_if(elements.begin(), elements.end(), [](Ref element) {
    return Conditional(element) != nullptr;
  });
  const auto size = static_cast<std::int64_t>(elements.size());
  if (conditional > kMostConditional) {
    return ev.NewUnknown("length of a list with conditional elements", "length", span);
  }
  Ref count = ev.heap().integer(size - conditional);
  for (const Ref element : elements) {
    if (Conditional(element) == nullptr) continue;
    const Ref one = ev.ForElement(element, span, [&](Ref) { return ev.heap().integer(1); });
    count = ev.Binary(BinaryOp::kAdd, count, ValueOr(ev, one, ev.heap().integer(0), span), span);
  }
  return count;
}

Tuple* NewTuple(Evaluator& ev, std::vector<Ref> items) {
  ev.CheckItems(items.size());
  return ev.heap().New<Tuple>(std::move(items));
}

List* NewList(Evaluator& ev, std::vector<Ref> items) {
  ev.CheckItems(items.size());
  return ev.heap().New<List>(std::move(items));
}

Iterator* NewIterator(Evaluator& ev, std::vector<Ref> items) {
  ev.CheckItems(items.size());
  return ev.heap().New<Iterator>(std::move(items));
}

Ref NewText(Evaluator& ev, std::string text) {
  ev.CheckBytes(text.size());
  return ev.heap().str(std::move(text));
}

Native* NewClosure(Evaluator& ev, std::string_view name, NativeFunction function,
                   std::vector<Ref> bound) {
  auto* native = ev.heap().New<Native>(ev.heap().Intern(name), function);
  native->bound = std::move(bound);
  return native;
}

const std::vector<Ref>& Carried(const Call& call) {
  static const std::vector<Ref> kNothing;
  const auto* native = As<Native>(call.callee);
  return native == nullptr ? kNothing : native->bound;
}

Call CallWith(std::vector<Ref> positional, SourceSpan span) {
  Call call;
  call.positional = std::move(positional);
  call.span = span;
  return call;
}

bool HasHash(Evaluator& ev, const Class& cls) {
  if (const Ref own = SpecialMember(ev, cls, "__hash__")) return own->kind != Kind::kNone;
  if (cls.model != nullptr) return cls.model->compared.empty() || cls.model->hashable;
  return !(IsModel(cls) && !cls.frozen);
}

namespace {

// `looked`: how many values there may still be to look at; tuples may hold the same ones often.
Ref WithoutHashIn(Evaluator& ev, Ref value, std::size_t& looked) {
  if (looked == 0) return nullptr;
  --looked;
  switch (value->kind) {
    case Kind::kList:
    case Kind::kDict:
      return value;
    case Kind::kSet:
      return static_cast<Set*>(value)->frozen ? nullptr : value;
    case Kind::kTuple:
      for (const Ref item : static_cast<Tuple*>(value)->items) {
        if (const Ref found = WithoutHashIn(ev, item, looked)) return found;
      }
      return nullptr;
    case Kind::kInstance: {
      const auto& object = *static_cast<Instance*>(value);
      if (!HasHash(ev, *object.cls)) return value;
      const bool own = SpecialMember(ev, *object.cls, "__hash__") != nullptr;
      const bool plain = own || object.payload == nullptr;
      return plain || WithoutHashIn(ev, object.payload, looked) == nullptr ? nullptr : value;
    }
    default:
      return nullptr;
  }
}

}  // namespace

Ref WithoutHash(Evaluator& ev, Ref value) {
  std::size_t looked = 1000;
  return WithoutHashIn(ev, value, looked);
}

void CheckHashable(Evaluator& ev, Ref value, SourceSpan span) {
  if (const Ref found = WithoutHash(ev, value))
    ev.Raise("TypeError", fmt::format("unhashable type: '{}'", TypeName(found)), span);
}

void WorkToFind(Evaluator& ev, std::string_view part, std::string_view text) {
  constexpr std::size_t kComparisonsOfStep = 4096;
  const std::size_t places = text.size() < part.size() ? 0 : text.size() - part.size();
  ev.Work(places * part.size() / kComparisonsOfStep);
}

bool EraseKey(Evaluator& ev, Dict& dict, Ref key) {
  const bool last = !dict.items.empty() && dict.items.back().first == key;
  if (!last) ev.WorkThrough(&dict);  // those behind it move up
  return dict.Erase(key);
}

namespace {

// Does looking for the value mean asking a user's __eq__?
bool AsksUser(Ref value) {
  const auto has = [](const Class* cls) {
    return cls != nullptr && As<Function>(Evaluator::Impl::ClassMember(*cls, "__eq__")) != nullptr;
  };
  if (const auto* object = As<Instance>(value))
    return !object->cls->dataclass && !object->cls->enumeration && has(object->cls);
  if (const auto* tuple = As<Tuple>(value)) return has(tuple->cls);
  const auto* cls = As<Class>(value);
  return cls != nullptr && has(cls->meta);
}

}  // namespace

Ref FindKey(Evaluator& ev, const Dict& dict, Ref key, SourceSpan span) {
  ev.WorkThrough(key);
  if (const Ref found = dict.Find(key)) return found;
  if (!AsksUser(key)) return nullptr;
  const auto items = dict.items;  // a user's __eq__ may change the dict
  for (const auto& [other, value] : items) {
    if (ev.Truth(ev.Compare(CompareOp::kEq, other, key, span), span).value_or(false)) return value;
  }
  return nullptr;
}

Ref SameElement(Evaluator& ev, const std::vector<Ref>& items, Ref item, SourceSpan span) {
  if (!AsksUser(item)) return item;
  const std::vector<Ref> copy = items;  // a user's __eq__ may change the collection
  for (const Ref other : copy) {
    if (ev.Truth(ev.Compare(CompareOp::kEq, other, item, span), span).value_or(false)) return other;
  }
  return item;
}

namespace {

// The element, and an equal one that is there under a condition, as one of both conditions; that
// one is taken out.
Ref TogetherWithEqual(Evaluator& ev, Set& set, Ref item) {
  constexpr std::size_t kFew = 256;
  const bool conditional = Conditional(item) != nullptr || MayLack(&set);
  if (set.items.size() > kFew || !conditional || HoldsMany(ev, {item}) || HoldsMany(ev, set.items))
    return item;
  Ref there = nullptr;
  const Ref present = PresentWhen(ev, item, there);
  std::vector<Ref> others;
  for (const Ref other : set.items) {
    Ref when = nullptr;
    const bool equal = Equals(PresentWhen(ev, other, when), present) == 1;
    if (equal && when == nullptr) return other;
    if (!equal) {
      others.push_back(other);
    } else {
      there = there == nullptr ? nullptr : ev.OpaqueOperation("or", there, when, {});
    }
  }
  if (others.size() == set.items.size()) return item;
  set.Assign(std::move(others));
  if (there == nullptr) return present;
  return ev.heap().New<Choice>(there, present, ev.heap().absent());
}

}  // namespace

void AddElement(Evaluator& ev, Set& set, Ref item, SourceSpan span) {
  CheckHashable(ev, item, span);
  ev.CheckItems(set.items.size() + 1);
  item = TogetherWithEqual(ev, set, item);
  set.Add(SameElement(ev, set.items, item, span));
}

void SetEntry(Evaluator& ev, Dict& dict, Ref key, Ref value, SourceSpan span) {
  CheckHashable(ev, key, span);
  ev.CheckItems(dict.items.size() + 1);
  if (AsksUser(key)) {
    std::vector<Ref> keys;
    for (const auto& [other, ignored] : dict.items)
      keys.push_back(other);
    key = SameElement(ev, keys, key, span);
  }
  ev.Touch(&dict);
  SetEntriesOfUnknownKey(ev, dict, key, value, span);
  dict.Set(key, value);
}

Ref SpecialMember(Evaluator& ev, const Class& cls, std::string_view name) {
  for (const Class* base : cls.mro) {
    if (const Ref member = base->attributes.Find(name)) return member;
    if (base->model == nullptr) continue;
    for (const MethodModel& method : base->model->methods) {
      if (method.name == name) return ev.heap().New<Native>(method.name, method.function);
    }
  }
  return nullptr;
}

Ref CallSpecial(Evaluator& ev, Instance& instance, std::string_view name, Call call) {
  const Ref member = SpecialMember(ev, *instance.cls, name);
  if (member == nullptr) return nullptr;
  const auto* function = As<Function>(member);
  const bool plain = function == nullptr ? member->kind == Kind::kNative
                                         : !function->static_method && !function->class_method;
  if (plain) {
    call.positional.insert(call.positional.begin(), &instance);
    return ev.CallValue(member, std::move(call));
  }
  const Ref bound = Evaluator::Impl::BindMember(ev, member, &instance, instance.cls, call.span);
  return ev.CallValue(bound, std::move(call));
}

Ref CallSpecial(Evaluator& ev, Class& cls, std::string_view name, Call call) {
  const Ref member = cls.meta == nullptr ? nullptr : SpecialMember(ev, *cls.meta, name);
  if (member == nullptr) return nullptr;
  call.positional.insert(call.positional.begin(), &cls);
  return ev.CallValue(member, std::move(call));
}

Ref CallSpecial(Evaluator& ev, Tuple& tuple, std::string_view name, Call call) {
  const Ref member = tuple.cls == nullptr ? nullptr : SpecialMember(ev, *tuple.cls, name);
  if (As<Function>(member) == nullptr) return nullptr;
  call.positional.insert(call.positional.begin(), &tuple);
  return ev.CallValue(member, std::move(call));
}

}  // namespace smgraph::python
