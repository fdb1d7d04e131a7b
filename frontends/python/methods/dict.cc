// dict, defaultdict, Counter and OrderedDict.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/builtins/builtins.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/unknown_names.h"

namespace smgraph::python {
namespace {

Dict& Self(Evaluator& ev, const Call& call) {
  auto* dict = Held<Dict>(call.positional[0]);
  if (dict == nullptr) {
    ev.Raise("TypeError",
             fmt::format("descriptor requires a 'dict' object but received '{}'",
                         TypeName(call.positional[0])),
             call.span);
  }
  return *dict;
}

void SetKey(Evaluator& ev, Dict& dict, Ref key, Ref value, SourceSpan span) {
  SetEntry(ev, dict, key, value, span);
}

Ref Get(Evaluator& ev, const Call& call) {
  Dict& dict = Self(ev, call);
  const Ref key = call.Argument(1, "key");
  if (key->kind == Kind::kChoice) {
    return ev.MapChoice(key, [&](Ref alternative) {
      if (alternative == key) return UnknownCall(ev, call);
      Call copy = call;
      copy.positional[1] = alternative;
      return Get(ev, copy);
    });
  }
  bool certain = true;
  const Ref given = call.Argument(2, "default");
  const Ref otherwise = given == nullptr ? ev.heap().none() : given;
  if (const Ref found = LookUpKey(ev, dict, key, certain, call.span)) {
    return ValueOr(ev, found, otherwise, call.span);
  }
  if (certain) return otherwise;
  if (const Ref selected = SelectedItem(ev, dict, key, otherwise, call.span)) return selected;
  Opaque* item = ev.NewOpaque(Opaque::Origin::kItem, &dict, "", call.span);
  item->key = key;
  return ev.Merge(ev.OpaqueOperation("in", key, &dict, call.span), item, otherwise);
}

// Counter.update adds counts instead of replacing them.
void CountInto(Evaluator& ev, Dict& dict, Ref source, std::int64_t sign, SourceSpan span) {
  std::vector<std::pair<Ref, Ref>> pairs;
  if (const auto* other = Held<Dict>(source)) {
    pairs = other->items;
  } else {
    const auto elements = ev.Elements(source, span);
    if (!elements || HoldsMany(ev, *elements)) {
      ev.Touch(&dict);
      dict.open = true;
      return;
    }
    for (const Ref element : *elements)
      pairs.emplace_back(element, ev.heap().integer(1));
  }
  for (const auto& [key, value] : pairs) {
    const Ref before = dict.Find(key);
    const Ref count = before == nullptr ? ev.heap().integer(0) : before;
    SetKey(ev, dict, key, ev.Binary(sign > 0 ? BinaryOp::kAdd : BinaryOp::kSub, count, value, span),
           span);
  }
}

Ref Update(Evaluator& ev, const Call& call) {
  Dict& dict = Self(ev, call);
  if (call.positional.size() > 1) {
    if (dict.counter) {
      CountInto(ev, dict, call.positional[1], 1, call.span);
    } else {
      UpdateDict(ev, dict, call.positional[1], call.span);
    }
  }
  ev.Touch(&dict);
  TakeOpenArguments(ev, dict, call);
  auto* named = ev.heap().New<Dict>();
  for (const auto& [name, value] : call.keywords)
    named->Set(ev.heap().str(std::string(name)), value);
  if (dict.counter) {
    CountInto(ev, dict, named, 1, call.span);
  } else {
    UpdateDict(ev, dict, named, call.span);
  }
  if (call.open) {
    ev.Touch(&dict);
    dict.open = true;
  }
  return ev.heap().none();
}

Ref Subtract(Evaluator& ev, const Call& call) {
  CountInto(ev, Self(ev, call), call.positional[1], -1, call.span);
  return ev.heap().none();
}

Ref SetDefault(Evaluator& ev, const Call& call) {
  Dict& dict = Self(ev, call);
  const Ref key = call.positional[1];
  bool certain = true;
  const Ref given = call.Argument(2, "default");
  const Ref value = given == nullptr ? ev.heap().none() : given;
  if (const Ref found = LookUpKey(ev, dict, key, certain, call.span)) {
    if (Conditional(found) == nullptr) return found;
    const Ref merged = ValueOr(ev, found, value, call.span);
    SetKey(ev, dict, key, merged, call.span);
    return merged;
  }
  if (!certain && dict.open) return ev.OpaqueOperation("[]", call.positional[0], key, call.span);
  SetKey(ev, dict, key, value, call.span);
  if (!certain) FilledByRounds(ev, value);
  return value;
}

[[noreturn]] void RaiseKeyError(Evaluator& ev, Ref key, SourceSpan span) {
  Instance* error = ev.NewInstance(ev.BuiltinClass("KeyError"), span);
  error->attributes.Set("args", NewTuple(ev, {key}));
  throw Raised{error, span};
}

Ref Pop(Evaluator& ev, const Call& call) {
  Dict& dict = Self(ev, call);
  const Ref key = call.positional[1];
  bool certain = true;
  const Ref found = LookUpKey(ev, dict, key, certain, call.span);
  if (found != nullptr) {
    ev.Touch(&dict);
    EraseKey(ev, dict, key);
    const Ref otherwise = call.Argument(2, "default");
    return ValueOr(ev, found, otherwise == nullptr ? found : otherwise, call.span);
  }
  if (!certain) {
    const Ref item = ev.OpaqueOperation("[]", call.positional[0], key, call.span);
    EraseEntryOfUnknownKey(ev, dict, key, call.span);
    return item;
  }
  if (const Ref otherwise = call.Argument(2, "default")) return otherwise;
  RaiseKeyError(ev, key, call.span);
}

Ref PopItem(Evaluator& ev, const Call& call) {
  Dict& dict = Self(ev, call);
  const Ref last = call.Keyword("last");  // OrderedDict
  const bool from_end = FlagOr(ev, last, true, call);
  if (dict.items.empty()) ev.Raise("KeyError", "popitem(): dictionary is empty", call.span);
  ev.Touch(&dict);
  const auto [key, value] = from_end ? dict.items.back() : dict.items.front();
  EraseKey(ev, dict, key);
  return NewTuple(ev, {key, value});
}

Ref MoveToEnd(Evaluator& ev, const Call& call) {
  Dict& dict = Self(ev, call);
  const Ref key = call.positional[1];
  const Ref value = dict.Find(key);
  if (value == nullptr) RaiseKeyError(ev, key, call.span);
  const bool to_end = FlagOr(ev, call.Argument(2, "last"), true, call);
  ev.Touch(&dict);
  EraseKey(ev, dict, key);
  auto items = dict.items;
  items.insert(to_end ? items.end() : items.begin(), {key, value});
  dict.Assign(std::move(items));
  return ev.heap().none();
}

Ref Copy(Evaluator& ev, const Call& call) {
  return CopyDict(ev, Self(ev, call));
}

Ref Clear(Evaluator& ev, const Call& call) {
  Dict& dict = Self(ev, call);
  ev.Touch(&dict);
  dict.Assign({});
  dict.open = false;
  return ev.heap().none();
}

// Counter.most_common: by falling count, equal counts in the order of first sight.
Ref MostCommon(Evaluator& ev, const Call& call) {
  const Dict& dict = Self(ev, call);
  const std::int64_t most = IntegerOr(ev, call.Argument(1, "n"), -1, call);
  if (dict.open) return UnknownCall(ev, call);
  std::vector<std::pair<Ref, Ref>> items = dict.items;
  for (const auto& [key, value] : items) {
    if (!IntegerIn(value)) return UnknownCall(ev, call);
  }
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return *IntegerIn(a.second) > *IntegerIn(b.second);
  });
  std::vector<Ref> result;
  for (const auto& [key, value] : items) {
    if (most >= 0 && static_cast<std::int64_t>(result.size()) >= most) break;
    result.push_back(NewTuple(ev, {key, value}));
  }
  return NewList(ev, std::move(result));
}

