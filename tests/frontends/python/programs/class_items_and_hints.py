# Classes in brackets, and what get_type_hints keeps of Annotated.
from dataclasses import dataclass
from typing import Annotated, Generic, List, Optional, Tuple, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


@dataclass(frozen=True)
class Out:
    name: str


Big = Annotated[str, Out("big"), "note"]


def one(x: Big, y: Optional[int] = None) -> Annotated[str, Out("one")]: ...
def two(x) -> Tuple[Annotated[str, Out("a")], Annotated[int, Out("b")]]: ...


@dataclass
class Fields:
    size: Annotated[int, Out("size")] = 1


kept = get_type_hints(one, include_extras=True)
print(get_args(kept["return"])[1], get_origin(kept["return"]) is Annotated, kept["x"].__metadata__, kept["x"].__origin__ is str)
print(get_type_hints(one)["return"], get_type_hints(one)["x"], get_type_hints(Fields, include_extras=True)["size"].__metadata__[0].name)
print([get_args(p)[1].name for p in get_args(get_type_hints(two, include_extras=True)["return"])])
print(getattr(int, "__metadata__", ()), hasattr(kept["x"], "__metadata__"), hasattr(List[int], "__metadata__"), List[int].__origin__, List[int].__args__)


class Kind:
    kind = "any"
    _made = {}

    def __class_getitem__(cls, kind):
        if kind not in cls._made:
            cls._made[kind] = type(f"Kind_{kind}", (cls,), {"kind": kind})
        return cls._made[kind]

    def __repr__(self):
        return f"<{type(self).__name__} of {self.kind}>"


print(Kind["a"].kind, Kind["b"](), Kind["a"] is Kind["a"], isinstance(Kind["a"](), Kind), sorted(Kind._made))


class Meta(type):
    def __getitem__(cls, index):
        return f"{cls.__name__}[{index}]"


class Indexed(metaclass=Meta):
    pass


class Box(Generic[T]):
    def __init__(self, value: T):
        self.value = value


print(Indexed[3], Box[int](5).value, Box[str]("s").value)
