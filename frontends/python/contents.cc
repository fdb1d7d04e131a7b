#include "frontends/python/contents.h"

#include <algorithm>
#include <utility>

namespace smgraph::python {

Object* CopyOf(Heap& heap, Object* object) {
  switch (object->kind) {
    case Kind::kList:
      return heap.New<List>(*static_cast<List*>(object));
    case Kind::kDict:
      return heap.New<Dict>(*static_cast<Dict*>(object));
    case Kind::kSet:
      return heap.New<Set>(*static_cast<Set*>(object));
    case Kind::kScope:
      return heap.New<Scope>(*static_cast<Scope*>(object));
    case Kind::kInstance:
      return heap.New<Instance>(*static_cast<Instance*>(object));
    case Kind::kClass:
      return heap.New<Class>(*static_cast<Class*>(object));
    case Kind::kIterator:
      return heap.New<Iterator>(*static_cast<Iterator*>(object));
    case Kind::kFunction:
      return heap.New<Function>(*static_cast<Function*>(object));
    default:
      return nullptr;
  }
}

void SwapContents(Object* a, Object* b) {
  switch (a->kind) {
    case Kind::kList:
      return std::swap(static_cast<List*>(a)->items, static_cast<List*>(b)->items);
    case Kind::kDict: {
      auto& left = *static_cast<Dict*>(a);
      auto& right = *static_cast<Dict*>(b);
      std::swap(left.open, right.open);
      auto items = std::move(left.items);
      left.Assign(std::move(right.items));
      return right.Assign(std::move(items));
    }
    case Kind::kSet: {
      auto items = std::move(static_cast<Set*>(a)->items);
      static_cast<Set*>(a)->Assign(std::move(static_cast<Set*>(b)->items));
      return static_cast<Set*>(b)->Assign(std::move(items));
    }
    case Kind::kScope:
      return std::swap(static_cast<Scope*>(a)->names, static_cast<Scope*>(b)->names);
    case Kind::kInstance:
      std::swap(static_cast<Instance*>(a)->attributes, static_cast<Instance*>(b)->attributes);
      return std::swap(static_cast<Instance*>(a)->payload, static_cast<Instance*>(b)->payload);
    case Kind::kClass:
      return std::swap(static_cast<Class*>(a)->attributes, static_cast<Class*>(b)->attributes);
    case Kind::kIterator:
      return std::swap(static_cast<Iterator*>(a)->next, static_cast<Iterator*>(b)->next);
    case Kind::kFunction:
      return std::swap(static_cast<Function*>(a)->attributes,
                       static_cast<Function*>(b)->attributes);
    default:
      return;
  }
}

namespace {

bool SameValue(Ref a, Ref b);

bool SameValues(const std::vector<Ref>& a, const std::vector<Ref>& b) {
  return std::ranges::equal(a, b, &SameValue);
}

bool SameNames(const Namespace& a, const Namespace& b) {
  return std::ranges::equal(a.entries(), b.entries(), [](const auto& x, const auto& y) {
    return x.first == y.first && SameValue(x.second, y.second);
  });
}

bool SameOrigin(const Opaque& a, const Opaque& b) {
  return a.origin == b.origin && a.name == b.name && a.span == b.span && a.path == b.path &&
         SameValue(a.base, b.base) && SameValue(a.key, b.key) &&
         SameValues(a.positional, b.positional) && SameNames(a.keywords, b.keywords);
}

bool SameValue(Ref a, Ref b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr || a->kind != b->kind) return false;
  if (a->kind <= Kind::kBytes) return Equals(a, b) == 1;
  if (const auto* unknown = As<Unknown>(a)) {
    const auto* other = static_cast<Unknown*>(b);
    return unknown->reason == other->reason && unknown->span == other->span;
  }
  const auto* opaque = As<Opaque>(a);
  return opaque != nullptr && SameOrigin(*opaque, *static_cast<Opaque*>(b));
}

}  // namespace

bool SameContents(const Object* a, const Object* b) {
  const auto both = [=]<typename T>(bool (*same)(const T&, const T&)) {
    return same(*static_cast<const T*>(a), *static_cast<const T*>(b));
  };
  switch (a->kind) {
    case Kind::kList:
      return both(+[](const List& x, const List& y) { return SameValues(x.items, y.items); });
    case Kind::kDict:
      return both(+[](const Dict& x, const Dict& y) {
        return x.open == y.open &&
               std::ranges::equal(x.items, y.items, [](const auto& one, const auto& other) {
                 return SameValue(one.first, other.first) && SameValue(one.second, other.second);
               });
      });
    case Kind::kSet:
      return both(+[](const Set& x, const Set& y) { return SameValues(x.items, y.items); });
    case Kind::kScope:
      return both(+[](const Scope& x, const Scope& y) { return SameNames(x.names, y.names); });
    case Kind::kInstance:
      return both(+[](const Instance& x, const Instance& y) {
        return SameValue(x.payload, y.payload) && SameNames(x.attributes, y.attributes);
      });
    case Kind::kClass:
      return both(
          +[](const Class& x, const Class& y) { return SameNames(x.attributes, y.attributes); });
    case Kind::kIterator:
      return both(+[](const Iterator& x, const Iterator& y) { return x.next == y.next; });
    case Kind::kFunction:
      return both(+[](const Function& x, const Function& y) {
        return SameNames(x.attributes, y.attributes);
      });
    default:
      return false;
  }
}

}  // namespace smgraph::python