Ref CounterElements(Evaluator& ev, const Call& call) {
  const Dict& dict = Self(ev, call);
  if (dict.open) return UnknownCall(ev, call);
  std::vector<Ref> result;
  for (const auto& [key, value] : dict.items) {
    const auto count = IntegerIn(value);
    if (!count) return UnknownCall(ev, call);
    if (*count <= 0) continue;
    ev.CheckItems(result.size() + static_cast<std::size_t>(*count));
    result.insert(result.end(), static_cast<std::size_t>(*count), key);
  }
  return NewIterator(ev, std::move(result));
}

Ref CounterTotal(Evaluator& ev, const Call& call) {
  if (Self(ev, call).open) return UnknownCall(ev, call);
  Ref total = ev.heap().integer(0);
  for (const auto& [key, value] : Self(ev, call).items) {
    total = ev.Binary(BinaryOp::kAdd, total, value, call.span);
  }
  return total;
}

// One element of dict(pairs): a key and a value.
void AddPair(Evaluator& ev, Dict& dict, Ref pair, std::size_t index, SourceSpan span) {
  const bool scalar = NumberIn(pair) || pair->kind == Kind::kNone;
  if (scalar) {
    ev.Raise(
        "TypeError",
        fmt::format("cannot convert dictionary update sequence element #{} to a sequence", index),
        span);
  }
  const auto items = ev.Elements(pair, span);
  if (!items) {
    SetKey(ev, dict, ev.GetItem(pair, ev.heap().integer(0), span),
           ev.GetItem(pair, ev.heap().integer(1), span), span);
    return;
  }
  if (items->size() != 2) {
    ev.Raise("ValueError",
             fmt::format("dictionary update sequence element #{} has length {}; 2 is required",
                         index, items->size()),
             span);
  }
  SetKey(ev, dict, (*items)[0], (*items)[1], span);
}

}  // namespace

