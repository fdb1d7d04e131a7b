from enum import Enum
from typing import ClassVar

from pydantic import BaseModel, Field, ValidationError


class Kind(Enum):
    A = "a"


class Step(BaseModel, extra="forbid", frozen=True):
    name: str


class Typed(BaseModel, use_enum_values=True, populate_by_name=True, str_strip_whitespace=True):
    kind: Kind
    size: int = Field(1, alias="Size")
    note: str = ""


class Counted(BaseModel, validate_assignment=True):
    names: ClassVar[list] = []
    n: int = 1

    def __init_subclass__(cls, label="none", **options):
        super().__init_subclass__(**options)
        Counted.names.append(label)


class Labelled(Counted, label="own", extra="forbid"):
    pass


try:
    Step(name="B", typo=1)
except ValidationError:
    print("refused")
print({Step(name="A"): 1})
try:
    Step(name="A").name = "B"
except ValidationError:
    print("frozen")
typed = Typed(kind="a", size=3, note=" x ")
print(typed.kind, typed.size, repr(typed.note))
counted = Counted()
try:
    counted.n = "x"
except ValidationError:
    print("checked")
print(Counted.names)
try:
    Labelled(m=2)
except ValidationError:
    print("refused, too")
