// What keys(), values() and items() of a dict give: it changes with the dict.
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

using Part = DictView::Part;

// `shown(key, value)` of each entry; of one that is there on a condition, on that condition.
template <typename Shown>
std::vector<Ref> ItemsOf(Evaluator& ev, const Dict& dict, SourceSpan span, Shown shown) {
  std::vector<Ref> items;
  for (const auto& [key, value] : dict.items) {
    const Ref one = ev.ForElement(value, span, [&, of = key](Ref held) { return shown(of, held); });
    if (one->kind == Kind::kAbsent) continue;
    items.push_back(Evaluator::Impl::OnceForKey(ev, key, value, one));
  }
  ev.heap().Charge(items.size() * sizeof(Ref));
  return items;
}

std::vector<Ref> Shown(Evaluator& ev, const DictView& view, SourceSpan span) {
  switch (view.part) {
    case Part::kKeys:
      return ItemsOf(ev, *view.dict, span, [](Ref key, Ref) { return key; });
    case Part::kValues:
      return ItemsOf(ev, *view.dict, span, [](Ref, Ref value) { return value; });
    case Part::kItems:
      break;
  }
  return ItemsOf(ev, *view.dict, span, [&ev](Ref key, Ref value) {
    return NewTuple(ev, {key, value});
  });
}

const DictView* ViewOf(Ref value) {
  const auto* set = As<Set>(value);
  const auto* list = As<List>(value);
  const DictView* view = set != nullptr ? &set->view : list != nullptr ? &list->view : nullptr;
  return view == nullptr || view->dict == nullptr ? nullptr : view;
}

template <typename Collection>
Ref NewView(Evaluator& ev, const Call& call, Part part) {
  auto* dict = Held<Dict>(call.positional[0]);
  if (dict == nullptr || dict->open) return UnknownCall(ev, call);
  auto* made = ev.heap().New<Collection>();
  made->view = DictView(dict, part);
  made->items = Shown(ev, made->view, call.span);
  return made;
}

std::string_view MethodName(Part part) {
  return part == Part::kKeys ? "keys" : part == Part::kValues ? "values" : "items";
}

}  // namespace

Ref DictKeys(Evaluator& ev, const Call& call) {
  return NewView<Set>(ev, call, Part::kKeys);
}
Ref DictValues(Evaluator& ev, const Call& call) {
  return NewView<List>(ev, call, Part::kValues);
}
Ref DictItems(Evaluator& ev, const Call& call) {
  return NewView<Set>(ev, call, Part::kItems);
}

Ref CurrentView(Evaluator& ev, Ref value, Node node) {
  const DictView* view = ViewOf(value);
  if (view == nullptr) return value;
  const SourceSpan span = node.span();
  if (view->dict->open)
    return ev.CallMethod(view->dict, MethodName(view->part), CallWith({}, span));
  std::vector<Ref> items = Shown(ev, *view, span);
  if (auto* set = As<Set>(value)) {
    set->Assign(std::move(items));
  } else {
    static_cast<List*>(value)->items = std::move(items);
  }
  return value;
}

}  // namespace smgraph::python
