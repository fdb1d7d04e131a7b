// graphlib: TopologicalSorter, in the order that CPython gives.
#include <algorithm>
#include <utility>
#include <vector>

#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// Attributes that user code does not see. Nodes to Lists: how many predecessors are left, then the
// successors; and the nodes that are ready but were not handed out.
constexpr std::string_view kNodes = "%nodes";
constexpr std::string_view kReady = "%ready";
constexpr std::string_view kOpen = "%open";      // how many nodes were not done yet
constexpr std::string_view kUnsure = "%unsure";  // some nodes are there under a condition only

struct Sorter {
  Instance* object = nullptr;
  Dict* nodes = nullptr;
  List* ready = nullptr;
};

Sorter SorterOf(Evaluator& ev, const Call& call) {
  auto* object = As<Instance>(call.positional[0]);
  if (object == nullptr) return {};
  if (object->attributes.Find(kNodes) == nullptr) {
    object->attributes.Set(kNodes, ev.heap().New<Dict>());
    object->attributes.Set(kReady, NewList(ev));
  }
  return {object, As<Dict>(object->attributes.Find(kNodes)),
          As<List>(object->attributes.Find(kReady))};
}

bool Unsure(const Sorter& sorter) {
  return sorter.object == nullptr || sorter.object->attributes.Find(kUnsure) != nullptr;
}

void MakeUnsure(Evaluator& ev, const Sorter& sorter) {
  ev.Touch(sorter.object);
  sorter.object->attributes.Set(kUnsure, ev.heap().boolean(true));
}

List* NodeIn(Evaluator& ev, const Sorter& sorter, Ref key, SourceSpan span) {
  const Ref known = FindKey(ev, *sorter.nodes, key, span);
  if (auto* node = known == nullptr ? nullptr : As<List>(known)) return node;
  if (known != nullptr) MakeUnsure(ev, sorter);
  List* node = NewList(ev, {ev.heap().integer(0)});
  ev.CheckItems(sorter.nodes->items.size() + 1);
  ev.Touch(sorter.nodes);
  SetEntry(ev, *sorter.nodes, key, node, span);
  return node;
}

std::int64_t Left(const List& node) {
  return IntegerIn(node.items.front()).value_or(0);
}

void SetLeft(Evaluator& ev, List& node, std::int64_t left) {
  ev.Touch(&node);
  node.items.front() = ev.heap().integer(left);
}

void AddNode(Evaluator& ev, const Sorter& sorter, Ref key, const std::vector<Ref>& predecessors,
             SourceSpan span) {
  List* node = NodeIn(ev, sorter, key, span);
  SetLeft(ev, *node, Left(*node) + static_cast<std::int64_t>(predecessors.size()));
  for (const Ref predecessor : predecessors) {
    List* before = NodeIn(ev, sorter, predecessor, span);
    ev.Touch(before);
    before->items.push_back(key);
  }
}

Ref Add(Evaluator& ev, const Call& call) {
  const Sorter sorter = SorterOf(ev, call);
  if (sorter.object == nullptr) return UnknownCall(ev, call);
  if (sorter.object->attributes.Find(kOpen) != nullptr)
    ev.Raise("ValueError", "Nodes cannot be added after a call to prepare()", call.span);
  AddNode(ev, sorter, call.positional[1], {call.positional.begin() + 2, call.positional.end()},
          call.span);
  return ev.heap().none();
}

void Init(Evaluator& ev, Instance& object) {
  const Sorter sorter = SorterOf(ev, CallWith({&object}, object.span));
  const auto* graph = As<Dict>(object.attributes.Find("graph"));
  if (graph == nullptr) return;
  const auto entries = graph->items;
  for (const auto& [key, predecessors] : entries) {
    AddNode(ev, sorter, key, ev.Elements(predecessors, object.span).value_or(std::vector<Ref>{}),
            object.span);
  }
}

// Hands `key` on: its successors wait for one node less.
void Finish(Evaluator& ev, const Sorter& sorter, Ref key, SourceSpan span) {
  const std::vector<Ref> entries = NodeIn(ev, sorter, key, span)->items;
  ev.Touch(sorter.ready);
  for (std::size_t i = 1; i < entries.size(); ++i) {
    List* next = NodeIn(ev, sorter, entries[i], span);
    SetLeft(ev, *next, Left(*next) - 1);
    if (Left(*next) == 0) sorter.ready->items.push_back(entries[i]);
  }
}

