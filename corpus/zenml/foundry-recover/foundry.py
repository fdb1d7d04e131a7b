"""Cast parts; what fails is cast again with another alloy."""
from typing import Annotated, List

from zenml import pipeline, step


@step
def moulds(count: int) -> List[int]:
    return list(range(1, count + 1))


@step
def cast(mould: int, alloy: str) -> Annotated[int, "part"]:
    if alloy == "bronze" and mould == 3:
        raise RuntimeError("cracked")
    return mould * 10


@step
def grind(part: int) -> int:
    return part - 1


@step
def recycle(alloy: str) -> None:
    print(alloy)


@step
def pack(parts: List[int], label: str = "box") -> int:
    return len(parts)


@pipeline(dynamic=True)
def foundry(count: int = 2, alloy: str = "bronze"):
    parts = []
    for mould in moulds(count).load():
        try:
            part = cast(mould, alloy)
        except RuntimeError:
            recycle(alloy)
            part = cast(mould, "steel")
        parts.append(grind(part))
    packed = pack(parts)
    if packed.load() < count:
        raise ValueError("parts are missing")
    more = [grind.submit(part) for part in parts if count > 2]
    if more:
        pack(more, label="again")


if __name__ == "__main__":
    foundry()
