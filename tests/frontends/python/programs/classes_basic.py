# Classes, attributes, methods, class methods, properties.
class Point:
    count = 0
    registry = []

    def __init__(self, x=0, y=0):
        self.x, self.y = x, y
        Point.count += 1
        self.registry.append(self)

    def move(self, dx, dy=0):
        self.x += dx
        self.y += dy
        return self

    @classmethod
    def origin(cls):
        return cls(0, 0)

    @staticmethod
    def dist(a, b):
        return abs(a.x - b.x) + abs(a.y - b.y)

    @property
    def sum(self):
        return self.x + self.y

    @sum.setter
    def sum(self, value):
        self.x = value - self.y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __iter__(self):
        yield self.x
        yield self.y

    def __contains__(self, item):
        return item in (self.x, self.y)

    def __call__(self, factor):
        return Point(self.x * factor, self.y * factor)

    def __neg__(self):
        return Point(-self.x, -self.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __lt__(self, other):
        return self.x < other.x

    def __hash__(self):
        return hash((self.x, self.y))


p = Point(1, 2)
q = p.move(2).move(dx=1, dy=1)
print(p, q, p is q, Point.origin(), Point.dist(p, Point()), p.sum, Point.count, len(Point.registry))
p.sum = 10
print(p, p == Point(p.x, p.y), p != Point(), p + Point(1, 1), sum([Point(1, 1), Point(2, 2)]), len(p), p[0], list(p), 3 in p, 100 in p)
print(p(2), -p, bool(Point()), bool(p), sorted([Point(3), Point(1)]), max(Point(1), Point(2)), {Point(1, 1): "k"}[Point(1, 1)])
x, y = p
print(x, y, [*p], tuple(p), dict(a=p)["a"] is p)
Point.extra = "class attribute"
p.own = "own"
print(p.extra, p.own, Point.extra, hasattr(Point, "own"), Point.move(p, 1), p.count)
p.count = 99
print(p.count, Point.count == 99)
method = p.move
method(1)
print(p, Point.__name__, p.__class__.__name__)
