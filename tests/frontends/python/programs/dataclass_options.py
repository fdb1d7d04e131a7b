# Options of dataclass: order, frozen, kw_only, init=False, compare=False, __match_args__.
from dataclasses import FrozenInstanceError, InitVar, astuple, dataclass, field


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


print(sorted([Version(1, 2), Version(0, 9), Version(1)]), Version(1, label="x") == Version(1), max(Version(1), Version(2)))
try:
    Version(1).major = 2
except FrozenInstanceError as error:
    print("frozen", error)


@dataclass(kw_only=True)
class Options:
    path: str
    retries: int = 3


print(Options(path="p"), Options.__match_args__, Version.__match_args__)
try:
    Options("p")
except TypeError:
    print("keyword only")


@dataclass
class Scaled:
    value: int
    factor: InitVar[int] = 2
    result: int = field(init=False, default=0)

    def __post_init__(self, factor):
        self.result = self.value * factor


print(Scaled(3), Scaled(3, 10).result, astuple(Scaled(1)))
