# Classes derived from collections.abc: what they are given.
from collections.abc import Iterator, Mapping, MutableMapping, MutableSequence, Sequence, Set


class Outputs(Mapping):
    def __init__(self, **data):
        self.data = data

    def __getitem__(self, key):
        return self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


o = Outputs(train="t", test="e")
print(list(o.keys()), list(o.items()), list(o.values()), o.get("x", 1), o.get("test"), "train" in o, "x" in o)
print({**o}, dict(o), o == {"train": "t", "test": "e"}, isinstance(o, Mapping), isinstance({}, Mapping), isinstance(o, Sequence))
print("{train}-{test}".format(**o), [k for k in o], len(o), bool(Outputs()))


class Store(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


s = Store()
s["A"] = 1
s.update({"B": 2}, C=3)
print(s.setdefault("a", 9), s.setdefault("D", 4), s.pop("B"), s.pop("zz", None), sorted(s))


class Steps(MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


steps = Steps("a")
steps.append("b")
steps.extend("cd")
steps += ["e"]
print(list(steps), steps.pop(), steps.index("c"), "b" in steps, list(reversed(steps)), steps[-1], [*steps[:2]])
steps.remove("a")
steps.reverse()
print(list(steps), len(steps), isinstance(steps, Sequence))


class Rounds(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Rounds(3)), next(Rounds(2)))


class Tags(Set):
    def __init__(self, items):
        self.items = tuple(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


t = Tags("ab")
print(sorted(t | Tags("bc")), sorted(t & ["b"]), sorted(t - {"a"}), t <= Tags("abc"), t.isdisjoint("z"))
