#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

std::vector<Ref> RangeElements(Evaluator& e, const Range& range) {
  std::vector<Ref> elements;
  for (std::int64_t i = range.start; range.step > 0 ? i < range.stop : i > range.stop;
       i += range.step) {
    elements.push_back(e.heap().integer(i));
    e.CheckItems(elements.size());
  }
  return elements;
}

std::vector<Ref> Characters(Evaluator& e, std::string_view text) {
  std::vector<Ref> elements;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (text[end] & 0xC0) == 0x80)
      ++end;
    elements.push_back(e.heap().str(std::string(text.substr(i, end - i))));
    e.CheckItems(elements.size());
    i = end;
  }
  return elements;
}

// The elements of both alternatives; those of one only exist under its condition.
std::optional<std::vector<Ref>> ChoiceElements(Evaluator& e, const Choice& choice,
                                               SourceSpan span) {
  if (choice.then->kind == Kind::kAbsent) return e.Elements(choice.otherwise, span);
  if (choice.otherwise->kind == Kind::kAbsent) return e.Elements(choice.then, span);
  const auto elements = [&](Ref value) -> std::optional<std::vector<Ref>> {
    if (value->kind == Kind::kNone)
      return std::vector<Ref>{};  // `for x in maybe_none` would raise: no round
    return e.Elements(value, span);
  };
  const auto a = elements(choice.then);
  const auto b = elements(choice.otherwise);
  if (!a || !b) return std::nullopt;
  std::vector<Ref> merged;
  std::size_t common = 0;
  while (common < a->size() && common < b->size() && (*a)[common] == (*b)[common])
    merged.push_back((*a)[common++]);
  const Ref absent = e.heap().absent();
  for (std::size_t i = common; i < a->size(); ++i)
    merged.push_back(e.Merge(choice.condition, (*a)[i], absent));
  for (std::size_t i = common; i < b->size(); ++i)
    merged.push_back(e.Merge(choice.condition, absent, (*b)[i]));
  return merged;
}

constexpr std::size_t kMostIterations = 10'000;

}  // namespace

std::optional<std::vector<Ref>> Evaluator::Elements(Ref iterable, SourceSpan span) {
  constexpr std::size_t kElementsOfStep = 32;
  auto elements = Impl::ElementsOf(*this, Impl::Settle(*this, iterable), span);
  if (elements) Work(elements->size() / kElementsOfStep);
  return elements;
}

std::optional<std::vector<Ref>> Evaluator::Impl::ElementsOf(Evaluator& e, Ref iterable,
                                                            SourceSpan span) {
  switch (iterable->kind) {
    case Kind::kList:
      return static_cast<List*>(iterable)->items;
    case Kind::kTuple:
      return static_cast<Tuple*>(iterable)->items;
    case Kind::kSet:
      return static_cast<Set*>(iterable)->items;
    case Kind::kDict: {
      const auto* dict = static_cast<Dict*>(iterable);
      if (dict->open) return std::nullopt;
      std::vector<Ref> keys;
      for (const auto& [key, value] : dict->items) {
        const Choice* guarded = Impl::Guarded(e, value);
        if (guarded == nullptr) {
          keys.push_back(key);
        } else if (guarded->then->kind == Kind::kAbsent) {
          keys.push_back(e.Merge(guarded->condition, e.heap_.absent(), key));
        } else {
          keys.push_back(e.Merge(guarded->condition, key, e.heap_.absent()));
        }
      }
      return keys;
    }
    case Kind::kRange:
      return RangeElements(e, *static_cast<Range*>(iterable));
    case Kind::kStr:
      return Characters(e, static_cast<Str*>(iterable)->value);
    case Kind::kBytes: {
      std::vector<Ref> elements;
      for (const char c : static_cast<Bytes*>(iterable)->value) {
        elements.push_back(e.heap_.integer(static_cast<unsigned char>(c)));
      }
      return elements;
    }
    case Kind::kIterator: {
      auto* iterator = static_cast<Iterator*>(iterable);
      e.Touch(iterator);
      const auto begin = iterator->items.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                       iterator->next, iterator->items.size()));
      std::vector<Ref> rest(begin, iterator->items.end());
      iterator->next = iterator->items.size();
      return rest;
    }
    case Kind::kChoice:
      return ChoiceElements(e, *static_cast<Choice*>(iterable), span);
    case Kind::kClass:
      return Impl::ClassElements(e, *static_cast<Class*>(iterable), span);
    case Kind::kInstance:
      return Impl::InstanceElements(e, *static_cast<Instance*>(iterable), span);
    case Kind::kOpaque:
    case Kind::kUnknown:
    case Kind::kTemplate:
    case Kind::kModule:
      return std::nullopt;
    default:
      e.Raise("TypeError", fmt::format("'{}' object is not iterable", TypeName(iterable)), span);
  }
}

