#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/builtins/builtins.h"
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/several_forms.h"
#include "frontends/python/unknown_names.h"
#include "frontends/python/validation.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {
namespace {

constexpr std::size_t kLookedAtInAStep = 128;  // elements that are only looked at, or copied

// A slice's bounds for a sequence of `size`; nullopt when some part is not known.
struct Bounds {
  std::int64_t start, stop, step;
};
std::optional<Bounds> SliceBounds(Evaluator& e, const Slice& slice, std::int64_t size,
                                  SourceSpan span) {
  const auto part = [&](Ref value, std::int64_t fallback) -> std::optional<std::int64_t> {
    if (value->kind == Kind::kNone) return fallback;
    if (const auto integer = IntegerIn(value)) return integer;
    if (Unsure(value)) return std::nullopt;
    auto* object = As<Instance>(value);
    const Ref index =
        object == nullptr ? nullptr : CallSpecial(e, *object, "__index__", CallWith({}, span));
    if (const auto integer = index == nullptr ? std::nullopt : IntegerIn(index)) return integer;
    e.Raise("TypeError", "slice indices must be integers or None or have an __index__ method",
            span);
  };
  const auto step = part(slice.step, 1);
  if (step && *step == 0) e.Raise("ValueError", "slice step cannot be zero", span);
  const bool forward = step.value_or(1) > 0;
  const auto start = part(slice.start, forward ? 0 : size - 1);
  const auto stop = part(slice.stop, forward ? size : -1);
  if (!step || !start || !stop) return std::nullopt;
  const auto clamp = [&](std::int64_t at, Ref given) {
    if (given->kind == Kind::kNone) return at;
    if (at < 0) at += size;
    return forward ? std::clamp<std::int64_t>(at, 0, size)
                   : std::clamp<std::int64_t>(at, -1, size - 1);
  };
  return Bounds{clamp(*start, slice.start), clamp(*stop, slice.stop), *step};
}

// The positions that a slice takes, in its order.
std::vector<std::size_t> PositionsOf(const Bounds& bounds) {
  std::vector<std::size_t> positions;
  for (std::int64_t i = bounds.start; bounds.step > 0 ? i < bounds.stop : i > bounds.stop;
       i += bounds.step) {
    positions.push_back(static_cast<std::size_t>(i));
  }
  return positions;
}

std::optional<std::vector<Ref>> Sliced(Evaluator& e, const std::vector<Ref>& items,
                                       const Slice& slice, SourceSpan span) {
  const auto bounds = SliceBounds(e, slice, static_cast<std::int64_t>(items.size()), span);
  if (!bounds) return std::nullopt;
  std::vector<Ref> result;
  for (const std::size_t at : PositionsOf(*bounds))
    result.push_back(items[at]);
  return result;
}

}  // namespace

Ref Evaluator::Impl::SameKey(Evaluator& e, const Dict& dict, Ref key, SourceSpan span) {
  const auto* instance = As<Instance>(key);
  if (instance == nullptr || ClassMember(*instance->cls, "__eq__") == nullptr) return key;
  for (const auto& [other, value] : dict.items) {
    if (As<Instance>(other) == nullptr) continue;
    const Ref equal = e.Compare(CompareOp::kEq, other, key, span);
    if (e.Truth(equal, span).value_or(false)) return other;
  }
  return key;
}

