# Type hints do nothing at run time.
from __future__ import annotations

from typing import Any, ClassVar, Generic, Literal, Optional, Protocol, TypeVar, Union, cast

T = TypeVar("T")
Mode = Literal["a", "b"]
Name = Union[str, None]


class Runner(Protocol):
    def run(self, n: int) -> int: ...


class Stack(Generic[T]):
    limit: ClassVar[int] = 3

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> Stack[T]:
        self.items.append(item)
        return self

    def top(self) -> Optional[T]:
        return self.items[-1] if self.items else None


def apply(value: Undefined, mode: Mode = "a", *, name: Name = None) -> dict[str, Any]:
    return {"value": value, "mode": mode, "name": name}


s = Stack[int]().push(1).push(2)
print(s.top(), Stack().top(), Stack.limit, apply(3, name="n"), cast(int, "5"), apply.__name__)
x: int = 5
y: list[str]
print(x, "y" in globals())
