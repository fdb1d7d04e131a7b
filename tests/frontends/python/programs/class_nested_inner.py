# Classes inside classes and functions.
class Outer:
    limit = 2

    class Options:
        retries = 3
        names = ["a", "b"]

        def describe(self):
            return f"{self.retries}:{Outer.limit}"

    class Sub(Options):
        retries = 5

    def make(self):
        class Local:
            owner = self.limit
        return Local


print(Outer.Options.retries, Outer.Sub().describe(), Outer().Options.names[0], Outer().make().owner)
print(Outer.Options.__qualname__, Outer.Sub.__name__, Outer().make().__qualname__)


def build(kind):
    class Built:
        def __init__(self):
            self.kind = kind

        def __repr__(self):
            return f"<{type(self).__name__} {self.kind}>"

    Built.__name__ = kind.title()
    return Built


print(build("red")(), build("blue")(), build("x") is build("x"))