namespace {

Ref OpaqueItem(Evaluator& e, Ref object, Ref key, SourceSpan span) {
  Opaque* item = e.NewOpaque(Opaque::Origin::kItem, object, "", span);
  item->key = key;
  return item;
}

// Is it a value that only a run or the machine knows? What hangs below an object of a library is as
// the library says, what is imported may be a type.
bool IsOfRun(Ref object) {
  const auto* opaque = As<Opaque>(object);
  if (opaque == nullptr) return object->kind != Kind::kInstance;
  if (opaque->origin == Opaque::Origin::kImport) return false;
  const bool below =
      opaque->origin == Opaque::Origin::kAttribute || opaque->origin == Opaque::Origin::kItem;
  return !below || opaque->base == nullptr || IsOfRun(opaque->base);
}

// `object[key]` of what is not known, which may not be there.
Ref ItemIfThere(Evaluator& e, Ref object, Ref key, SourceSpan span) {
  const Ref item = OpaqueItem(e, object, key, span);
  if (!IsOfRun(object) || key->kind == Kind::kSlice) return item;
  const auto index = IntegerIn(key);
  if (!index || !e.Expects("IndexError")) {
    const auto lacks = [&] { return e.Compare(CompareOp::kNotIn, key, object, span); };
    const std::string* text = TextIn(key);
    return UnlessRaised(e, "KeyError", text == nullptr ? "key" : *text, lacks, item, span);
  }
  const auto lacks = [&] {
    const Ref size = e.OpaqueOperation("len", object, nullptr, span);
    return e.Compare(CompareOp::kLt, size, e.heap().integer(*index < 0 ? -*index : *index + 1),
                     span);
  };
  return UnlessRaised(e, "IndexError", "list index out of range", lacks, item, span);
}

// The row of a declared class's special method; null when it has none.
const MethodModel* DeclaredSpecial(const ClassModel& model, std::string_view name) {
  const auto method = std::find_if(model.methods.begin(), model.methods.end(),
                                   [name](const MethodModel& row) { return row.name == name; });
  return method == model.methods.end() ? nullptr : &*method;
}

// What `d[key]` gives when the key is not there.
Ref MissingItem(Evaluator& e, Dict& dict, Ref key, SourceSpan span) {
  if (dict.default_factory != nullptr && dict.default_factory->kind != Kind::kNone) {
    const Ref made = e.CallValue(dict.default_factory, CallWith({}, span));
    e.Touch(&dict);
    dict.Set(key, made);
    return made;
  }
  if (dict.counter) return e.heap().integer(0);
  e.RaiseWith("KeyError", key, span);
}

Ref ClassItem(Evaluator& e, Class& cls, Ref key, SourceSpan span) {
  const Ref of_meta =
      cls.meta == nullptr ? nullptr : Evaluator::Impl::ClassMember(*cls.meta, "__getitem__");
  if (of_meta != nullptr) return e.CallValue(of_meta, CallWith({&cls, key}, span));
  if (const Ref own = Evaluator::Impl::ClassMember(cls, "__class_getitem__")) {
    const Ref bound = Evaluator::Impl::BindMember(e, own, &cls, &cls, span);
    return e.CallValue(bound, CallWith({key}, span));
  }
  // list[int] remembers what it is of; a generic class of the user's is the class itself, unless
  // its fields are converted.
  if (!cls.enumeration && cls.construct != nullptr) return OpaqueItem(e, &cls, key, span);
  if (!cls.enumeration) return ParametrisedModel(e, cls, key);
  std::string name;
  if (!TextOf(key, name))
    return e.NewUnknown(fmt::format("a member of {}", cls.name), std::string(cls.name), span);
  if (const Ref member = cls.attributes.Find(name)) return member;
  e.RaiseWith("KeyError", key, span);
}

// A key that is not known is itself: it is found where no other one may be the same.
bool IsOnlyUnknown(const Dict& dict, Ref key) {
  return std::ranges::all_of(
      dict.items, [key](const auto& item) { return item.first == key || IsToldApart(item.first); });
}

// The first item under a key that is not known, of a defaultdict of lists or sets; null for others.
Ref FirstOfKey(Evaluator& e, Dict& dict, Ref key, SourceSpan span) {
  if (IsNone(dict.default_factory) || dict.open || !dict.items.empty()) return nullptr;
  const Ref made = e.CallValue(dict.default_factory, CallWith({}, span));
  if (made->kind != Kind::kList && made->kind != Kind::kSet) return nullptr;
  e.Touch(&dict);
  dict.Set(key, made);
  FilledByRounds(e, made);
  return made;
}

// The item of a key of which it is not known which one it is, where there is one.
Ref UncertainItem(Evaluator& e, Dict& dict, Ref key, SourceSpan span) {
  const Ref selected = SelectedItem(e, dict, key, nullptr, span);
  return selected != nullptr ? selected : OpaqueItem(e, &dict, key, span);
}

[[noreturn]] void RaiseNotSubscriptable(Evaluator& e, Ref object, SourceSpan span) {
  e.Raise("TypeError", fmt::format("'{}' object is not subscriptable", TypeName(object)), span);
}

}  // namespace

