# isinstance, getattr, hasattr, callable, vars, type.
class Base:
    kind = "base"

    def __init__(self):
        self.x = 1


class Child(Base):
    @property
    def double(self):
        return self.x * 2

    @property
    def broken(self):
        raise AttributeError("broken")


c = Child()
print(isinstance(c, Base), isinstance(c, (int, Base)), isinstance(c, int), issubclass(Child, Base), issubclass(Base, Child), issubclass(bool, int))
print(isinstance(1, int), isinstance(True, int), isinstance(1.0, (int, float)), isinstance("a", str), isinstance([], (list, tuple)), isinstance(None, type(None)), isinstance(b"", bytes), isinstance({}, dict), isinstance(1, object))
print(hasattr(c, "x"), hasattr(c, "y"), hasattr(c, "double"), hasattr(c, "broken"), hasattr(c, "kind"), hasattr("s", "upper"), hasattr([], "nope"), hasattr(Child, "double"))
print(getattr(c, "x"), getattr(c, "y", "default"), getattr(c, "double"), getattr(c, "broken", "gone"), getattr("abc", "upper")(), getattr(Base, "kind"))
setattr(c, "y", 5)
print(c.y, vars(c), c.__dict__ == {"x": 1, "y": 5}, c.__class__.__name__, type(c) is Child, type(c) == Base, type(1) is int)
del c.y
print(hasattr(c, "y"))
delattr(c, "x")
print(vars(c))
print(callable(len), callable(c), callable(Child), callable(lambda: 1), callable(5), callable(print))
try:
    c.missing
except AttributeError as error:
    print(error)
try:
    getattr(Base, "missing")
except AttributeError as error:
    print(error)
try:
    None.x
except AttributeError as error:
    print(error)
print(c is c, c == Child(), c != c, isinstance(Child, type), type(Child).__name__)
print(isinstance(isinstance, object), repr(type("s")), str(type(2.5)))
print([t.__name__ for t in (int, str, list, Child)], int is int, {int: "int"}[type(3)])
