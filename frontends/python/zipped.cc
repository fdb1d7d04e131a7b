// zip() of what loops left that were evaluated as one: rows of elements that stand for many.
#include <algorithm>
#include <optional>
#include <utility>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

using Impl = Evaluator::Impl;

/// One of the iterables: its loop, and the element that stands for all.
struct Column {
  Ref loop = nullptr;
  Ref element = nullptr;  // null: one of the loop's collection, which is not known
};

// An element that is left out in some rounds does not stand beside the one of the same round.
bool InEachRound(const Evaluator& e, Ref element) {
  const Choice* choice = Conditional(element);
  return choice == nullptr || (Impl::IsOfRounds(choice->condition) &&
                               Conditional(choice->then) == nullptr && Impl::LoopOf(e, element));
}

std::optional<Column> ColumnOf(Evaluator& e, Ref iterable, SourceSpan span) {
  const Ref value = Impl::Settle(e, iterable);
  if (value->kind == Kind::kChoice) return std::nullopt;
  const auto elements = e.Elements(value, span);
  if (!elements) return Column{value, nullptr};
  if (elements->size() != 1) return std::nullopt;
  const Ref element = Impl::Settle(e, elements->front());
  const Ref loop = Impl::LoopOf(e, element);
  if (loop == nullptr || !InEachRound(e, element)) return std::nullopt;
  return Column{loop, element};
}

Ref Present(Ref element) {
  while (Conditional(element) != nullptr)
    element = Impl::WithoutAbsent(element);
  return element;
}

// The element of another loop, in a round of this one.
Ref InThisRound(Evaluator& e, Ref element) {
  element = Present(Impl::Settle(e, element));
  if (const auto* object = As<Instance>(element)) {
    auto* here = e.heap().New<Instance>(*object);
    here->path = e.path();
    return here;
  }
  if (const auto* opaque = As<Opaque>(element)) {
    auto* here = e.heap().New<Opaque>(*opaque);
    here->path = e.path();
    return here;
  }
  const auto* tuple = As<Tuple>(element);
  if (tuple == nullptr) return element;
  auto* here = e.heap().New<Tuple>(*tuple);
  for (Ref& part : here->items)
    part = InThisRound(e, part);
  return here;
}

}  // namespace

Ref RowOfRounds(Evaluator& ev, const std::vector<Ref>& iterables, SourceSpan span) {
  std::vector<Column> columns;
  for (const Ref iterable : iterables) {
    const auto column = ColumnOf(ev, iterable, span);
    if (!column) return nullptr;
    columns.push_back(*column);
  }
  const auto first =
      std::ranges::find_if(columns, [](const Column& column) { return column.element != nullptr; });
  if (first == columns.end()) return nullptr;
  Ref row = ev.ForElement(first->element, span, [&](Ref element) -> Ref {
    std::vector<Ref> items;
    for (const Column& column : columns) {
      if (column.element == first->element) {
        items.push_back(element);
      } else if (column.element == nullptr) {
        items.push_back(ev.NewOpaque(Opaque::Origin::kElement, column.loop, "", span));
      } else {
        const bool same = column.loop == first->loop;
        const Ref here = Impl::Settle(ev, column.element);
        items.push_back(same ? here : InThisRound(ev, here));
      }
    }
    return NewTuple(ev, std::move(items));
  });
  for (const Column& column : columns) {
    if (column.loop == first->loop) continue;
    const Ref some = Impl::NonEmpty(ev, column.loop);
    if (some->kind != Kind::kBool) row = ev.Merge(some, row, ev.heap().absent());
  }
  return row;
}

Ref ColumnsOfRounds(Evaluator& ev, const std::vector<Ref>& rows, SourceSpan span) {
  std::vector<List*> columns;
  for (const Ref row : rows) {
    const auto* items = As<Tuple>(Present(Impl::Settle(ev, row)));
    if (items == nullptr || (!columns.empty() && columns.size() != items->items.size()))
      return nullptr;
    columns.resize(items->items.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i] == nullptr) columns[i] = NewList(ev, {});
      columns[i]->items.push_back(
          ev.ForElement(row, span, [i](Ref one) { return As<Tuple>(one)->items[i]; }));
    }
  }
  return NewIterator(ev, {columns.begin(), columns.end()});
}

}  // namespace smgraph::python
