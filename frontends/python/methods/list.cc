// list, and tuples and ranges as far as they share its methods.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/several_forms.h"
#include "frontends/python/unknown_names.h"

namespace smgraph::python {
namespace {

List& Self(Evaluator& ev, const Call& call) {
  auto* list = Held<List>(call.positional[0]);
  if (list == nullptr) {
    ev.Raise("TypeError",
             fmt::format("descriptor requires a 'list' object but received '{}'",
                         TypeName(call.positional[0])),
             call.span);
  }
  return *list;
}

// Methods that ask where an item is.
template <NativeFunction kFunction>
Ref InEachForm(Evaluator& ev, const Call& call) {
  auto* list = Held<List>(call.positional[0]);
  if (list == nullptr) {
    return ev.MapChoice(Apart(ev, call.positional[0]), [&](Ref one) {
      Call of_one = call;
      of_one.positional[0] = one;
      return kFunction(ev, of_one);
    });
  }
  return python::InEachForm(ev, *list, call.span, [&] { return kFunction(ev, call); });
}

// A full deque loses elements at its other end.
void TrimFront(List& list) {
  if (list.items.size() <= list.most) return;
  list.items.erase(list.items.begin(), list.items.end() - static_cast<std::ptrdiff_t>(list.most));
}
void TrimBack(List& list) {
  if (list.items.size() > list.most) list.items.resize(list.most);
}

Ref Append(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  ev.CheckItems(list.items.size() + 1);
  ev.Touch(&list);
  list.items.push_back(call.positional[1]);
  TrimFront(list);
  return ev.heap().none();
}

Ref Extend(Evaluator& ev, const Call& call) {
  ExtendList(ev, Self(ev, call), call.positional[1], call.span);
  return ev.heap().none();
}

Ref Insert(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  const auto size = static_cast<std::int64_t>(list.items.size());
  std::int64_t at = Unsure(call.positional[1]) ? size : NeedInteger(ev, call.positional[1], call);
  at = std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
  ev.CheckItems(list.items.size() + 1);
  ev.Touch(&list);
  list.items.insert(list.items.begin() + at, call.positional[2]);
  return ev.heap().none();
}

Ref Pop(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  const Ref given = call.Argument(1, "index");
  if (given != nullptr && Unsure(given)) {
    const Ref item = UnknownCall(ev, call);
    ev.Touch(&list);
    SetItemAtUnknownIndex(ev, list.items, given, ev.heap().absent(), call.span);
    return item;
  }
  const auto size = static_cast<std::int64_t>(list.items.size());
  ev.Touch(&list);
  const std::int64_t index = given == nullptr ? -1 : NeedInteger(ev, given, call);
  if (const auto one = PopAmongMany(ev, list.items, index, call.span)) return *one;
  if (size == 0) {
    ev.Raise("IndexError", list.deque ? "pop from an empty deque" : "pop from empty list",
             call.span);
  }
  const std::int64_t at = index < 0 ? index + size : index;
  if (at < 0 || at >= size) ev.Raise("IndexError", "pop index out of range", call.span);
  const Ref item = list.items[static_cast<std::size_t>(at)];
  list.items.erase(list.items.begin() + at);
  return item;
}

Ref PopLeft(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  if (list.items.empty()) ev.Raise("IndexError", "pop from an empty deque", call.span);
  ev.Touch(&list);
  if (const auto one = PopAmongMany(ev, list.items, 0, call.span)) return *one;
  const Ref item = list.items.front();
  list.items.erase(list.items.begin());
  return item;
}

Ref AppendLeft(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  ev.CheckItems(list.items.size() + 1);
  ev.Touch(&list);
  list.items.insert(list.items.begin(), call.positional[1]);
  TrimBack(list);
  return ev.heap().none();
}

Ref ExtendLeft(Evaluator& ev, const Call& call) {
  auto elements = ev.Elements(call.positional[1], call.span);
  if (!elements) elements = {ev.SymbolicElement(call.positional[1], call.span)};
  List& list = Self(ev, call);
  ev.CheckItems(list.items.size() + elements->size());
  ev.Touch(&list);
  list.items.insert(list.items.begin(), elements->rbegin(), elements->rend());
  TrimBack(list);
  return ev.heap().none();
}

Ref Rotate(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  const std::int64_t steps = IntegerOr(ev, call.Argument(1, "n"), 1, call);
  const auto size = static_cast<std::int64_t>(list.items.size());
  if (size == 0) return ev.heap().none();
  ev.Touch(&list);
  const std::int64_t left = ((-steps % size) + size) % size;
  std::rotate(list.items.begin(), list.items.begin() + left, list.items.end());
  return ev.heap().none();
}

// The elements of a list or tuple.
const std::vector<Ref>& Items(Evaluator& ev, const Call& call) {
  const auto* tuple = Held<Tuple>(call.positional[0]);
  return tuple != nullptr ? tuple->items : Self(ev, call).items;
}

// Equality as == decides it, user classes included: 1, 0, or -1.
int SameValue(Evaluator& ev, Ref a, Ref b, SourceSpan span) {
  if (a == b) return 1;
  const auto equal = ev.Truth(ev.Compare(CompareOp::kEq, a, b, span), span);
  return equal ? (*equal ? 1 : 0) : -1;
}

// Position of the first element equal to the argument; nothing when it is not known.
std::optional<std::size_t> FindItem(Evaluator& ev, const Call& call, bool& certain) {
  const std::vector<Ref> items = Items(ev, call);
  ev.WorkThrough(call.positional[0]);
  certain = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int same = SameValue(ev, items[i], call.positional[1], call.span);
    if (same == 1) return i;
    if (same < 0) certain = false;
  }
  return std::nullopt;
}

Ref Remove(Evaluator& ev, const Call& call) {
  bool certain = false;
  const auto at = FindItem(ev, call, certain);
  List& list = Self(ev, call);
  if (!at) {
    if (!certain) {
      ev.Touch(&list);
      RemoveUnknownItem(ev, list.items, call.positional[1], call.span);
      return ev.heap().none();
    }
    ev.Raise("ValueError", "list.remove(x): x not in list", call.span);
  }
  ev.Touch(&list);
  list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(*at));
  return ev.heap().none();
}

