// The classes of collections.abc that give a class methods: as Python writes them.
#include <memory>
#include <utility>

#include "frontends/python/internals.h"

namespace smgraph::python {
namespace {

// After CPython's Lib/_collections_abc.py, without what only makes it faster.
constexpr std::string_view kSource = R"(
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
        try:
            self[key]
        except KeyError:
            return False
        else:
            return True
    def keys(self):
        return {key: None for key in self}.keys()
    def items(self):
        return {key: self[key] for key in self}.items()
    def values(self):
        return {key: self[key] for key in self}.values()
    def __eq__(self, other):
        if not isinstance(other, (Mapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

class MutableMapping(Mapping):
    __marker = object()
    def pop(self, key, default=__marker):
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        else:
            del self[key]
            return value
    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value
    def clear(self):
        for key in list(self):
            del self[key]
    def update(self, other=(), /, **kwds):
        if isinstance(other, (Mapping, dict)) or hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value
    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

class Sequence(Reversible, Collection):
    def __iter__(self):
        i = 0
        try:
            while True:
                v = self[i]
                yield v
                i += 1
        except IndexError:
            return
    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False
    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]
    def index(self, value, start=0, stop=None):
        for i, v in enumerate(self):
            if i >= start and (stop is None or i < stop) and (v is value or v == value):
                return i
        raise ValueError
    def count(self, value):
        return sum(1 for v in self if v is value or v == value)

class MutableSequence(Sequence):
    def append(self, value):
        self.insert(len(self), value)
    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass
    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]
    def extend(self, values):
        for v in list(values):
            self.append(v)
    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v
    def remove(self, value):
        del self[self.index(value)]
    def __iadd__(self, values):
        self.extend(values)
        return self

class Set(Collection):
    @classmethod
    def _from_iterable(cls, it):
        return cls(it)
    def __le__(self, other):
        return len(self) <= len(other) and all(e in other for e in self)
    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other)
    def __ge__(self, other):
        return len(self) >= len(other) and all(e in self for e in other)
    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other)
    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other)
    def __and__(self, other):
        return self._from_iterable([v for v in other if v in self])
    def __or__(self, other):
        return self._from_iterable([e for s in (self, other) for e in s])
    def __sub__(self, other):
        return self._from_iterable([v for v in self if v not in other])
    def isdisjoint(self, other):
        return not any(v in self for v in other)

class MutableSet(Set):
    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)
    def pop(self):
        try:
            value = next(iter(self))
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value
    def clear(self):
        for value in list(self):
            self.discard(value)
    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self
    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self
    def __isub__(self, it):
        for value in list(it):
            self.discard(value)
        return self
)";

struct AbstractBases {
  Module* module = nullptr;
};

}  // namespace

Class* Evaluator::Impl::AbstractBase(Evaluator& e, std::string_view import_name) {
  const std::size_t dot = import_name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const std::string_view from = import_name.substr(0, dot);
  if (from != "collections.abc" && from != "typing" && from != "collections") return nullptr;
  auto& bases = e.State<AbstractBases>();
  if (bases.module == nullptr) {
    bases.module = e.heap_.New<Module>("collections.abc");
    bases.module->scope = e.heap_.New<Scope>(nullptr);
    SourceUnit unit;
    unit.text = kSource;
    unit.file = e.sources_.Add("collections/abc.py", unit.text);
    e.trees_.push_back(std::make_unique<Tree>(std::move(unit)));
    const Restore<Fork*> restore_fork(e.fork_, nullptr);
    const Restore<const Path*> restore_path(e.path_, nullptr);
    RunTree(e, *bases.module, e.trees_.back()->root());
  }
  return As<Class>(bases.module->scope->names.Find(import_name.substr(dot + 1)));
}

}  // namespace smgraph::python
