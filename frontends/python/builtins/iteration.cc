// Builtins that walk over collections. Iterators are computed ahead (see value.h), so what is
// infinite in Python ends at a bound here.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {

Ref BuiltinLen(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  const auto size = [&](std::size_t count) {
    return ev.heap().integer(static_cast<std::int64_t>(count));
  };
  switch (value->kind) {
    case Kind::kStr:
      return size(CountPoints(static_cast<Str*>(value)->value));
    case Kind::kBytes:
      return size(static_cast<Bytes*>(value)->value.size());
    case Kind::kList:
      return CountElements(ev, static_cast<List*>(value)->items, call.span);
    case Kind::kTuple:
      return CountElements(ev, static_cast<Tuple*>(value)->items, call.span);
    case Kind::kSet:
      return CountElements(ev, static_cast<Set*>(value)->items, call.span);
    case Kind::kDict: {
      const auto keys = ev.Elements(value, call.span);
      return keys ? CountElements(ev, *keys, call.span) : UnknownCall(ev, call);
    }
    case Kind::kRange:
    case Kind::kClass: {
      const auto elements = ev.Elements(value, call.span);
      return elements ? size(elements->size()) : UnknownCall(ev, call);
    }
    case Kind::kInstance: {
      auto& instance = *static_cast<Instance*>(value);
      if (const Ref own = CallSpecial(ev, instance, "__len__", CallWith({}, call.span))) return own;
      if (instance.payload != nullptr)
        return BuiltinLen(ev, CallWith({instance.payload}, call.span));
      if (instance.cls->model != nullptr || instance.cls->opaque_base) return UnknownCall(ev, call);
      break;
    }
    case Kind::kTemplate:
    case Kind::kOpaque:
    case Kind::kUnknown:
    case Kind::kModule:
      return UnknownCall(ev, call);
    default:
      break;
  }
  ev.Raise("TypeError", fmt::format("object of type '{}' has no len()", TypeName(value)),
           call.span);
}

Ref BuiltinRange(Evaluator& ev, const Call& call) {
  if (AnyUnsure(call)) return UnknownCall(ev, call);
  const auto& given = call.positional;
  const std::int64_t first = NeedInteger(ev, given.empty() ? nullptr : given[0], call);
  if (given.size() == 1) return ev.heap().New<Range>(0, first, 1);
  const std::int64_t stop = NeedInteger(ev, given[1], call);
  const std::int64_t step = given.size() > 2 ? NeedInteger(ev, given[2], call) : 1;
  if (step == 0) ev.Raise("ValueError", "range() arg 3 must not be zero", call.span);
  return ev.heap().New<Range>(first, stop, step);
}

Ref BuiltinEnumerate(Evaluator& ev, const Call& call) {
  const Ref start = call.Argument(1, "start");
  const auto elements = ev.Elements(call.Argument(0, "iterable"), call.span);
  if (!elements) return UnknownCall(ev, call);
  constexpr int kMostConditional = 4;
  Ref index = start == nullptr ? ev.heap().integer(0) : start;
  const Ref one = ev.heap().integer(1);
  int conditional = 0;
  std::vector<Ref> pairs;
  for (const Ref element : *elements) {
    const Ref at = index;
    pairs.push_back(MapElement(ev, element, call.span, [&](Ref value) {
      return NewTuple(ev, {at, value});
    }));
    Ref next = ev.Binary(BinaryOp::kAdd, index, one, call.span);
    if (Conditional(element) != nullptr) {
      next = ++conditional > kMostConditional
                 ? ev.NewUnknown("position behind conditional elements", "index", call.span)
                 : ValueOr(ev, MapElement(ev, element, call.span, [next](Ref) { return next; }), at,
                           call.span);
    }
    index = next;
  }
  return NewIterator(ev, std::move(pairs));
}

namespace {

// The elements of several iterables, at most `limit` of each. Iterators among them lose only what
// is taken, as far as the shortest of the others goes.
class Parallel {
 public:
  Parallel(Evaluator& ev, SourceSpan span) : ev_(ev), span_(span) {}
  bool Add(Ref iterable);
  std::size_t Shortest() const;
  const std::vector<std::vector<Ref>>& columns() const { return columns_; }
  void Consume(std::size_t count);