Ref Evaluator::Impl::DictItem(Evaluator& e, Dict& dict, Ref key, SourceSpan span) {
  key = SameKey(e, dict, key, span);
  const Ref found = Known(key) || IsOnlyUnknown(dict, key) ? FindKey(e, dict, key, span) : nullptr;
  if (const Choice* guarded = found == nullptr ? nullptr : Guarded(e, found)) {
    return guarded->then->kind == Kind::kAbsent ? guarded->otherwise : guarded->then;
  }
  if (found != nullptr) return Settle(e, found);
  if (IsToldApart(key) && !dict.open && !HasUnknownKeys(dict))
    return MissingItem(e, dict, key, span);
  if (const Ref made = FirstOfKey(e, dict, key, span)) return made;
  if (!e.Expects("KeyError")) return UncertainItem(e, dict, key, span);
  const bool single = !dict.open && dict.items.size() == 1;
  const Ref there = single ? e.Compare(CompareOp::kEq, key, dict.items.front().first, span)
                           : e.Compare(CompareOp::kIn, key, &dict, span);
  return e.Branch(
      there, span, [&] { return UncertainItem(e, dict, key, span); },
      [&]() -> Ref { e.RaiseWith("KeyError", key, span); });
}

Ref Evaluator::Impl::InstanceItem(Evaluator& e, Instance& instance, Ref key, SourceSpan span) {
  Class& cls = *instance.cls;
  const auto call = [&](Ref method) {
    return e.CallValue(BindMember(e, method, &instance, &cls, span), CallWith({key}, span));
  };
  if (const Ref method = ClassMember(cls, "__getitem__")) return call(method);
  if (instance.payload != nullptr) {
    const auto* dict = As<Dict>(instance.payload);
    const Ref missing = dict == nullptr ? nullptr : ClassMember(cls, "__missing__");
    const bool absent = missing != nullptr && dict->Find(key) == nullptr;
    return absent ? call(missing) : e.GetItem(instance.payload, key, span);
  }
  if (cls.model != nullptr) {
    const MethodModel* method = DeclaredSpecial(*cls.model, "__getitem__");
    if (method != nullptr) return method->function(e, CallWith({&instance, key}, span));
    RefuseItem(e, &instance, span);
    return OpaqueItem(e, &instance, key, span);
  }
  if (!cls.opaque_base) RaiseNotSubscriptable(e, &instance, span);
  return OpaqueItem(e, &instance, key, span);
}

Ref Evaluator::GetItem(Ref object, Ref key, SourceSpan span) {
  object = Impl::Settle(*this, object);
  key = Impl::Settle(*this, key);
  if (object->kind == Kind::kChoice) {
    return MapChoice(object, [&](Ref one) { return GetItem(one, key, span); });
  }
  if (key->kind == Kind::kChoice) {
    return MapChoice(key, [&](Ref one) { return GetItem(object, one, span); });
  }
  switch (object->kind) {
    case Kind::kDict:
      return Impl::DictItem(*this, *static_cast<Dict*>(object), key, span);
    case Kind::kTuple:
      if (const Class* cls = static_cast<Tuple*>(object)->cls; cls != nullptr) {
        const Ref own = Impl::ClassMember(*cls, "__getitem__");
        if (own != nullptr) return CallValue(own, CallWith({object, key}, span));
      }
      return Impl::SequenceItem(*this, object, key, span);
    case Kind::kList:
    case Kind::kStr:
    case Kind::kRange:
    case Kind::kBytes:
      return Impl::SequenceItem(*this, object, key, span);
    case Kind::kInstance:
      return Impl::InstanceItem(*this, *static_cast<Instance*>(object), key, span);
    case Kind::kClass:
      return ClassItem(*this, *static_cast<Class*>(object), key, span);
    case Kind::kOpaque:
      RefuseItem(*this, object, span);
      return ItemIfThere(*this, object, key, span);
    case Kind::kUnknown:
    case Kind::kTemplate:
      return ItemIfThere(*this, object, key, span);
    case Kind::kModule:
    case Kind::kNative:
      return OpaqueItem(*this, object, key, span);
    default:
      RaiseNotSubscriptable(*this, object, span);
  }
}

