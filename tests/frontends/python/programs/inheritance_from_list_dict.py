# Subclasses of list and dict that override operations.
class Steps(list):
    def append(self, item):
        super().append(item.upper())

    def __getitem__(self, key):
        if isinstance(key, str):
            return next(i for i in self if i == key.upper())
        return super().__getitem__(key)

    @property
    def last(self):
        return self[-1]


class Strict(dict):
    def __setitem__(self, key, value):
        if key in self:
            raise KeyError(f"duplicate {key}")
        super().__setitem__(key, value)


s = Steps(["A"])
s.append("b")
print(s, s["b"], s[0], s.last, len(s), s + ["x"], isinstance(s, list), [i for i in s], s == ["A", "B"], type(s).__name__)
d = Strict(a=1)
d["b"] = 2
try:
    d["a"] = 3
except KeyError as error:
    print(error)
print(d, dict(d), sorted(d), d.get("zz"), {**d})
