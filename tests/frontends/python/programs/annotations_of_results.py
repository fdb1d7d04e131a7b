import inspect
from typing import NamedTuple, Optional


class Split(NamedTuple):
    train: str
    test: str


def split(data: str, ratio: float = 0.2) -> Split: ...
def read(uri: str) -> str: ...
def stop(reason) -> None: ...
def plain(a, *args: int, **kwargs: Optional[str]): ...


for function in (split, read, stop, plain, lambda x: x):
    hints = function.__annotations__
    result = hints.get("return")
    names = result._fields if inspect.isclass(result) and issubclass(result, tuple) else ["output"] if result else []
    print(list(hints), result is str, names, "return" in hints)

Pair = NamedTuple("Pair", [("left", int), ("right", str)])
pair = Pair(1, right="b")
print(pair, pair.left, Pair._fields, issubclass(Pair, tuple), pair._replace(left=2), Pair._make([3, "c"]) == (3, "c"))