// Members of an enumeration, in order.
std::optional<std::vector<Ref>> Evaluator::Impl::ClassElements(Evaluator& e, Class& cls,
                                                               SourceSpan span) {
  if (!cls.enumeration) {
    if (cls.opaque_base || cls.model != nullptr) return std::nullopt;
    e.Raise("TypeError", "'type' object is not iterable", span);
  }
  std::vector<Ref> members;
  for (const auto& [name, value] : cls.attributes.entries()) {
    const auto* member = As<Instance>(value);
    if (member != nullptr && member->cls == &cls) members.push_back(value);
  }
  return members;
}

std::optional<std::vector<Ref>> Evaluator::Impl::InstanceElements(Evaluator& e, Instance& instance,
                                                                  SourceSpan span) {
  const Ref iterator = CallSpecial(e, instance, "__iter__", CallWith({}, span));
  if (iterator != nullptr && iterator != &instance) return e.Elements(iterator, span);
  if (SpecialMember(e, *instance.cls, "__next__") != nullptr) {
    std::vector<Ref> elements;
    try {
      while (elements.size() < kMostIterations) {
        elements.push_back(CallSpecial(e, instance, "__next__", CallWith({}, span)));
      }
    } catch (const Raised& raised) {
      if (TypeName(raised.exception) != "StopIteration") throw;
      return elements;
    }
    return std::nullopt;
  }
  if (instance.payload != nullptr) return e.Elements(instance.payload, span);
  if (instance.cls->model != nullptr || instance.cls->opaque_base) return std::nullopt;
  e.Raise("TypeError", fmt::format("'{}' object is not iterable", instance.cls->name), span);
}

Ref Evaluator::SymbolicElement(Ref collection, SourceSpan span) {
  Opaque* element = NewOpaque(Opaque::Origin::kElement, collection, "", span);
  return element;
}

