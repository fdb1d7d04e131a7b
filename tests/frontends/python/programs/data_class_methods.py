# A dataclass with methods, properties and class methods.
from dataclasses import asdict, dataclass, field


@dataclass
class Step:
    name: str
    deps: list = field(default_factory=list)
    cost: float = 1.0

    def after(self, *steps):
        self.deps.extend(s.name for s in steps)
        return self

    @property
    def expensive(self):
        return self.cost > 5

    @classmethod
    def parse(cls, text):
        name, cost = text.split(":")
        return cls(name, cost=float(cost))

    def __lt__(self, other):
        return self.cost < other.cost

    def __str__(self):
        return f"{self.name}({self.cost:g})"


a, b = Step.parse("a:2"), Step("b", cost=9)
b.after(a)
print(a, b, repr(b), b.expensive, sorted([b, a])[0], asdict(b), min(a, b), Step("x") == Step("x"), {**vars(a)})
