// The classes of collections.abc that give a class methods, as Python's documentation describes
// them.
#include "frontends/python/internals.h"

namespace smgraph::python {
namespace {

constexpr std::string_view kSource = R"(
_ABSENT = object()

class Hashable: pass
class Sized: pass
class Container: pass
class Callable: pass
class Iterable: pass

class Iterator(Iterable):
    def __iter__(self):
        return self

class Reversible(Iterable): pass
class Collection(Sized, Iterable, Container): pass

class Mapping(Collection):
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default
    def __contains__(self, key):
        return Mapping.get(self, key, _ABSENT) is not _ABSENT
    def keys(self):
        return dict.fromkeys(self).keys()
    def items(self):
        return {key: self[key] for key in self}.items()
    def values(self):
        return {key: self[key] for key in self}.values()
    def __eq__(self, other):
        comparable = isinstance(other, (Mapping, dict))
        return dict(self.items()) == dict(other.items()) if comparable else NotImplemented

class MutableMapping(Mapping):
    def pop(self, key, default=_ABSENT):
        value = Mapping.get(self, key, _ABSENT)
        if value is not _ABSENT:
            del self[key]
            return value
        if default is _ABSENT:
            raise KeyError(key)
        return default
    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError
    def clear(self):
        for key in [*self]:
            del self[key]
    def update(self, other=(), /, **more):
        given = [(key, other[key]) for key in other.keys()] if hasattr(other, "keys") else other
        for key, value in [*given, *more.items()]:
            self[key] = value
    def setdefault(self, key, default=None):
        value = Mapping.get(self, key, _ABSENT)
        if value is _ABSENT:
            self[key] = value = default
        return value

class Sequence(Reversible, Collection):
    def __iter__(self):
        at = 0
        while True:
            try:
                item = self[at]
            except IndexError:
                return
            yield item
            at += 1
    def __contains__(self, value):
        return any(item is value or item == value for item in self)
    def __reversed__(self):
        for at in range(len(self) - 1, -1, -1):
            yield self[at]
    def index(self, value, start=0, stop=None):
        for at, item in [*enumerate(self)][start:stop]:
            if item is value or item == value:
                return at
        raise ValueError
    def count(self, value):
        return len([item for item in self if item is value or item == value])

class MutableSequence(Sequence):
    def append(self, value):
        self.insert(len(self), value)
    def clear(self):
        while len(self) > 0:
            self.pop()
    def reverse(self):
        for at, item in enumerate([*self][::-1]):
            self[at] = item
    def extend(self, values):
        for value in [*values]:
            self.append(value)
    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value
    def remove(self, value):
        del self[self.index(value)]
    def __iadd__(self, values):
        self.extend(values)
        return self

class Set(Collection):
    @classmethod
    def _from_iterable(cls, items):
        return cls(items)
    def __le__(self, other):
        return len(self) <= len(other) and all(item in other for item in self)
    def __lt__(self, other):
        return len(self) < len(other) and self <= other
    def __ge__(self, other):
        return len(self) >= len(other) and all(item in self for item in other)
    def __gt__(self, other):
        return len(self) > len(other) and self >= other
    def __eq__(self, other):
        return len(self) == len(other) and Set.__le__(self, other)
    def __and__(self, other):
        return self._from_iterable([item for item in other if item in self])
    def __or__(self, other):
        return self._from_iterable([*self, *other])
    def __sub__(self, other):
        return self._from_iterable([item for item in self if item not in other])
    def isdisjoint(self, other):
        return not any(item in self for item in other)

class MutableSet(Set):
    def remove(self, item):
        if item not in self:
            raise KeyError(item)
        self.discard(item)
    def pop(self):
        for item in self:
            self.discard(item)
            return item
        raise KeyError
    def clear(self):
        for item in [*self]:
            self.discard(item)
    def __ior__(self, other):
        for item in other:
            self.add(item)
        return self
    def __iand__(self, other):
        for item in [*self]:
            if item not in other:
                self.discard(item)
        return self
    def __isub__(self, other):
        for item in [*other]:
            self.discard(item)
        return self
)";

}  // namespace

Class* Evaluator::Impl::AbstractBase(Evaluator& e, std::string_view import_name) {
  const std::size_t dot = import_name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const std::string_view from = import_name.substr(0, dot);
  if (from != "collections.abc" && from != "typing" && from != "collections") return nullptr;
  const Module* bases = e.LibraryModule("collections.abc", kSource);
  return As<Class>(NameIn(e, *bases, import_name.substr(dot + 1)));
}

}  // namespace smgraph::python
