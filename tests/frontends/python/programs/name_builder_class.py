# Names built from parts.
class Name:
    sep = "-"

    def __init__(self, *parts):
        self.parts = [str(p) for p in parts if p not in (None, "")]

    def __truediv__(self, other):
        return type(self)(*self.parts, other)

    def __str__(self):
        return self.sep.join(self.parts)

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __format__(self, spec):
        return str(self)[:int(spec)] if spec else str(self)


class Path(Name):
    sep = "/"


n = Name("a", None, 1) / "b"
print(n, f"{n:3}", f"{n}", n == "a-1-b", {n: 1}["a-1-b"] if False else {str(n): 1}["a-1-b"], Path("x") / "y" / 3, len({Name("q"), Name("q")}))
