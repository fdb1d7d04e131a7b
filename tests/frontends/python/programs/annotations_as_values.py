"""Annotations read as values: type hints, dataclass field types, origins and arguments."""
import dataclasses
import typing
from typing import Annotated, Any, Dict, List, Literal, Optional, Union, get_args, get_origin, get_type_hints


@dataclasses.dataclass
class Part:
    size: int = 1


@dataclasses.dataclass
class Whole:
    name: str
    parts: List[Part] = dataclasses.field(default_factory=list)
    by_name: "dict[str, Part]" = dataclasses.field(default_factory=dict)
    mode: Literal["a", "b"] = "a"
    limit: Optional[float] = None
    more: "Whole | None" = None


def build(kind, data):
    origin, args = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: build(hints[name], value) for name, value in data.items()})
    if origin is list:
        return [build(args[0], item) for item in data]
    if origin is dict:
        return {key: build(args[1], item) for key, item in data.items()}
    if origin is Union:
        return None if data is None else build(next(a for a in args if a is not type(None)), data)
    if origin is Literal:
        if data not in args:
            raise ValueError(data)
        return data
    return kind(data)


whole = build(Whole, {"name": "w", "parts": [{"size": "3"}, {}], "by_name": {"x": {"size": 2.5}}, "mode": "b", "limit": "1.5"})
print(whole)
try:
    build(Whole, {"name": "w", "mode": "c"})
except ValueError as error:
    print("refused", error)
print([field.type is str for field in dataclasses.fields(Whole)])
print(get_origin(Dict[str, int]), get_args(Dict[str, int]), get_origin(int), get_args(list))
print(get_args(Optional[int]), get_args(Union[int, str, None]), get_args(int | str))
print(get_origin(Annotated[int, "x"]) is Annotated, get_args(Annotated[int, "x"]), get_args(Literal["a", 1]))
print(typing.Union is Union, get_origin(Any))
print(isinstance(3, int | str), isinstance("3", int | None), isinstance(None, Optional[int]), isinstance(2.5, Union[int, str]))


def function(a: int, b: "str" = "x", *rest: float, flag: bool = False) -> List[int]:
    return [a]


print({name: getattr(hint, "__name__", "?") for name, hint in get_type_hints(function).items() if name != "return"})
print(get_args(get_type_hints(function)["return"]))
class Steps(list[int]):
    pass


print(Steps([1, 2]) + [3], list[int]((1, 2)), dict[str, int](a=1))
