from typing import Annotated, Dict, List


def tagged(name: str, tags: List[str] or None = None, extra: Dict[str, int] and None = None):
    return name, tags or [], extra


def either(flag) -> Annotated[int, "a"] if True else Annotated[str, "b"]:
    return flag


class Row:
    cells: List[int] or None = None


value: Dict[str, int] or None = {"a": 1}
print(tagged("x"), tagged("y", ["t"]))
print(either(3), Row().cells, value)