// The cycle that CPython finds: the way from each node in turn into the first of its successors
// that was not there yet, and back where there is none. Empty without one.
std::vector<Ref> FindCycle(const Sorter& sorter) {
  std::vector<Ref> way;
  std::vector<std::size_t> next;  // successor of each node of the way
  Set seen;
  const auto on_way = [&way](Ref key) {
    return std::ranges::find_if(way, [key](Ref one) { return Equals(one, key) == 1; });
  };
  for (const auto& [start, entries] : sorter.nodes->items) {
    if (seen.Has(start)) continue;
    Ref key = start;
    while (key != nullptr) {
      if (const auto first = on_way(key); first != way.end()) {
        std::vector<Ref> cycle(first, way.end());
        cycle.push_back(key);
        return cycle;
      }
      if (!seen.Has(key)) {
        seen.Add(key);
        way.push_back(key);
        next.push_back(1);
      }
      key = nullptr;
      while (key == nullptr && !way.empty()) {
        const auto* node = As<List>(sorter.nodes->Find(way.back()));
        if (node != nullptr && next.back() < node->items.size()) {
          key = node->items[next.back()++];
        } else {
          way.pop_back();
          next.pop_back();
        }
      }
    }
  }
  return {};
}

void CheckCycles(Evaluator& ev, const Sorter& sorter, SourceSpan span) {
  std::vector<Ref> cycle = FindCycle(sorter);
  if (cycle.empty()) return;
  Instance* error = ev.NewInstance(ev.BuiltinClass("CycleError"), span);
  error->attributes.Set(
      "args", NewTuple(ev, {ev.heap().str("nodes are in a cycle"), NewList(ev, std::move(cycle))}));
  throw Raised{error, span};
}

// The nodes that wait for nothing.
void Prepare(Evaluator& ev, const Sorter& sorter) {
  ev.Touch(sorter.ready);
  for (const auto& [key, node] : sorter.nodes->items) {
    const auto* entries = As<List>(node);
    if (entries == nullptr || !IntegerIn(entries->items.front())) return MakeUnsure(ev, sorter);
    if (Left(*entries) == 0) sorter.ready->items.push_back(key);
  }
  ev.Touch(sorter.object);
  sorter.object->attributes.Set(
      kOpen, ev.heap().integer(static_cast<std::int64_t>(sorter.nodes->items.size())));
}

std::vector<Ref> TakeReady(Evaluator& ev, const Sorter& sorter) {
  ev.Touch(sorter.ready);
  return std::exchange(sorter.ready->items, {});
}

Ref StaticOrder(Evaluator& ev, const Call& call) {
  const Sorter sorter = SorterOf(ev, call);
  if (!Unsure(sorter)) Prepare(ev, sorter);
  if (Unsure(sorter)) return UnknownCall(ev, call);
  CheckCycles(ev, sorter, call.span);
  std::vector<Ref> order;
  for (std::vector<Ref> group = TakeReady(ev, sorter); !group.empty();
       group = TakeReady(ev, sorter)) {
    order.insert(order.end(), group.begin(), group.end());
    for (const Ref key : group)
      Finish(ev, sorter, key, call.span);
  }
  return NewIterator(ev, std::move(order));
}

Ref PrepareSorter(Evaluator& ev, const Call& call) {
  const Sorter sorter = SorterOf(ev, call);
  if (!Unsure(sorter)) Prepare(ev, sorter);
  if (!Unsure(sorter)) CheckCycles(ev, sorter, call.span);
  return ev.heap().none();
}

Ref GetReady(Evaluator& ev, const Call& call) {
  const Sorter sorter = SorterOf(ev, call);
  return Unsure(sorter) ? UnknownCall(ev, call) : NewTuple(ev, TakeReady(ev, sorter));
}

Ref Done(Evaluator& ev, const Call& call) {
  const Sorter sorter = SorterOf(ev, call);
  if (Unsure(sorter)) return ev.heap().none();
  for (std::size_t i = 1; i < call.positional.size(); ++i) {
    const std::int64_t open = IntegerIn(sorter.object->attributes.Find(kOpen)).value_or(0);
    ev.Touch(sorter.object);
    sorter.object->attributes.Set(kOpen, ev.heap().integer(open - 1));
    Finish(ev, sorter, call.positional[i], call.span);
  }
  return ev.heap().none();
}

Ref IsActive(Evaluator& ev, const Call& call) {
  const Sorter sorter = SorterOf(ev, call);
  if (Unsure(sorter)) return UnknownCall(ev, call);
  return ev.heap().boolean(IntegerIn(sorter.object->attributes.Find(kOpen)).value_or(0) > 0);
}

constexpr MethodModel kMethods[] = {
    {"add", Counted<Add, 2, kMany>},           {"done", Counted<Done, 1, kMany>},
    {"get_ready", Counted<GetReady, 1, 1>},    {"is_active", Counted<IsActive, 1, 1>},
    {"prepare", Counted<PrepareSorter, 1, 1>}, {"static_order", Counted<StaticOrder, 1, 1>},
};

Ref CycleError(Evaluator& ev) {
  return ev.BuiltinClass("CycleError");
}

constexpr ValueModel kValues[] = {
    {"graphlib.CycleError", CycleError},
};

constexpr ClassModel kClasses[] = {
    {.name = "TopologicalSorter",
     .spellings = "graphlib.TopologicalSorter",
     .signature = "(graph=None)",
     .tag = kLibraryTag,
     .methods = kMethods,
     .init = Init},
};

}  // namespace

Rows GraphlibRows() {
  return {.classes = kClasses, .values = kValues};
}

}  // namespace smgraph::python
