# Static methods, class methods and functions in tables of a class.
class Ops:
    @staticmethod
    def double(x):
        return x * 2

    @classmethod
    def name(cls):
        return cls.__name__

    def inc(self, x):
        return x + 1

    table = {"inc": inc}

    def run(self, op, x):
        return self.table[op](self, x)


class More(Ops):
    pass


print(Ops.double(2), Ops().double(3), More.name(), More().name(), Ops().run("inc", 5), Ops.table["inc"](None, 1), list(map(Ops.double, [1, 2])), Ops.inc(Ops(), 1))
bound = More().inc
print(bound(9), bound.__self__.__class__.__name__, [f(4) for f in (Ops.double, bound)])
