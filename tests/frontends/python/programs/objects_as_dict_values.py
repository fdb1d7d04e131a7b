# Classes and functions as values of dicts.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return x + self.n


kinds = {"add": Adder, "upper": str.upper, "length": len, "pair": lambda x: (x, x), "list": list}
print(kinds["add"](2)(3), kinds["upper"]("a"), kinds["length"]("abc"), kinds["pair"](1), kinds["list"]("ab"))
table = {int: "number", str: "text", type(None): "nothing", list: "items"}
print([table.get(type(v), "other") for v in (1, "a", None, [], 1.5, True)], {Adder: 1}[Adder], {len: "f"}[len], [k.__name__ for k in table])
handlers = [(str, lambda v: v.title()), ((int, float), lambda v: v * 2), (object, repr)]
for value in ("abc", 2, 1.5, [1]):
    print(next(h(value) for kind, h in handlers if isinstance(value, kind)))
