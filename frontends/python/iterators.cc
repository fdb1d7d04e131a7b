// The iterator protocol: what `for`, list() and next() take from which kind of value.
#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/run_iterators.h"
#include "frontends/python/set_order.h"
#include "frontends/python/validation.h"
#include "graph/base/utf8.h"

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
    while (end < text.size() && IsUtf8Tail(text[end]))
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

std::optional<std::vector<Ref>> Drained(Evaluator& e, Ref iterable, SourceSpan span) {
  Cursor cursor(e, iterable, span);
  if (!cursor.known()) return std::nullopt;
  std::vector<Ref> elements;
  while (const Ref element = cursor.Next()) {
    elements.push_back(element);
    e.CheckItems(elements.size());
  }
  return elements;
}

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
    case Kind::kTuple: {
      auto& tuple = *static_cast<Tuple*>(iterable);
      const Ref own = CallSpecial(e, tuple, "__iter__", CallWith({}, span));
      return own == nullptr ? tuple.items : e.Elements(own, span);
    }
    case Kind::kSet: {
      const auto& set = *static_cast<Set*>(iterable);
      std::vector<Ref> items = WalkedItems(e, set, span);
      if (set.view.dict != nullptr) return items;
      for (Ref& item : items)
        item = OnceForKey(e, item, item, item);
      return items;
    }
    case Kind::kDict: {
      const auto* dict = static_cast<Dict*>(iterable);
      if (dict->open) return std::nullopt;
      std::vector<Ref> keys;
      for (const auto& [key, value] : dict->items) {
        const Choice* guarded = Impl::Guarded(e, value);
        if (Impl::Settle(e, value)->kind == Kind::kAbsent) continue;
        if (guarded == nullptr) {
          keys.push_back(key);
        } else if (guarded->then->kind == Kind::kAbsent) {
          keys.push_back(e.Merge(guarded->condition, e.heap_.absent(), key));
        } else {
          keys.push_back(e.Merge(guarded->condition, key, e.heap_.absent()));
        }
        keys.back() = OnceForKey(e, key, value, keys.back());
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
    case Kind::kIterator:
    case Kind::kInstance:
      return Drained(e, iterable, span);
    case Kind::kChoice:
      return ChoiceElements(e, *static_cast<Choice*>(iterable), span);
    case Kind::kClass:
      return Impl::ClassElements(e, *static_cast<Class*>(iterable), span);
    case Kind::kOpaque:
      RefuseWalk(e, iterable, span);
      return std::nullopt;
    case Kind::kUnknown:
    case Kind::kTemplate:
    case Kind::kModule:
      return std::nullopt;
    default:
      e.Raise("TypeError", fmt::format("'{}' object is not iterable", TypeName(iterable)), span);
  }
}

// What the metaclass gives; else the members of an enumeration, in order: no second names, no
// combinations of flags.
std::optional<std::vector<Ref>> Evaluator::Impl::ClassElements(Evaluator& e, Class& cls,
                                                               SourceSpan span) {
  if (!cls.enumeration) {
    const Ref iterate = cls.meta == nullptr ? nullptr : ClassMember(*cls.meta, "__iter__");
    if (iterate != nullptr) return e.Elements(e.CallValue(iterate, CallWith({&cls}, span)), span);
    if (cls.opaque_base || cls.model != nullptr) return std::nullopt;
    e.Raise("TypeError", "'type' object is not iterable", span);
  }
  std::vector<Ref> members;
  for (const auto& [name, value] : cls.attributes.entries()) {
    const auto* member = As<Instance>(value);
    if (member == nullptr || member->cls != &cls) continue;
    const auto* own_name = As<Str>(member->attributes.Find("name"));
    const bool alias = own_name != nullptr && own_name->value != name;
    const auto bits = cls.flag ? IntegerIn(member->attributes.Find("value")) : std::nullopt;
    const bool compound = bits && (*bits <= 0 || (*bits & (*bits - 1)) != 0);
    if (!alias && !compound) members.push_back(value);
  }
  return members;
}

Ref Evaluator::SymbolicElement(Ref collection, SourceSpan span) {
  collection = LeftInRun(*this, collection, span);
  Opaque* element = NewOpaque(Opaque::Origin::kElement, collection, "", span);
  if (!Impl::Inside(*this, collection))
    element->path = heap_.NewPath(path_, Path::Kind::kEach, collection, true, span);
  return element;
}

// ---- one element at a time

Cursor::Cursor(Evaluator& ev, Ref iterable, SourceSpan span) : ev_(ev), span_(span) {
  Open(Evaluator::Impl::Settle(ev, iterable), /*depth=*/0);
}

void Cursor::Open(Ref iterable, int depth) {
  constexpr int kDeepest = 16;  // an __iter__ that gives an object with an __iter__ that …
  switch (iterable->kind) {
    case Kind::kList:
    case Kind::kIterator:
      walked_ = iterable;
      return;
    case Kind::kInstance:
      if (depth < kDeepest) return OpenInstance(*static_cast<Instance*>(iterable), depth);
      known_ = false;
      return;
    default: {
      auto elements = ev_.Elements(iterable, span_);
      known_ = elements.has_value();
      if (elements) items_ = std::move(*elements);
    }
  }
}

