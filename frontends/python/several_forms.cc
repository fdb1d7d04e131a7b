#include "frontends/python/several_forms.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

namespace smgraph::python {

using Impl = Evaluator::Impl;

namespace {

// The items where the condition holds, or where it does not; what is absent there is left out.
std::vector<Ref> ItemsWhere(Ref condition, bool holds, const std::vector<Ref>& items) {
  std::vector<Ref> left;
  for (const Ref item : items) {
    const Ref value = Impl::Where(condition, holds, item);
    if (value->kind != Kind::kAbsent) left.push_back(value);
  }
  return left;
}

std::vector<std::pair<Ref, Ref>> ItemsWhere(Ref condition, bool holds,
                                            const std::vector<std::pair<Ref, Ref>>& items) {
  std::vector<std::pair<Ref, Ref>> left;
  for (const auto& [key, item] : items) {
    const Ref value = Impl::Where(condition, holds, item);
    if (value->kind != Kind::kAbsent) left.emplace_back(key, value);
  }
  return left;
}

Ref ItemIn(Ref item) {
  return item;
}
Ref ItemIn(const std::pair<Ref, Ref>& item) {
  return item.second;
}

// Two collections by whether the first item that may be absent is there, and so on.
template <typename Items, typename Make>
Ref ApartBy(Evaluator& e, Ref collection, const Items& items, const Make& make, int most) {
  const auto first = std::ranges::find_if(
      items, [](const auto& item) { return Conditional(ItemIn(item)) != nullptr; });
  if (first == items.end() || most == 0) return collection;
  const Ref condition = Conditional(ItemIn(*first))->condition;
  if (Impl::IsOfRounds(condition)) return collection;
  const auto side = [&](bool holds) {
    Items left = ItemsWhere(condition, holds, items);
    const Ref made = make(left);
    return ApartBy(e, made, left, make, most - 1);
  };
  return e.heap().New<Choice>(condition, side(true), side(false));
}

}  // namespace

Ref Apart(Evaluator& e, Ref collection) {
  constexpr int kMost = 4;
  if (const auto* list = As<List>(collection)) {
    const auto make = [&](const std::vector<Ref>& items) {
      auto* made = e.heap().New<List>(*list);
      made->items = items;
      return made;
    };
    return ApartBy(e, collection, list->items, make, kMost);
  }
  if (const auto* set = As<Set>(collection)) {
    const auto make = [&](const std::vector<Ref>& items) {
      auto* made = e.heap().New<Set>(set->frozen);
      for (const Ref item : items)
        made->Add(item);
      return made;
    };
    return ApartBy(e, collection, set->items, make, kMost);
  }
  if (const auto* dict = As<Dict>(collection)) {
    const auto make = [&](const std::vector<std::pair<Ref, Ref>>& items) {
      auto* made = e.heap().New<Dict>(*dict);
      made->Assign(items);
      return made;
    };
    return ApartBy(e, collection, dict->items, make, kMost);
  }
  const auto* tuple = As<Tuple>(collection);
  if (tuple == nullptr) return collection;
  const auto make = [&](const std::vector<Ref>& items) {
    auto* made = e.heap().New<Tuple>(*tuple);
    made->items = items;
    return made;
  };
  return ApartBy(e, collection, tuple->items, make, kMost);
}

Ref InEachForm(Evaluator& e, List& list, SourceSpan span, const std::function<Ref()>& body,
               int most) {
  constexpr std::size_t kScannedInAStep = 128;
  if (!Impl::HasArms(e)) return body();  // only they make items that may be absent
  e.Work(list.items.size() / kScannedInAStep);
  const auto first =
      std::ranges::find_if(list.items, [](Ref item) { return Conditional(item) != nullptr; });
  if (first == list.items.end() || most == 0) return body();
  const Ref condition = Conditional(*first)->condition;
  if (Impl::IsOfRounds(condition)) return body();
  const auto form = [&](bool holds) {
    return [&, holds] {
      e.Touch(&list);
      list.items = ItemsWhere(condition, holds, list.items);
      return InEachForm(e, list, span, body, most - 1);
    };
  };
  return e.Branch(condition, span, form(true), form(false));
}

bool MayLack(Ref collection) {
  const auto conditional = [](Ref item) { return Conditional(item) != nullptr; };
  if (const auto* list = As<List>(collection)) return std::ranges::any_of(list->items, conditional);
  if (const auto* set = As<Set>(collection)) return std::ranges::any_of(set->items, conditional);
  if (const auto* tuple = As<Tuple>(collection))
    return std::ranges::any_of(tuple->items, conditional);
  const auto* dict = As<Dict>(collection);
  return dict != nullptr && std::ranges::any_of(dict->items, [&](const auto& item) {
           return conditional(item.second);
         });
}

}  // namespace smgraph::python