namespace {

bool IsOfTable(Ref value) {
  return value->kind == Kind::kFunction || value->kind == Kind::kInstance ||
         value->kind == Kind::kBoundMethod;
}

// `handlers[name](…)`: one of a small table of functions or objects; null for other dicts.
Ref OneOfTable(Evaluator& ev, const Dict& dict, Ref key, Ref otherwise, SourceSpan span) {
  constexpr std::size_t kMost = 12;
  const bool table = !dict.open && !dict.items.empty() && dict.items.size() <= kMost &&
                     std::ranges::all_of(dict.items, [](const auto& item) {
                       return item.first->kind <= Kind::kStr && IsOfTable(item.second);
                     });
  if (!table || (!Unsure(key) && key->kind != Kind::kTemplate)) return nullptr;
  std::vector<std::pair<Ref, Ref>> cases;  // values, each once, with when they are meant
  for (const auto& [name, value] : dict.items) {
    const Ref here = ev.Compare(CompareOp::kEq, key, name, span);
    const auto same = std::ranges::find(cases, value, &std::pair<Ref, Ref>::first);
    if (same == cases.end()) {
      cases.emplace_back(value, here);
    } else {
      same->second = ev.OpaqueOperation("or", same->second, here, span);
    }
  }
  Ref selected = otherwise;
  for (auto one = cases.rbegin(); one != cases.rend(); ++one)
    selected = selected == nullptr ? one->first : ev.Merge(one->second, one->first, selected);
  return selected;
}

// One of the objects or collections of a dict whose keys are not known, as a loop over what is not
// known leaves it; null for other dicts.
Ref OneOfMany(Evaluator& ev, const Dict& dict, SourceSpan span) {
  std::vector<Ref> values;
  for (const auto& [key, value] : dict.items)
    values.push_back(value);
  const bool unknown = HoldsMany(ev, values) || (!dict.open && HasUnknownKeys(dict));
  if (values.empty() || !unknown) return nullptr;
  const Ref one = AnyOfItems(ev, values, span);
  return one->kind == Kind::kUnknown ? nullptr : one;
}

}  // namespace

bool HasUnknownKeys(const Dict& dict) {
  return !std::ranges::all_of(dict.items, [](const auto& item) { return IsToldApart(item.first); });
}

bool MayMeet(const Dict& dict, Ref key) {
  if (IsToldApart(key) || key->kind == Kind::kTemplate) return false;
  return std::ranges::any_of(dict.items, [key](const auto& item) {
    return item.first != key && Equals(item.first, key) != 0;
  });
}

Ref SelectedItem(Evaluator& ev, Dict& dict, Ref key, Ref otherwise, SourceSpan span) {
  const Ref of_table = OneOfTable(ev, dict, key, otherwise, span);
  if (of_table != nullptr) return of_table;
  const Ref one = OneOfMany(ev, dict, span);
  if (one == nullptr || otherwise == nullptr) return one;
  return ev.Merge(ev.Compare(CompareOp::kIn, key, &dict, span), one, otherwise);
}