namespace {

// A slice's bounds for a sequence of `size`; nullopt when some part is not known.
struct Bounds {
  std::int64_t start, stop, step;
};
std::optional<Bounds> SliceBounds(const Slice& slice, std::int64_t size) {
  const auto part = [](Ref value, std::int64_t fallback) -> std::optional<std::int64_t> {
    if (value->kind == Kind::kNone) return fallback;
    if (const auto* integer = As<Int>(value)) return integer->value;
    return std::nullopt;
  };
  const auto step = part(slice.step, 1);
  if (!step || *step == 0) return std::nullopt;
  const bool forward = *step > 0;
  const auto start = part(slice.start, forward ? 0 : size - 1);
  const auto stop = part(slice.stop, forward ? size : -1);
  if (!start || !stop) return std::nullopt;
  const auto clamp = [&](std::int64_t at, Ref given) {
    if (given->kind == Kind::kNone) return at;
    if (at < 0) at += size;
    return forward ? std::clamp<std::int64_t>(at, 0, size)
                   : std::clamp<std::int64_t>(at, -1, size - 1);
  };
  return Bounds{clamp(*start, slice.start), clamp(*stop, slice.stop), *step};
}

std::optional<std::vector<Ref>> Sliced(const std::vector<Ref>& items, const Slice& slice) {
  const auto bounds = SliceBounds(slice, static_cast<std::int64_t>(items.size()));
  if (!bounds) return std::nullopt;
  std::vector<Ref> result;
  for (std::int64_t i = bounds->start; bounds->step > 0 ? i < bounds->stop : i > bounds->stop;
       i += bounds->step) {
    result.push_back(items[static_cast<std::size_t>(i)]);
  }
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

Ref Evaluator::GetItem(Ref object, Ref key, SourceSpan span) {
  object = Impl::Settle(*this, object);
  key = Impl::Settle(*this, key);
  if (object->kind == Kind::kChoice) {
    return MapChoice(object, [&](Ref one) { return GetItem(one, key, span); });
  }
  if (key->kind == Kind::kChoice) {
    return MapChoice(key, [&](Ref one) { return GetItem(object, one, span); });
  }
  const auto opaque_item = [&] {
    Opaque* item = NewOpaque(Opaque::Origin::kItem, object, "", span);
    item->key = key;
    return item;
  };
  switch (object->kind) {
    case Kind::kDict: {
      auto* dict = static_cast<Dict*>(object);
      key = Impl::SameKey(*this, *dict, key, span);
      const Ref found = Known(key) ? FindKey(*this, *dict, key, span) : nullptr;
      if (const Choice* guarded = found == nullptr ? nullptr : Impl::Guarded(*this, found)) {
        return guarded->then->kind == Kind::kAbsent ? guarded->otherwise : guarded->then;
      }
      if (found != nullptr) return Impl::Settle(*this, found);
      if (dict->open || !Known(key)) return opaque_item();
      if (dict->default_factory != nullptr && dict->default_factory->kind != Kind::kNone) {
        Call call;
        call.span = span;
        const Ref made = CallValue(dict->default_factory, std::move(call));
        Touch(dict);
        dict->Set(key, made);
        return made;
      }
      if (dict->counter) return heap_.integer(0);
      RaiseWith("KeyError", key, span);
    }
    case Kind::kList:
    case Kind::kTuple:
    case Kind::kStr:
    case Kind::kRange:
    case Kind::kBytes:
      return Impl::SequenceItem(*this, object, key, span);
    case Kind::kInstance: {
      auto* instance = static_cast<Instance*>(object);
      if (const Ref method = Impl::ClassMember(*instance->cls, "__getitem__")) {
        Call call;
        call.span = span;
        call.positional.push_back(key);
        return CallValue(Impl::BindMember(*this, method, instance, instance->cls, span),
                         std::move(call));
      }
      if (instance->payload != nullptr) {
        const auto* dict = As<Dict>(instance->payload);
        const Ref missing = Impl::ClassMember(*instance->cls, "__missing__");
        if (dict != nullptr && missing != nullptr && dict->Find(key) == nullptr) {
          Call call;
          call.span = span;
          call.positional.push_back(key);
          return CallValue(Impl::BindMember(*this, missing, instance, instance->cls, span),
                           std::move(call));
        }
        return GetItem(instance->payload, key, span);
      }
      if (const ClassModel* model = instance->cls->model) {
        const auto method =
            std::find_if(model->methods.begin(), model->methods.end(),
                         [](const MethodModel& row) { return row.name == "__getitem__"; });
        if (method != model->methods.end()) {
          Call call;
          call.span = span;
          call.positional = {object, key};
          return method->function(*this, call);
        }
        return opaque_item();
      }
      if (instance->cls->opaque_base) return opaque_item();
      break;
    }
    case Kind::kClass: {
      auto* cls = static_cast<Class*>(object);
      if (!cls->enumeration) return cls;  // list[int]: the class itself
      std::string name;
      if (!TextOf(key, name)) return opaque_item();
      if (const Ref member = cls->attributes.Find(name)) return member;
      RaiseWith("KeyError", key, span);
    }
    case Kind::kOpaque:
    case Kind::kUnknown:
    case Kind::kTemplate:
    case Kind::kModule:
    case Kind::kNative:
      return opaque_item();
    default:
      break;
  }
  Raise("TypeError", fmt::format("'{}' object is not subscriptable", TypeName(object)), span);
}

Ref Evaluator::Impl::SequenceItem(Evaluator& e, Ref object, Ref key, SourceSpan span) {
  const auto unknown_item = [&]() -> Ref {
    Opaque* item = e.NewOpaque(Opaque::Origin::kItem, object, "", span);
    item->key = key;
    return item;
  };
  // Lists are looked at where they are: copying them for every index would cost their length.
  const std::vector<Ref>* own = As<List>(object) != nullptr    ? &static_cast<List*>(object)->items
                                : As<Tuple>(object) != nullptr ? &static_cast<Tuple*>(object)->items
                                                               : nullptr;
  std::vector<Ref> made;
  if (own == nullptr) made = e.Elements(object, span).value_or(std::vector<Ref>{});
  const std::vector<Ref>& items = own == nullptr ? made : *own;
  constexpr std::size_t kElementsOfStep = 128;
  e.Work(items.size() / kElementsOfStep);
  if (const auto* slice = As<Slice>(key)) {
    const auto part = Sliced(items, *slice);
    if (!part) return unknown_item();
    if (object->kind == Kind::kList) return e.heap_.New<List>(*part);
    if (object->kind == Kind::kTuple) return e.heap_.New<Tuple>(*part);
    if (object->kind == Kind::kStr) return e.Concatenate(*part);
    if (object->kind == Kind::kBytes) {
      std::string bytes;
      for (const Ref item : *part)
        bytes.push_back(static_cast<char>(As<Int>(item)->value));
      return e.heap_.New<Bytes>(std::move(bytes));
    }
    return e.heap_.New<List>(*part);
  }
  std::int64_t index = 0;
  if (const auto* integer = As<Int>(key)) {
    index = integer->value;
  } else if (const auto* boolean = As<Bool>(key)) {
    index = boolean->value ? 1 : 0;
  } else if (!Known(key)) {
    return unknown_item();
  } else {
    e.Raise("TypeError",
            fmt::format("{} indices must be integers or slices, not {}", TypeName(object),
                        TypeName(key)),
            span);
  }
  const auto size = static_cast<std::int64_t>(items.size());
  const std::int64_t at = index < 0 ? index + size : index;
  if (at < 0 || at >= size)
    e.Raise("IndexError", fmt::format("{} index out of range", TypeName(object)), span);
  // Where an element is depends on the conditional ones between it and the end it is counted from.
  const auto first = items.begin() + (index < 0 ? static_cast<std::ptrdiff_t>(at) + 1 : 0);
  const auto last = index < 0 ? items.end() : items.begin() + static_cast<std::ptrdiff_t>(at);
  if (std::any_of(first, last, [&](Ref item) { return Guarded(e, item) != nullptr; }))
    return unknown_item();
  const Ref item = items[static_cast<std::size_t>(at)];
  if (const Choice* guarded = Guarded(e, item)) {
    // The last element, if it exists; else the one before it.
    const bool absent_first = guarded->then->kind == Kind::kAbsent;
    const Ref present = absent_first ? guarded->otherwise : guarded->then;
    if (index >= 0 || at == 0) return present;
    const Ref before = items[static_cast<std::size_t>(at - 1)];
    if (Guarded(e, before) != nullptr) return unknown_item();
    return absent_first ? e.Merge(guarded->condition, before, present)
                        : e.Merge(guarded->condition, present, before);
  }
  return Settle(e, item);
}

void Evaluator::SetItem(Ref object, Ref key, Ref value, SourceSpan span) {
  object = Impl::Settle(*this, object);
  key = Impl::Settle(*this, key);
  if (auto* dict = As<Dict>(object)) {
    key = Impl::SameKey(*this, *dict, key, span);
    Touch(dict);
    if (Known(key) || key->kind == Kind::kTemplate || key->kind == Kind::kInstance) {
      dict->Set(key, value);
    } else {
      dict->Set(key, value);
      dict->open = true;
    }
    CheckItems(dict->items.size());
    return;
  }
  if (auto* list = As<List>(object)) {
    const auto size = static_cast<std::int64_t>(list->items.size());
    if (const auto* slice = As<Slice>(key)) {
      const auto bounds = SliceBounds(*slice, size);
      const auto elements = Elements(value, span);
      if (!bounds || !elements) return;
      Touch(list);
      if (bounds->step != 1) {
        std::int64_t at = bounds->start;
        for (const Ref element : *elements) {
          if (at < 0 || at >= size) break;
          list->items[static_cast<std::size_t>(at)] = element;
          at += bounds->step;
        }
        return;
      }
      const auto begin = list->items.begin() + static_cast<std::ptrdiff_t>(bounds->start);
      const auto end =
          list->items.begin() + static_cast<std::ptrdiff_t>(std::max(bounds->start, bounds->stop));
      const auto at = list->items.erase(begin, end);
      list->items.insert(at, elements->begin(), elements->end());
      return;
    }
    const auto* index = As<Int>(key);
    if (index == nullptr) return;
    const std::int64_t at = index->value < 0 ? index->value + size : index->value;
    if (at < 0 || at >= size) Raise("IndexError", "list assignment index out of range", span);
    Touch(list);
    list->items[static_cast<std::size_t>(at)] = value;
    return;
  }
  if (auto* instance = As<Instance>(object)) {
    const Ref method = Impl::ClassMember(*instance->cls, "__setitem__");
    if (method != nullptr) {
      Call call;
      call.span = span;
      call.positional = {key, value};
      CallValue(Impl::BindMember(*this, method, instance, instance->cls, span), std::move(call));
    } else if (instance->payload != nullptr) {
      SetItem(instance->payload, key, value, span);
    } else if (const ClassModel* model = instance->cls->model) {
      for (const MethodModel& row : model->methods) {
        if (row.name != "__setitem__") continue;
        Call call;
        call.span = span;
        call.positional = {object, key, value};
        row.function(*this, call);
      }
    }
    return;
  }
  if (const auto* choice = As<Choice>(object)) {
    const auto set = [&](Ref one) {
      return [this, one, key, value, span] {
        if (one->kind != Kind::kAbsent && one->kind != Kind::kNone) SetItem(one, key, value, span);
        return heap_.none();
      };
    };
    Branch(choice->condition, span, set(choice->then), set(choice->otherwise));
    return;
  }
  if (object->kind == Kind::kOpaque || object->kind == Kind::kUnknown) return;
  Raise("TypeError", fmt::format("'{}' object does not support item assignment", TypeName(object)),
        span);
}

void Evaluator::DeleteItem(Ref object, Ref key, SourceSpan span) {
  object = Impl::Settle(*this, object);
  if (auto* instance = As<Instance>(object); instance != nullptr && instance->payload != nullptr) {
    object = instance->payload;
  }
  if (auto* dict = As<Dict>(object)) {
    Touch(dict);
    if (!dict->Erase(key) && !dict->open && Known(key)) RaiseWith("KeyError", key, span);
  } else if (auto* list = As<List>(object)) {
    Touch(list);
    const auto size = static_cast<std::int64_t>(list->items.size());
    if (const auto* index = As<Int>(key)) {
      const std::int64_t at = index->value < 0 ? index->value + size : index->value;
      if (at < 0 || at >= size) Raise("IndexError", "list assignment index out of range", span);
      list->items.erase(list->items.begin() + static_cast<std::ptrdiff_t>(at));
    } else if (const auto* slice = As<Slice>(key)) {
      const auto bounds = SliceBounds(*slice, size);
      if (!bounds || bounds->step != 1 || bounds->stop <= bounds->start) return;
      list->items.erase(list->items.begin() + static_cast<std::ptrdiff_t>(bounds->start),
                        list->items.begin() + static_cast<std::ptrdiff_t>(bounds->stop));
    }
  }
}

}  // namespace smgraph::python
