from enum import Enum, unique
class A:
    def __init__(self, x=0): self.x = x
class B(A): pass
class S(Enum):
    DATA = A
    TRAIN = B
    def __call__(self, *a, **k): return self.value(*a, **k)
    @classmethod
    def _missing_(cls, v): return next((m for m in cls if m.name.lower() == v), None)
print(len(list(S)), S.DATA.name)
print(type(S.DATA(3)).__name__)
print(S["TRAIN"].value.__name__)
print(S("train").name, S(A).name)
print([s(1).x for s in S])
