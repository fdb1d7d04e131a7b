// collections, and copy: containers beside the builtin ones.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// Fills a dict from what dict() takes: a mapping or pairs, then keywords.
void Fill(Evaluator& ev, Dict& dict, Ref source, const Call& call) {
  if (const auto* other = As<Dict>(source)) {
    for (const auto& [key, value] : other->items)
      dict.Set(key, value);
    dict.open = dict.open || other->open;
  } else if (!IsNone(source)) {
    const auto pairs = ev.Elements(source, call.span);
    dict.open = dict.open || !pairs;
    for (const Ref pair : pairs.value_or(std::vector<Ref>{})) {
      const auto items = ev.Elements(pair, call.span);
      if (items && items->size() == 2) dict.Set((*items)[0], (*items)[1]);
    }
  }
  for (const auto& [name, value] : call.keywords)
    dict.Set(ev.heap().str(std::string(name)), value);
  ev.CheckItems(dict.items.size());
}

Ref OrderedDict(Evaluator& ev, const Call& call) {
  auto* dict = ev.heap().New<Dict>();
  dict->ordered = true;
  Fill(ev, *dict, call.positional.empty() ? nullptr : call.positional[0], call);
  return dict;
}

Ref DefaultDict(Evaluator& ev, const Call& call) {
  auto* dict = ev.heap().New<Dict>();
  dict->default_factory = call.positional.empty() ? ev.heap().none() : call.positional[0];
  Fill(ev, *dict, call.positional.size() > 1 ? call.positional[1] : nullptr, call);
  return dict;
}

Ref Counter(Evaluator& ev, const Call& call) {
  auto* dict = ev.heap().New<Dict>();
  dict->counter = true;
  const Ref source = call.positional.empty() ? nullptr : call.positional[0];
  if (source == nullptr || source->kind == Kind::kDict) {
    Fill(ev, *dict, source, call);
    return dict;
  }
  const auto elements = ev.Elements(source, call.span);
  dict->open = !elements || HoldsMany(ev, *elements);
  if (dict->open) return dict;
  for (const Ref element : *elements) {
    const Ref before = dict->Find(element);
    const std::int64_t count = IntegerIn(before).value_or(0);
    dict->Set(element, ev.heap().integer(count + 1));
  }
  return dict;
}

Ref Deque(Evaluator& ev, const Call& call) {
  const Ref most = call.Argument(1, "maxlen");
  auto elements =
      call.positional.empty() ? std::vector<Ref>{} : ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  List* list = NewList(ev);
  list->deque = true;
  if (!IsNone(most)) {
    list->most = static_cast<std::size_t>(std::max<std::int64_t>(NeedInteger(ev, most, call), 0));
  }
  const std::size_t dropped = elements->size() - std::min(elements->size(), list->most);
  list->items.assign(elements->begin() + static_cast<std::ptrdiff_t>(dropped), elements->end());
  return list;
}

// ---- namedtuple
std::vector<std::string> SplitNames(std::string_view text) {
  std::vector<std::string> names;
  std::string name;
  for (const char c : text) {
    if (c != ' ' && c != ',') {
      name += c;
    } else if (!name.empty()) {
      names.push_back(std::move(name));
      name.clear();
    }
  }
  if (!name.empty()) names.push_back(name);
  return names;
}

Ref NamedTuple(Evaluator& ev, const Call& call) {
  const Ref fields = call.Argument(1, "field_names");
  std::vector<Ref> names;
  if (const std::string* text = TextIn(fields)) {
    for (std::string& name : SplitNames(*text))
      names.push_back(ev.heap().str(std::move(name)));
  } else if (fields == nullptr || !Known(fields)) {
    return UnknownCall(ev, call);
  } else {
    names = ev.Elements(fields, call.span).value_or(std::vector<Ref>{});
  }
  const bool texts =
      std::all_of(names.begin(), names.end(), [](Ref name) { return TextIn(name) != nullptr; });
  const std::string* type_name = TextIn(call.Argument(0, "typename"));
  if (!texts || type_name == nullptr) return UnknownCall(ev, call);
  std::vector<std::string_view> fields_of_class;
  for (const Ref name : names)
    fields_of_class.push_back(*TextIn(name));
  Class* cls = NewNamedTupleClass(ev, *type_name, fields_of_class);
  const Ref given = call.Keyword("defaults");
  const auto defaults = IsNone(given) ? std::vector<Ref>{}
                                      : ev.Elements(given, call.span).value_or(std::vector<Ref>{});
  const std::size_t required = names.size() - std::min(names.size(), defaults.size());
  for (std::size_t i = required; i < names.size(); ++i)
    cls->fields[i].default_value = defaults[i - required];
  return cls;
}