namespace {

// `object[slice]` of a sequence with these items.
Ref SliceOf(Evaluator& e, Ref object, const std::vector<Ref>& items, Slice& slice,
            SourceSpan span) {
  if (object->kind == Kind::kList && HoldsMany(e, items)) {
    const auto start = IntegerIn(slice.start);
    const auto stop = IntegerIn(slice.stop);
    const bool known = (start || IsNone(slice.start)) && (stop || IsNone(slice.stop)) &&
                       (IsNone(slice.step) || IntegerIn(slice.step) == 1);
    return NewList(e, SliceAmongMany(e, items, known ? start : -1, known ? stop : -1, span));
  }
  const auto part = Sliced(e, items, slice, span);
  if (part) e.Work(part->size() / kLookedAtInAStep);
  if (!part) return OpaqueItem(e, object, &slice, span);
  if (object->kind == Kind::kTuple) return e.heap().New<Tuple>(*part);
  if (object->kind == Kind::kStr) return e.Concatenate(*part);
  if (object->kind == Kind::kBytes) {
    std::string bytes;
    for (const Ref item : *part)
      bytes.push_back(static_cast<char>(As<Int>(item)->value));
    return e.heap().New<Bytes>(std::move(bytes));
  }
  if (const auto* range = As<Range>(object)) {
    const Bounds at = *SliceBounds(e, slice, static_cast<std::int64_t>(items.size()), span);
    return e.heap().New<Range>(range->start + at.start * range->step,
                               range->start + at.stop * range->step, range->step * at.step);
  }
  return e.heap().New<List>(*part);
}

// sys.argv[1] of a program that is read as if it was started without words: it may have been given
// one. Null for anything else, and where the code handles that there is none.
Ref MissingWord(Evaluator& e, Ref object, Ref key, std::size_t size, SourceSpan span) {
  const auto index = IntegerIn(key);
  const bool beyond = index && *index >= static_cast<std::int64_t>(size);
  if (!beyond || e.Expects("IndexError") || object != e.LibraryObject("sys.argv")) return nullptr;
  const std::string name = fmt::format("argv[{}]", *index);
  if (const Ref bound = e.BoundValue(name, {}, nullptr)) return bound;
  return e.NewOpenName(fmt::format("command-line argument {}", *index), name, span);
}

}  // namespace

namespace {

// When a list has an item at this index; null where that is certain, or certainly not.
Ref HasIndex(Evaluator& e, const std::vector<Ref>& items, std::int64_t index, SourceSpan span) {
  const std::int64_t needed = index < 0 ? -index : index + 1;
  const auto certain =
      std::ranges::count_if(items, [&](Ref item) { return Evaluator::Impl::IsCertain(e, item); });
  if (certain >= needed || items.empty()) return nullptr;
  if (needed == 1) return Evaluator::Impl::HasAny(e, items);
  if (!HoldsMany(e, items) && std::ssize(items) < needed) return nullptr;
  const Ref count = CountElements(e, items, span);
  return e.Compare(CompareOp::kGe, count, e.heap().integer(needed), span);
}

// `[train, score][flag](…)`: one of a few functions or objects, by an index that is not known.
Ref OneOfFew(Evaluator& e, const std::vector<Ref>& items, Ref index, SourceSpan span) {
  constexpr std::size_t kMost = 12;
  const bool few =
      !items.empty() && items.size() <= kMost && std::ranges::all_of(items, [](Ref item) {
        return item->kind == Kind::kFunction || item->kind == Kind::kInstance;
      });
  if (!few || !Unsure(index)) return nullptr;
  std::vector<std::pair<Ref, std::vector<Ref>>> cases;  // items, each once, with their indexes
  const auto size = std::ssize(items);
  for (std::int64_t at = 0; at < size; ++at) {
    const Ref item = items[static_cast<std::size_t>(at)];
    auto same = std::ranges::find(cases, item, [](const auto& one) { return one.first; });
    if (same == cases.end()) same = cases.insert(same, {item, {}});
    same->second.push_back(e.heap().integer(at));
    same->second.push_back(e.heap().integer(at - size));
  }
  Ref selected = cases.back().first;
  for (auto one = cases.rbegin() + 1; one != cases.rend(); ++one) {
    const Ref here = e.Compare(CompareOp::kIn, index, NewTuple(e, one->second), span);
    selected = e.Merge(here, one->first, selected);
  }
  return selected;
}

// Is the part behind an index of elements that are all there? Such a slice has what it has,
// whatever lies behind.
bool IsBehindCertain(Evaluator& e, const std::vector<Ref>& items, const Slice& slice) {
  const std::int64_t start = IsNone(slice.start) ? 0 : IntegerIn(slice.start).value_or(-1);
  if (start < 0 || !IsNone(slice.stop) || !IsNone(slice.step)) return false;
  const auto certain = std::ranges::find_if(
      items, [&](Ref item) { return Evaluator::Impl::Guarded(e, item) != nullptr; });
  return start <= certain - items.begin();
}

// The item, or the slice, of each of several lists that a collection may be; of those that are long
// enough. Null when none is, or when it is one.
Ref ItemOfEach(Evaluator& e, Ref collection, Ref key, SourceSpan span) {
  if (const auto* choice = As<Choice>(collection)) {
    const Ref then = ItemOfEach(e, choice->then, key, span);
    const Ref otherwise = ItemOfEach(e, choice->otherwise, key, span);
    if (then == nullptr || otherwise == nullptr) return then == nullptr ? otherwise : then;
    return e.Merge(choice->condition, then, otherwise);
  }
  const std::vector<Ref>& items = *ItemsIn(collection);
  if (auto* slice = As<Slice>(key)) return SliceOf(e, collection, items, *slice, span);
  const auto index = IntegerIn(key);
  if (!index) return nullptr;
  if (MayLack(collection)) return ItemAmongUncertain(e, items, *index, span);
  const std::int64_t at = *index < 0 ? *index + std::ssize(items) : *index;
  if (at < 0 || at >= std::ssize(items)) return nullptr;
  return Evaluator::Impl::Settle(e, items[static_cast<std::size_t>(at)]);
}

}  // namespace

