# __slots__, __repr__, __str__ and __eq__.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point(x={self.x}, y={self.y})"

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __iter__(self):
        return iter((self.x, self.y))


p = Point(1, y=2)
x, y = p
print(p, str(p), f"{p}", [p], {"p": p}, p == Point(1, 2), x, y, tuple(p), "%s %r" % (p, p), "{0!s} {0!r}".format(p))


class Base:
    def __str__(self):
        return "str"


print(Base(), [Base()] and f"{Base()!s}", str(Base()) + "!")