// ---- copy
struct Copies {
  std::map<Ref, Ref> known;  // by address, for look-ups only
  Ref memo = nullptr;        // what __deepcopy__ is given, and gives deepcopy() again
};

// The copies made so far, by the memo that they belong to.
struct OpenCopies {
  std::map<Ref, Copies> by_memo;  // for look-ups only
};

Ref CopyValue(Evaluator& ev, Ref value, bool deep, Copies& copies, int depth) {
  const auto known = copies.known.find(value);
  if (known != copies.known.end()) return known->second;
  constexpr int kDeepest = 64;
  const auto inner = [&](Ref item) {
    return deep && depth < kDeepest ? CopyValue(ev, item, deep, copies, depth + 1) : item;
  };
  if (const auto* list = As<List>(value)) {
    auto* copy = NewList(ev);
    copy->deque = list->deque;
    copy->most = list->most;
    copies.known.emplace(value, copy);
    for (const Ref item : list->items)
      copy->items.push_back(inner(item));
    return copy;
  }
  if (const auto* tuple = As<Tuple>(value)) {
    if (!deep) return value;
    std::vector<Ref> items;
    for (const Ref item : tuple->items)
      items.push_back(inner(item));
    Tuple* copy = NewTuple(ev, std::move(items));
    copy->cls = tuple->cls;
    return copy;
  }
  if (const auto* dict = As<Dict>(value)) {
    auto* copy = ev.heap().New<Dict>();
    copies.known.emplace(value, copy);
    copy->default_factory = dict->default_factory;
    copy->counter = dict->counter;
    copy->ordered = dict->ordered;
    copy->open = dict->open;
    for (const auto& [key, item] : dict->items)
      copy->Set(key, inner(item));
    return copy;
  }
  if (const auto* set = As<Set>(value)) {
    auto* copy = ev.heap().New<Set>(set->frozen);
    copy->items = set->items;
    return copy;
  }
  auto* instance = As<Instance>(value);
  if (instance == nullptr || instance->cls->enumeration) return value;
  const std::string_view hook = deep ? "__deepcopy__" : "__copy__";
  if (SpecialMember(ev, *instance->cls, hook) != nullptr) {
    std::vector<Ref> memo;
    if (deep) memo.push_back(copies.memo);
    const Ref copy = CallSpecial(ev, *instance, hook, CallWith(std::move(memo), instance->span));
    copies.known.emplace(value, copy);
    return copy;
  }
  // A copy of a declared object is an object of its own: it must be found in the log of instances.
  Instance* copy = ev.CopyInstance(*instance);
  copies.known.emplace(value, copy);
  if (copy->payload != nullptr) {
    // The contents of a list, dict or set are the copy's own, also of a shallow one.
    Copies fresh;
    copy->payload = CopyValue(ev, copy->payload, deep, deep ? copies : fresh, depth + 1);
  }
  if (!deep) return copy;
  const Namespace attributes = copy->attributes;
  for (const auto& [name, attribute] : attributes.entries())
    copy->attributes.Set(name, inner(attribute));
  return copy;
}

Ref Copy(Evaluator& ev, const Call& call) {
  Copies copies;
  return CopyValue(ev, call.positional[0], /*deep=*/false, copies, 0);
}

Ref DeepCopy(Evaluator& ev, const Call& call) {
  auto& open = ev.State<OpenCopies>().by_memo;
  const Ref given = call.Argument(1, "memo");
  if (const auto inside = open.find(given); inside != open.end())
    return CopyValue(ev, call.positional[0], /*deep=*/true, inside->second, 0);
  const Ref memo = As<Dict>(given) != nullptr ? given : ev.heap().New<Dict>();
  Copies& copies = open[memo];
  copies.memo = memo;
  const Ref copy = CopyValue(ev, call.positional[0], /*deep=*/true, copies, 0);
  open.erase(memo);
  return copy;
}

constexpr FunctionModel kFunctions[] = {
    {"collections.OrderedDict", Counted<OrderedDict, 0, kMany>},
    {"collections.defaultdict", Counted<DefaultDict, 0, kMany>},
    {"collections.UserString", Lifted<BuiltinStr, 0, 3>},
    {"collections.Counter", Counted<Counter, 0, kMany>},
    {"collections.deque", Lifted<Deque, 0, 2>},
    {"collections.namedtuple", Counted<NamedTuple, 2, kMany>},
    {"copy.copy", Lifted<Copy, 1, 1>},
    {"copy.deepcopy", Lifted<DeepCopy, 1, 2>},
};

}  // namespace

Rows CollectionsRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