Ref Evaluator::Impl::SequenceItem(Evaluator& e, Ref object, Ref key, SourceSpan span) {
  const auto* list = As<List>(object);
  const auto* tuple = As<Tuple>(object);
  const std::vector<Ref>* items = list != nullptr                                ? &list->items
                                  : tuple != nullptr && tuple->items.size() == 1 ? &tuple->items
                                                                                 : nullptr;
  const auto index = items == nullptr ? std::nullopt : IntegerIn(key);
  if (index && e.Expects("IndexError")) {
    if (const Ref there = HasIndex(e, *items, *index, span)) {
      return e.Branch(
          there, span, [&] { return ItemAt(e, object, key, span); },
          [&]() -> Ref { e.Raise("IndexError", "list index out of range", span); });
    }
  }
  return ItemAt(e, object, key, span);
}

Ref Evaluator::Impl::ItemAt(Evaluator& e, Ref object, Ref key, SourceSpan span) {
  // Lists are looked at where they are: copying them for every index would cost their length.
  const std::vector<Ref>* own = ItemsIn(object);
  std::vector<Ref> made;
  if (own == nullptr) made = e.Elements(object, span).value_or(std::vector<Ref>{});
  const std::vector<Ref>& items = own == nullptr ? made : *own;
  e.Work(items.size() / kLookedAtInAStep);
  // Only arms of branches make elements that may be absent.
  const auto* part = As<Slice>(key);
  const bool apart = own != nullptr && e.arms_ > 0 && MayLack(object) &&
                     (part == nullptr || !IsBehindCertain(e, items, *part));
  if (apart) {
    if (const Ref item = ItemOfEach(e, Apart(e, object), key, span)) return item;
  }
  if (auto* slice = As<Slice>(key)) return SliceOf(e, object, items, *slice, span);
  const bool many_in_tuple =
      object->kind == Kind::kTuple && items.size() == 1 && HoldsMany(e, items);
  if (IntegerIn(key) && object->kind == Kind::kList && HoldsOthers(e, object)) {
    e.ReportIncomplete("unknown-dependency",
                       "which round of a loop made this element is known only while it runs", span);
  }
  if (const auto index = IntegerIn(key); index && (object->kind == Kind::kList || many_in_tuple)) {
    if (const auto item = ItemAmongMany(e, items, *index, span)) return *item;
  }
  if (object->kind == Kind::kList && Unsure(key) && HoldsMany(e, items))
    return AnyOfItems(e, items, span);
  if (own != nullptr) {
    if (const Ref one = OneOfFew(e, items, key, span)) return one;
  }
  if (const Ref word = MissingWord(e, object, key, items.size(), span)) return word;
  const auto position =
      Position(e, key, items.size(), fmt::format("{} index", TypeName(object)), span);
  if (!position) return OpaqueItem(e, object, key, span);
  const auto at = static_cast<std::int64_t>(*position);
  const std::int64_t index = *IntegerIn(key);
  // Where an element is depends on the conditional ones between it and the end it is counted from.
  const auto first = items.begin() + (index < 0 ? static_cast<std::ptrdiff_t>(at) + 1 : 0);
  const auto last = index < 0 ? items.end() : items.begin() + static_cast<std::ptrdiff_t>(at);
  if (e.arms_ > 0 &&
      std::any_of(first, last, [&](Ref item) { return Guarded(e, item) != nullptr; }))
    return OpaqueItem(e, object, key, span);
  const Ref item = items[static_cast<std::size_t>(at)];
  if (Guarded(e, item) != nullptr) return OpaqueItem(e, object, key, span);
  return Settle(e, item);
}