void Cursor::OpenInstance(Instance& instance, int depth) {
  Ref iterator = CallSpecial(ev_, instance, "__iter__", CallWith({}, span_));
  if (iterator == nullptr) iterator = CallSpecial(ev_, instance, "__aiter__", CallWith({}, span_));
  if (iterator != nullptr && iterator != &instance) return Open(iterator, depth + 1);
  const Class& cls = *instance.cls;
  const bool asks = SpecialMember(ev_, cls, "__next__") != nullptr ||
                    SpecialMember(ev_, cls, "__anext__") != nullptr ||
                    (instance.payload == nullptr && cls.model == nullptr &&
                     SpecialMember(ev_, cls, "__getitem__") != nullptr);
  if (asks) {
    walked_ = &instance;
  } else if (instance.payload != nullptr) {
    Open(instance.payload, depth + 1);
  } else if (IsModel(cls)) {
    Open(ev_.CallMethod(&instance, "__iter__", CallWith({}, span_)), depth + 1);
  } else if (cls.model != nullptr || cls.opaque_base) {
    known_ = false;
    RefuseWalk(ev_, &instance, span_);
  } else {
    ev_.Raise("TypeError", fmt::format("'{}' object is not iterable", cls.name), span_);
  }
}

Ref Cursor::Next() {
  if (auto* iterator = As<Iterator>(walked_)) return NextItem(ev_, *iterator);
  if (auto* instance = As<Instance>(walked_)) return AskInstance(*instance);
  // A list is read where it is: what the loop's body appends is walked over, too.
  const auto* list = As<List>(walked_);
  const std::vector<Ref>& items = list != nullptr ? list->items : items_;
  return next_ < items.size() ? items[next_++] : nullptr;
}

// __next__() or __anext__(), else __getitem__(0), __getitem__(1), …; null when that raises what
// ends an iteration.
Ref Cursor::AskInstance(Instance& instance) {
  const auto has = [&](std::string_view name) {
    return SpecialMember(ev_, *instance.cls, name) != nullptr;
  };
  ev_.CheckItems(next_);
  const char* end = "IndexError";
  try {
    if (has("__next__")) {
      end = "StopIteration";
      return CallSpecial(ev_, instance, "__next__", CallWith({}, span_));
    }
    if (has("__anext__")) {
      end = "StopAsyncIteration";
      const Ref next = CallSpecial(ev_, instance, "__anext__", CallWith({}, span_));
      return Evaluator::Impl::AwaitValue(ev_, next, span_);
    }
    const Ref index = ev_.heap().integer(static_cast<std::int64_t>(next_++));
    return CallSpecial(ev_, instance, "__getitem__", CallWith({index}, span_));
  } catch (const Raised& raised) {
    if (!ev_.IsInstance(raised.exception, *ev_.BuiltinClass(end))) throw;
    return nullptr;
  }
}

Ref NextItem(Evaluator& ev, Iterator& iterator) {
  if (iterator.next >= iterator.items.size()) {
    if (iterator.exhausted()) return nullptr;
    const std::shared_ptr<IteratorSource> source = iterator.source;
    const Ref made = source->Next(ev);
    if (made == nullptr) {
      source->finished = true;
      return nullptr;
    }
    iterator.items.push_back(made);
    ev.CheckItems(iterator.items.size());
  }
  ev.Touch(&iterator);
  return iterator.items[iterator.next++];
}

namespace {

struct FunctionSource final : IteratorSource {
  explicit FunctionSource(std::function<Ref()> f) : function(std::move(f)) {}
  Ref Next(Evaluator&) override { return function(); }
  std::function<Ref()> function;
};

}  // namespace

Iterator* NewLazyIterator(Evaluator& ev, std::function<Ref()> next) {
  return ev.heap().New<Iterator>(
      std::shared_ptr<IteratorSource>(std::make_shared<FunctionSource>(std::move(next))));
}

void RaiseStopIteration(Evaluator& ev, const Iterator& iterator, SourceSpan span) {
  const Ref returned = iterator.source == nullptr ? nullptr : iterator.source->returned;
  Instance* exception = ev.NewInstance(ev.BuiltinClass("StopIteration"), span);
  std::vector<Ref> arguments;
  if (!IsNone(returned)) arguments.push_back(returned);
  exception->attributes.Set("args", NewTuple(ev, std::move(arguments)));
  exception->attributes.Set("value", IsNone(returned) ? ev.heap().none() : returned);
  throw Raised{exception, span};
}

void Materialize(Evaluator& ev, Ref value) {
  constexpr std::size_t kMost = 4096;  // what never ends stays unfinished
  auto* iterator = As<Iterator>(value);
  if (iterator == nullptr) return;
  const std::shared_ptr<IteratorSource> source = iterator->source;
  while (!iterator->exhausted() && iterator->items.size() < kMost) {
    if (const Ref made = source->Next(ev)) {
      iterator->items.push_back(made);
    } else {
      source->finished = true;
    }
  }
}

}  // namespace smgraph::python
