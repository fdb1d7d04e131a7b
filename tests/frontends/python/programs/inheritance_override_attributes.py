# Attributes and methods overridden along a hierarchy.
class Base:
    name = "base"
    parts = ["a"]

    def describe(self):
        return f"{self.name}({', '.join(self.collect())})"

    def collect(self):
        return list(self.parts)


class Middle(Base):
    parts = Base.parts + ["b"]

    def collect(self):
        return super().collect() + ["m"]


class Leaf(Middle):
    name = "leaf"

    def collect(self):
        return [p.upper() for p in super().collect()]

    def describe(self):
        return "<" + super().describe() + ">"


for cls in (Base, Middle, Leaf):
    print(cls().describe(), cls.parts)
print(Leaf.__bases__[0].__name__, [c.__name__ for c in Leaf.mro()], isinstance(Leaf(), Base), issubclass(Middle, Leaf), Leaf.__mro__[-1] is object)