void Evaluator::Impl::SetInstanceItem(Evaluator& e, Instance& instance, Ref key, Ref value,
                                      SourceSpan span) {
  Class& cls = *instance.cls;
  if (const Ref method = ClassMember(cls, "__setitem__")) {
    e.CallValue(BindMember(e, method, &instance, &cls, span), CallWith({key, value}, span));
  } else if (instance.payload != nullptr) {
    e.SetItem(instance.payload, key, value, span);
  } else if (cls.model != nullptr) {
    const MethodModel* declared = DeclaredSpecial(*cls.model, "__setitem__");
    if (declared != nullptr) declared->function(e, CallWith({&instance, key, value}, span));
  } else if (!cls.opaque_base) {
    e.Raise("TypeError", fmt::format("'{}' object does not support item assignment", cls.name),
            span);
  }
}

void Evaluator::SetItem(Ref object, Ref key, Ref value, SourceSpan span) {
  object = Impl::Settle(*this, object);
  key = Impl::Settle(*this, key);
  if (auto* dict = As<Dict>(object)) {
    key = Impl::SameKey(*this, *dict, key, span);
    Touch(dict);
    SetEntriesOfUnknownKey(*this, *dict, key, value, span);
    dict->Set(key, value);
    dict->open = dict->open || MayMeet(*dict, key);
    return CheckItems(dict->items.size());
  }
  if (auto* list = As<List>(object)) {
    InEachForm(*this, *list, span, [&] {
      Impl::SetListItem(*this, *list, key, value, span);
      return heap_.none();
    });
    return;
  }
  if (auto* instance = As<Instance>(object)) {
    return Impl::SetInstanceItem(*this, *instance, key, value, span);
  }
  if (const auto* choice = As<Choice>(object)) {
    const auto set = [&](Ref one) {
      return [this, one, key, value, span] {
        if (one->kind != Kind::kAbsent && one->kind != Kind::kNone) SetItem(one, key, value, span);
        return heap_.none();
      };
    };
    Impl::CheckAlternatives(*choice);
    Branch(choice->condition, span, set(choice->then), set(choice->otherwise));
    return;
  }
  if (object->kind == Kind::kOpaque || object->kind == Kind::kUnknown) return;
  Raise("TypeError", fmt::format("'{}' object does not support item assignment", TypeName(object)),
        span);
}

std::optional<std::size_t> Evaluator::Impl::Position(Evaluator& e, Ref key, std::size_t size,
                                                     std::string_view what, SourceSpan span) {
  auto index = IntegerIn(key);
  auto* instance = As<Instance>(key);
  if (!index && instance != nullptr) {
    const Ref own = CallSpecial(e, *instance, "__index__", CallWith({}, span));
    if (own != nullptr) index = IntegerIn(own);
  }
  if (!index && !Known(key)) return std::nullopt;
  if (!index) {
    const std::string_view type = what.substr(0, what.find(' '));
    e.Raise("TypeError",
            type == "str"
                ? fmt::format("string indices must be integers, not '{}'", TypeName(key))
                : fmt::format("{} indices must be integers or slices, not {}", type, TypeName(key)),
            span);
  }
  const auto count = static_cast<std::int64_t>(size);
  const std::int64_t at = *index < 0 ? *index + count : *index;
  if (at >= 0 && at < count) return static_cast<std::size_t>(at);
  if (what.starts_with("str ")) what = "string index";
  if (what.starts_with("range ")) what = "range object index";
  if (what.starts_with("bytes ")) what = "index";
  e.Raise("IndexError", fmt::format("{} out of range", what), span);
}

