# Parametrised types, and the classes of enum and typing, asked for what they are.
import types
from dataclasses import dataclass, is_dataclass
from enum import Enum, Flag, IntEnum
from typing import Any, Dict, List, Optional, Union, get_args, get_origin

from pydantic import BaseModel


class Colour(Enum):
    RED = 1


class Level(IntEnum):
    LOW = 1


@dataclass
class Point:
    x: int = 0


class Model(BaseModel):
    x: int = 0


def plain(kind):
    if get_origin(kind) in (Union, types.UnionType):
        kinds = [k for k in get_args(kind) if k is not type(None)]
        return kinds[0] if len(kinds) == 1 else object
    return kind


print([plain(k) is int for k in (int, Optional[int], int | None, str, List[int], Union[int, str])])
print([isinstance(k, type) for k in (int, Colour, Dict[str, int], List[int], list[int].__origin__)])
print([k is Any for k in (Any, List[int], int)], get_origin(Dict[str, Any]) is dict, get_args(Dict[str, Any])[1] is Any)
print([issubclass(k, Enum) for k in (Colour, Level, int, Point)], issubclass(Level, IntEnum), issubclass(Colour, IntEnum), issubclass(Colour, Flag))
print(isinstance(Colour.RED, Enum), isinstance(Level.LOW, IntEnum), isinstance(Point(), Enum))
print(isinstance(Model(), BaseModel), issubclass(Model, BaseModel), issubclass(Point, BaseModel), is_dataclass(Model), is_dataclass(Point))
print(Union == Union, Union == types.UnionType, None in (Union,), int in (Union, int))

made = types.new_class("Made", (Point,), {}, lambda names: names.update(y=2, total=lambda self: self.x + self.y))
print(made.__name__, made(3).total(), issubclass(made, Point), types.new_class("Empty").__mro__[1:])


class Registered(BaseModel):
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        print("subclass", cls.__name__)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs):
        print("model", cls.__name__, sorted(cls.model_fields))


class Child(Registered):
    x: int = 1


class Missing(AttributeError, LookupError):
    pass


class Loose:
    def __getattr__(self, name):
        raise Missing(name)


print(getattr(Loose(), "a", "default"), hasattr(Loose(), "a"))