 private:
  Evaluator& ev_;
  SourceSpan span_;
  std::vector<std::vector<Ref>> columns_;
  std::vector<Iterator*> iterators_;
};

bool Parallel::Add(Ref iterable) {
  if (auto* iterator = As<Iterator>(iterable)) {
    const std::size_t begin = std::min(iterator->next, iterator->items.size());
    columns_.emplace_back(iterator->items.begin() + static_cast<std::ptrdiff_t>(begin),
                          iterator->items.end());
    iterators_.push_back(iterator);
    return true;
  }
  auto elements = ev_.Elements(iterable, span_);
  if (!elements) return false;
  columns_.push_back(std::move(*elements));
  iterators_.push_back(nullptr);
  return true;
}

std::size_t Parallel::Shortest() const {
  std::size_t shortest = columns_.empty() ? 0 : columns_[0].size();
  for (const auto& column : columns_)
    shortest = std::min(shortest, column.size());
  return shortest;
}

void Parallel::Consume(std::size_t count) {
  // Columns are asked in order: those before the one that ends first were asked once more.
  bool ended = false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    ended = ended || columns_[i].size() == count;
    Iterator* iterator = iterators_[i];
    if (iterator == nullptr) continue;
    ev_.Touch(iterator);
    iterator->next = std::min(iterator->next + count + (ended ? 0 : 1), iterator->items.size());
  }
}

bool AnyConditional(const std::vector<Ref>& elements) {
  return std::any_of(elements.begin(), elements.end(),
                     [](Ref element) { return Conditional(element) != nullptr; });
}

}  // namespace

Ref BuiltinZip(Evaluator& ev, const Call& call) {
  Parallel parallel(ev, call.span);
  for (const Ref iterable : call.positional) {
    if (!parallel.Add(iterable)) return UnknownCall(ev, call);
  }
  if (call.open) return UnknownCall(ev, call);
  const auto& columns = parallel.columns();
  const bool several = columns.size() > 1;
  if (several && std::any_of(columns.begin(), columns.end(), AnyConditional)) {
    return UnknownCall(ev, call);
  }
  const std::size_t count = parallel.Shortest();
  const Ref strict = call.Keyword("strict");
  if (strict != nullptr && ev.Truth(strict, call.span).value_or(false)) {
    for (std::size_t i = 1; i < columns.size(); ++i) {
      if (columns[i].size() == columns[0].size()) continue;
      ev.Raise("ValueError",
               fmt::format("zip() argument {} is {} than argument 1", i + 1,
                           columns[i].size() < columns[0].size() ? "shorter" : "longer"),
               call.span);
    }
  }
  std::vector<Ref> rows;
  for (std::size_t row = 0; row < count; ++row) {
    std::vector<Ref> items;
    for (const auto& column : columns)
      items.push_back(column[row]);
    rows.push_back(NewTuple(ev, std::move(items)));
  }
  parallel.Consume(count);
  return NewIterator(ev, std::move(rows));
}

Ref BuiltinMap(Evaluator& ev, const Call& call) {
  const Ref function = call.positional[0];
  Parallel parallel(ev, call.span);
  for (std::size_t i = 1; i < call.positional.size(); ++i) {
    if (!parallel.Add(call.positional[i])) {
      // Evaluated once with a symbolic element, so that what the function makes is seen.
      std::vector<Ref> symbols;
      for (std::size_t j = 1; j < call.positional.size(); ++j) {
        symbols.push_back(ev.SymbolicElement(call.positional[j], call.span));
      }
      return NewIterator(ev, {ev.CallValue(function, CallWith(symbols, call.span))});
    }
  }
  const std::size_t count = parallel.Shortest();
  const auto& columns = parallel.columns();
  parallel.Consume(count);
  std::vector<Ref> results;
  for (std::size_t row = 0; row < count; ++row) {
    if (columns.size() == 1) {
      results.push_back(MapElement(ev, columns[0][row], call.span, [&](Ref value) {
        return ev.CallValue(function, CallWith({value}, call.span));
      }));
      continue;
    }
    std::vector<Ref> arguments;
    for (const auto& column : columns)
      arguments.push_back(column[row]);
    results.push_back(ev.CallValue(function, CallWith(std::move(arguments), call.span)));
  }
  return NewIterator(ev, std::move(results));
}