void Evaluator::Impl::SetListItem(Evaluator& e, List& list, Ref key, Ref value, SourceSpan span) {
  if (const auto* slice = As<Slice>(key)) return SetListSlice(e, list, *slice, value, span);
  const auto at = Position(e, key, list.items.size(), "list assignment index", span);
  e.Touch(&list);
  if (!at) return SetItemAtUnknownIndex(e, list.items, key, value, span);
  list.items[*at] = value;
}

void Evaluator::Impl::SetListSlice(Evaluator& e, List& list, const Slice& slice, Ref value,
                                   SourceSpan span) {
  const auto elements = e.Elements(value, span);
  const auto bounds = SliceBounds(e, slice, static_cast<std::int64_t>(list.items.size()), span);
  if (!bounds || !elements) return;
  e.Touch(&list);
  if (bounds->step == 1) {
    const auto begin = list.items.begin() + static_cast<std::ptrdiff_t>(bounds->start);
    const auto end =
        list.items.begin() + static_cast<std::ptrdiff_t>(std::max(bounds->start, bounds->stop));
    const auto at = list.items.erase(begin, end);
    list.items.insert(at, elements->begin(), elements->end());
    return e.CheckItems(list.items.size());
  }
  const std::vector<std::size_t> positions = PositionsOf(*bounds);
  if (positions.size() != elements->size()) {
    e.Raise("ValueError",
            fmt::format("attempt to assign sequence of size {} to extended slice of size {}",
                        elements->size(), positions.size()),
            span);
  }
  for (std::size_t i = 0; i < positions.size(); ++i)
    list.items[positions[i]] = (*elements)[i];
}

void Evaluator::Impl::DeleteListItem(Evaluator& e, List& list, Ref key, SourceSpan span) {
  std::vector<std::size_t> positions;
  if (const auto* slice = As<Slice>(key)) {
    const auto bounds = SliceBounds(e, *slice, static_cast<std::int64_t>(list.items.size()), span);
    if (!bounds) return;
    positions = PositionsOf(*bounds);
    std::sort(positions.begin(), positions.end());
  } else if (const auto at = Position(e, key, list.items.size(), "list assignment index", span)) {
    positions.push_back(*at);
  } else {
    e.Touch(&list);
    return SetItemAtUnknownIndex(e, list.items, key, e.heap_.absent(), span);
  }
  e.Touch(&list);
  for (auto at = positions.rbegin(); at != positions.rend(); ++at)
    list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(*at));
}

void Evaluator::DeleteItem(Ref object, Ref key, SourceSpan span) {
  object = Impl::Settle(*this, object);
  key = Impl::Settle(*this, key);
  if (auto* instance = As<Instance>(object)) {
    if (CallSpecial(*this, *instance, "__delitem__", CallWith({key}, span)) != nullptr) return;
    if (instance->payload == nullptr) {
      if (instance->cls->model != nullptr || instance->cls->opaque_base) return;
    } else {
      object = instance->payload;
    }
  }
  if (auto* list = As<List>(object)) {
    InEachForm(*this, *list, span, [&] {
      Impl::DeleteListItem(*this, *list, key, span);
      return heap_.none();
    });
    return;
  }
  if (auto* dict = As<Dict>(object)) {
    key = Impl::SameKey(*this, *dict, key, span);
    Touch(dict);
    if (EraseKey(*this, *dict, key)) return;
    if (!dict->open && Known(key) && !HasUnknownKeys(*dict)) RaiseWith("KeyError", key, span);
    dict->open = dict->open || HasUnknownKeys(*dict);  // one of them may be the one that is gone
    EraseEntryOfUnknownKey(*this, *dict, key, span);
    return;
  }
  if (Unsure(object)) return;
  Raise("TypeError", fmt::format("'{}' object doesn't support item deletion", TypeName(object)),
        span);
}

}  // namespace smgraph::python