Ref IndexIfThere(Evaluator& ev, const Call& call) {
  const auto lacks = [&] {
    return ev.Compare(CompareOp::kNotIn, call.positional[1], call.positional[0], call.span);
  };
  return UnlessRaised(ev, "ValueError", "the value is not in list", lacks, UnknownCall(ev, call),
                      call.span);
}

Ref Index(Evaluator& ev, const Call& call) {
  const std::vector<Ref> items = Items(ev, call);
  ev.WorkThrough(call.positional[0]);
  const auto size = static_cast<std::int64_t>(items.size());
  const auto clip = [size](std::int64_t at) {
    return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
  };
  const std::int64_t begin = clip(IntegerOr(ev, call.Argument(2, "start"), 0, call));
  const std::int64_t end = clip(IntegerOr(ev, call.Argument(3, "stop"), size, call));
  for (std::int64_t i = begin; i < end; ++i) {
    const int same =
        SameValue(ev, items[static_cast<std::size_t>(i)], call.positional[1], call.span);
    if (same == 1) return ev.heap().integer(i);
    if (same < 0) return IndexIfThere(ev, call);
  }
  const Ref shown = ev.ToRepr(call.positional[1], call.span);
  std::string text;
  TextOf(shown, text);
  const bool tuple = Held<Tuple>(call.positional[0]) != nullptr;
  ev.Raise("ValueError", tuple ? "tuple.index(x): x not in tuple" : text + " is not in list",
           call.span);
}

Ref Count(Evaluator& ev, const Call& call) {
  const std::vector<Ref> items = Items(ev, call);
  ev.WorkThrough(call.positional[0]);
  std::int64_t count = 0;
  for (const Ref item : items) {
    const int same = SameValue(ev, item, call.positional[1], call.span);
    if (same < 0) return UnknownCall(ev, call);
    count += same;
  }
  return ev.heap().integer(count);
}

Ref Sort(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  auto sorted = SortedValues(ev, list.items, call.Keyword("key"),
                             FlagOr(ev, call.Keyword("reverse"), false, call), call.span);
  ev.Touch(&list);
  if (sorted) list.items = std::move(*sorted);
  return ev.heap().none();
}

Ref Reverse(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  ev.WorkThrough(&list);
  ev.Touch(&list);
  std::reverse(list.items.begin(), list.items.end());
  return ev.heap().none();
}

Ref Copy(Evaluator& ev, const Call& call) {
  return NewList(ev, Self(ev, call).items);
}

Ref Clear(Evaluator& ev, const Call& call) {
  List& list = Self(ev, call);
  ev.Touch(&list);
  list.items.clear();
  return ev.heap().none();
}

}  // namespace