Ref LookUpKey(Evaluator& ev, const Dict& dict, Ref key, bool& certain, SourceSpan span) {
  if (const Ref found = FindKey(ev, dict, key, span)) return found;
  certain =
      !dict.open && IsToldApart(key) && std::ranges::all_of(dict.items, [&](const auto& item) {
        return Known(item.first) || (IsToldApart(item.first) && Equals(item.first, key) == 0);
      });
  return nullptr;
}

Dict* CopyDict(Evaluator& ev, const Dict& dict) {
  ev.CheckItems(dict.items.size());
  return ev.heap().New<Dict>(dict);
}

void UpdateDict(Evaluator& ev, Dict& dict, Ref source, SourceSpan span) {
  if (const auto* choice = As<Choice>(source)) {
    const auto update = [&](Ref alternative) {
      if (alternative->kind != Kind::kAbsent) UpdateDict(ev, dict, alternative, span);
      return ev.heap().none();
    };
    ev.Branch(
        choice->condition, span, [&] { return update(choice->then); },
        [&] { return update(choice->otherwise); });
    return;
  }
  if (const auto* other = Held<Dict>(source)) {
    const auto items = other->items;
    ev.Touch(&dict);
    for (const auto& [key, value] : items)
      SetKey(ev, dict, key, value, span);
    if (other->open) TakeUnknownEntries(ev, dict, source, span);
    return;
  }
  auto* instance = As<Instance>(source);
  if (instance != nullptr && SpecialMember(ev, *instance->cls, "keys") != nullptr) {
    const auto keys = ev.Elements(ev.CallMethod(source, "keys", CallWith({}, span)), span);
    if (keys) {
      for (const Ref key : *keys)
        SetKey(ev, dict, key, ev.GetItem(source, key, span), span);
      return;
    }
  }
  const auto pairs = Unsure(source) ? std::nullopt : ev.Elements(source, span);
  if (!pairs) {
    ev.Touch(&dict);
    TakeUnknownEntries(ev, dict, source, span);
    return;
  }
  for (std::size_t i = 0; i < pairs->size(); ++i) {
    ev.ForElement((*pairs)[i], span, [&](Ref pair) {
      AddPair(ev, dict, pair, i, span);
      return ev.heap().absent();
    });
  }
}

namespace {

Ref DictFromKeys(Evaluator& ev, const Call& call) {
  auto* dict = ev.heap().New<Dict>();
  const Ref value = call.Argument(1, "value");
  const auto keys = ev.Elements(call.positional[0], call.span);
  if (!keys) {
    dict->open = true;
    return dict;
  }
  for (const Ref key : *keys) {
    SetKey(ev, *dict, key, value == nullptr ? ev.heap().none() : value, call.span);
  }
  return dict;
}

constexpr MethodModel kMethods[] = {
    {"clear", Counted<Clear, 1, 1>},
    {"copy", Counted<Copy, 1, 1>},
    {"elements", Counted<CounterElements, 1, 1>},
    {"get", Counted<Get, 2, 3>},
    {"items", Counted<DictItems, 1, 1>},
    {"keys", Counted<DictKeys, 1, 1>},
    {"most_common", Counted<MostCommon, 1, 2>},
    {"move_to_end", Counted<MoveToEnd, 2, 3>},
    {"pop", Counted<Pop, 2, 3>},
    {"popitem", Counted<PopItem, 1, 2>},
    {"setdefault", Counted<SetDefault, 2, 3>},
    {"subtract", Counted<Subtract, 2, 2>},
    {"total", Counted<CounterTotal, 1, 1>},
    {"update", Counted<Update, 1, kMany>},
    {"values", Counted<DictValues, 1, 1>},
};

constexpr TypeMethods kTypes[] = {{Kind::kDict, kMethods}};

constexpr FunctionModel kFunctions[] = {
    {"dict.fromkeys", Counted<DictFromKeys, 1, 2>},
};

}  // namespace

Rows DictRows() {
  return {.functions = kFunctions, .methods = kTypes};
}

}  // namespace smgraph::python
