from abc import *
from typing import *


class Stage(ABC):
    @abstractmethod
    def run(self): ...


class Plain:
    def run(self):
        return "plain"


Stage.register(Plain)


@Stage.register
class Other:
    pass


class Under(Other):
    pass


print(isinstance(Plain(), Stage), issubclass(Plain, Stage), issubclass(Under, Stage), Other.__name__)
print(Stage in Plain.__mro__, Plain().run())


class Runnable(ABC):
    @classmethod
    def __subclasshook__(cls, candidate):
        if cls is Runnable:
            return any("run" in base.__dict__ for base in candidate.__mro__)
        return NotImplemented


print(isinstance(Plain(), Runnable), issubclass(Other, Runnable), issubclass(int, Runnable))


class Closeable(ABC):
    @classmethod
    def __subclasshook__(cls, candidate):
        if hasattr(candidate, "close"):
            return True
        return NotImplemented


class Door:
    def close(self):
        return None


print(isinstance(Door(), Closeable), isinstance(Plain(), Closeable))
Closeable.register(Plain)
print(isinstance(Plain(), Closeable), isinstance(3, Closeable))


class Typed(NamedTuple):
    a: int
    b: Optional[List[str]] = None


def first(items: Sequence[int]) -> Any:
    return items[0]


print(Typed(1), first([4]), cast(int, "x"))
try:
    Stage()
except TypeError:
    print("abstract")
