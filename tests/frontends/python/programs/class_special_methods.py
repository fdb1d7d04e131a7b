# Special methods.
class Vector:
    def __init__(self, *values):
        self.values = list(values)

    def __repr__(self):
        return f"Vector{tuple(self.values)}"

    def __len__(self):
        return len(self.values)

    def __getitem__(self, i):
        return Vector(*self.values[i]) if isinstance(i, slice) else self.values[i]

    def __setitem__(self, i, v):
        self.values[i] = v

    def __delitem__(self, i):
        del self.values[i]

    def __add__(self, other):
        return Vector(*[a + b for a, b in zip(self, other)])

    def __mul__(self, k):
        return Vector(*[v * k for v in self.values])

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.values.extend(other.values)
        return self

    def __eq__(self, other):
        return isinstance(other, Vector) and self.values == other.values

    def __lt__(self, other):
        return len(self) < len(other)

    def __le__(self, other):
        return len(self) <= len(other)

    def __bool__(self):
        return any(self.values)

    def __contains__(self, v):
        return v in self.values

    def __call__(self, f):
        return Vector(*map(f, self.values))

    def __rshift__(self, other):
        return ("rshift", other)

    def __or__(self, other):
        return f"{self!r}|{other!r}"

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.values, other.values))

    def __abs__(self):
        return sum(abs(v) for v in self.values)

    def __int__(self):
        return self.values[0]

    def __enter__(self):
        return self.values

    def __exit__(self, *args):
        return None


v, w = Vector(1, 2, 3), Vector(4, 5, 6)
print(v + w, v * 2, 3 * v, v[0], v[1:], len(v), 2 in v, 9 in v, v == Vector(1, 2, 3), v != w, v @ w, v >> 1, v | 2)
v[0] = 10
del v[1]
v += Vector(7)
print(v, v < w, v <= w, bool(Vector(0)), v(lambda x: x + 1), abs(Vector(-1, 2)), int(v), list(v), sum(v), max(v), [*v], tuple(v))
with v as values:
    print(values)
print(sorted([Vector(1, 2), Vector(3)]), "yes" if Vector() else "no", v and 1, not v)


class Chain:
    def __init__(self, path=""):
        self.path = path

    def __getattr__(self, name):
        return Chain(f"{self.path}.{name}" if self.path else name)

    def __getitem__(self, key):
        return Chain(f"{self.path}[{key!r}]")

    def __str__(self):
        return self.path


print(Chain().steps.train["x"].output, str(Chain().a))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), next(Countdown(5)), [x for x in Countdown(2)], dict(enumerate(Countdown(2))))


class Access:
    def __init__(self):
        self.__dict__["data"] = {}

    def __setattr__(self, name, value):
        self.data[name] = value

    def __getattr__(self, name):
        try:
            return self.data[name]
        except KeyError:
            raise AttributeError(name)


a = Access()
a.x = 1
print(a.x, hasattr(a, "y"), a.data)