Ref BuiltinFilter(Evaluator& ev, const Call& call) {
  const Ref test = call.positional[0];
  const auto elements = ev.Elements(call.positional[1], call.span);
  if (!elements) return UnknownCall(ev, call);
  const Ref absent = ev.heap().absent();
  std::vector<Ref> kept;
  for (const Ref element : *elements) {
    const Ref result = MapElement(ev, element, call.span, [&](Ref value) {
      const Ref verdict = IsNone(test) ? value : ev.CallValue(test, CallWith({value}, call.span));
      const auto truth = ev.Truth(verdict, call.span);
      if (truth) return *truth ? value : absent;
      return ev.Branch(
          verdict, call.span, [value] { return value; }, [absent] { return absent; });
    });
    if (result != absent) kept.push_back(result);
  }
  return NewIterator(ev, std::move(kept));
}

Ref BuiltinReversed(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  if (auto* instance = As<Instance>(value)) {
    const Ref own = CallSpecial(ev, *instance, "__reversed__", CallWith({}, call.span));
    if (own != nullptr) return own;
  }
  auto elements = ev.Elements(value, call.span);
  if (!elements) return UnknownCall(ev, call);
  std::reverse(elements->begin(), elements->end());
  return NewIterator(ev, std::move(*elements));
}

Ref BuiltinIter(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  if (value->kind == Kind::kIterator) return value;
  if (call.positional.size() > 1) return UnknownCall(ev, call);
  if (auto* instance = As<Instance>(value)) {
    const Ref own = CallSpecial(ev, *instance, "__iter__", CallWith({}, call.span));
    if (own != nullptr) return own;
  }
  auto elements = ev.Elements(value, call.span);
  return elements ? NewIterator(ev, std::move(*elements)) : UnknownCall(ev, call);
}

namespace {

// The next element, where conditional ones stand for "this or the next": the first that certainly
// exists ends the search.
Ref NextOf(Evaluator& ev, Iterator& iterator, Ref otherwise, SourceSpan span) {
  const Ref item = NextItem(ev, iterator);
  if (item == nullptr || Conditional(item) == nullptr) return item == nullptr ? otherwise : item;
  std::vector<Ref> candidates = {item};
  for (std::size_t i = iterator.next; i < iterator.items.size(); ++i) {
    candidates.push_back(iterator.items[i]);
    if (Conditional(iterator.items[i]) == nullptr) break;
  }
  if (Conditional(candidates.back()) != nullptr && otherwise != nullptr) {
    candidates.push_back(otherwise);
  }
  Ref result = candidates.back();
  for (std::size_t i = candidates.size() - 1; i-- > 0;) {
    result = ValueOr(ev, candidates[i], result, span);
  }
  return result;
}

}  // namespace

Ref BuiltinNext(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  const Ref otherwise = call.Argument(1, "default");
  if (auto* iterator = As<Iterator>(value)) {
    const Ref item = NextOf(ev, *iterator, otherwise, call.span);
    if (item != nullptr) return item;
    ev.Raise("StopIteration", "", call.span);
  }
  if (auto* instance = As<Instance>(value)) {
    try {
      const Ref own = CallSpecial(ev, *instance, "__next__", CallWith({}, call.span));
      if (own != nullptr) return own;
    } catch (const Raised& raised) {
      if (otherwise == nullptr || TypeName(raised.exception) != "StopIteration") throw;
      return otherwise;
    }
    if (instance->cls->model != nullptr || instance->cls->opaque_base) {
      return ev.SymbolicElement(value, call.span);
    }
  }
  if (Unsure(value) || value->kind == Kind::kTemplate) return ev.SymbolicElement(value, call.span);
  ev.Raise("TypeError", fmt::format("'{}' object is not an iterator", TypeName(value)), call.span);
}

}  // namespace smgraph::python
