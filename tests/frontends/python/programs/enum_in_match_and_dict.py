# Enumeration members as keys and in comparisons.
from enum import Enum, auto


class Op(Enum):
    ADD = auto()
    SUB = auto()
    MUL = auto()

    def apply(self, a, b):
        return {Op.ADD: a + b, Op.SUB: a - b}.get(self, a * b)


class Weekday(Enum):
    MON = 1
    TUE = 2

    @classmethod
    def _missing_(cls, value):
        return cls.MON if value == "m" else None


print([op.apply(6, 3) for op in Op], Op.ADD.value, list(Op)[-1], Op["SUB"], Weekday("m"), Weekday(2).name, len(Op), Op.ADD == Op.ADD, Op.ADD is not Op.SUB, sorted(Op, key=lambda o: -o.value)[0])
print({op: op.name.lower() for op in Op}[Op.MUL], Op.__name__, type(Op.ADD) is Op, isinstance(Op.ADD, Enum), [o for o in Op if o is not Op.SUB])
