# __dict__ as a way to set attributes.
class Options:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)
        self.extra = 1

    def __repr__(self):
        return f"Options({self.__dict__})"


o = Options(a=1, b="x")
print(o, o.a, o.b, vars(o))
o.__dict__["c"] = 3
o.a = 10
print(o.c, o.__dict__, sorted(vars(o)), {**vars(o)}["a"])
vars(o).pop("b")
print(hasattr(o, "b"), o)


class Namespace(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__


n = Namespace(x=1)
n.y = 2
print(n.x, n.y, n.missing, n)
from types import SimpleNamespace

s = SimpleNamespace(a=1, b=[2])
s.c = 3
print(s.a, s.b, s.c, s, vars(s)["c"])
