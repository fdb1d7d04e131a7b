# Classes made by a function, with their own defaults.
def make_step(kind, **defaults):
    class Step:
        def __init__(self, name, **options):
            self.name = name
            self.options = {**defaults, **options}

        def __repr__(self):
            return f"{kind}[{self.name} {self.options}]"

    Step.__name__ = Step.__qualname__ = kind
    return Step


Train = make_step("Train", epochs=1)
Test = make_step("Test")
print(Train("a"), Train("b", epochs=5), Test("c"), Train.__name__, Train is not Test, isinstance(Train("x"), Test))