void ExtendList(Evaluator& ev, List& list, Ref more, SourceSpan span) {
  if (const auto* choice = As<Choice>(more)) {
    const auto extend = [&](Ref alternative) {
      if (alternative->kind != Kind::kAbsent) ExtendList(ev, list, alternative, span);
      return ev.heap().none();
    };
    ev.Branch(
        choice->condition, span, [&] { return extend(choice->then); },
        [&] { return extend(choice->otherwise); });
    return;
  }
  const auto add = [&](Ref element) {
    ev.CheckItems(list.items.size() + 1);
    ev.Touch(&list);
    list.items.push_back(element);
    TrimFront(list);
  };
  if (more->kind == Kind::kIterator) {
    Cursor cursor(ev, more, span);
    while (const Ref element = cursor.Next())
      add(element);
    return;
  }
  // Of a collection that is not known one symbolic element stands for all.
  const auto elements = ev.Elements(more, span);
  if (!elements) return add(ev.SymbolicElement(more, span));
  for (const Ref element : *elements)
    add(element);
}

namespace {

constexpr MethodModel kListMethods[] = {
    {"append", Counted<Append, 2, 2>},
    {"appendleft", Counted<AppendLeft, 2, 2>},
    {"clear", Counted<Clear, 1, 1>},
    {"copy", Counted<Copy, 1, 1>},
    {"count", Counted<InEachForm<&Count>, 2, 2>},
    {"extend", Counted<Extend, 2, 2>},
    {"extendleft", Counted<ExtendLeft, 2, 2>},
    {"index", Counted<InEachForm<&Index>, 2, 4>},
    {"insert", Counted<InEachForm<&Insert>, 3, 3>},
    {"pop", Counted<InEachForm<&Pop>, 1, 2>},
    {"popleft", Counted<InEachForm<&PopLeft>, 1, 1>},
    {"remove", Counted<InEachForm<&Remove>, 2, 2>},
    {"reverse", Counted<Reverse, 1, 1>},
    {"rotate", Counted<Rotate, 1, 2>},
    {"sort", Counted<Sort, 1, 3>},
};

// ---- tuple

// A namedtuple's fields as a dict.
Ref AsDict(Evaluator& ev, const Call& call) {
  const auto* tuple = Held<Tuple>(call.positional[0]);
  if (tuple == nullptr || tuple->cls == nullptr)
    ev.Raise("AttributeError", "'tuple' object has no attribute '_asdict'", call.span);
  auto* dict = ev.heap().New<Dict>();
  const auto& fields = tuple->cls->fields;
  for (std::size_t i = 0; i < fields.size() && i < tuple->items.size(); ++i) {
    dict->Set(ev.heap().str(std::string(fields[i].name)), tuple->items[i]);
  }
  return dict;
}

Ref ReplaceFields(Evaluator& ev, const Call& call) {
  const auto* tuple = Held<Tuple>(call.positional[0]);
  if (tuple == nullptr || tuple->cls == nullptr)
    ev.Raise("AttributeError", "'tuple' object has no attribute '_replace'", call.span);
  auto* copy = ev.heap().New<Tuple>(*tuple);
  const auto& fields = tuple->cls->fields;
  for (const auto& [name, value] : call.keywords) {
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [name = name](const auto& f) { return f.name == name; });
    if (field == fields.end()) {
      ev.Raise("ValueError", fmt::format("Got unexpected field names: ['{}']", name), call.span);
    }
    copy->items[static_cast<std::size_t>(field - fields.begin())] = value;
  }
  return copy;
}

constexpr MethodModel kTupleMethods[] = {
    {"count", Counted<InEachForm<&Count>, 2, 2>},
    {"index", Counted<InEachForm<&Index>, 2, 4>},
    {"_asdict", Counted<AsDict, 1, 1>},
    {"_replace", Counted<ReplaceFields, 1, kMany>},
};

// ---- range

Ref RangeIndex(Evaluator& ev, const Call& call) {
  const auto* range = As<Range>(call.positional[0]);
  const auto wanted = IntegerIn(call.positional[1]);
  const bool inside = range != nullptr && wanted && range->step != 0 &&
                      (*wanted - range->start) % range->step == 0 &&
                      (range->step > 0 ? *wanted >= range->start && *wanted < range->stop
                                       : *wanted <= range->start && *wanted > range->stop);
  if (CalledName(call) == "count") return ev.heap().integer(inside ? 1 : 0);
  if (!inside) ev.Raise("ValueError", "value is not in range", call.span);
  return ev.heap().integer((*wanted - range->start) / range->step);
}

constexpr MethodModel kRangeMethods[] = {
    {"count", Strict<RangeIndex, 2, 2>},
    {"index", Strict<RangeIndex, 2, 2>},
};

constexpr TypeMethods kTypes[] = {
    {Kind::kList, kListMethods},
    {Kind::kTuple, kTupleMethods},
    {Kind::kRange, kRangeMethods},
};

}  // namespace

Rows ListRows() {
  return {.methods = kTypes};
}

}  // namespace smgraph::python
