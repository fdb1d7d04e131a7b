# pydantic: frozen models, objects read by their attributes, validators in annotations, extra values.
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, WrapValidator


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)
    n: int = 1


try:
    Frozen().n = 2
except ValidationError:
    print("frozen")


class Row:
    def __init__(self, name, size):
        self.name, self.size, self.other = name, size, "x"


class FromRow(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    name: str
    size: int = 0


print(FromRow.model_validate(Row("a", "3")), FromRow.model_validate({"name": "b"}))


def halved(value, handler):
    return handler(value) // 2


class Marked(BaseModel):
    words: Annotated[list, PlainValidator(lambda text: text.split(","))] = []
    half: Annotated[int, WrapValidator(halved)] = 0


print(Marked(words="a,b", half="8"))


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")
    a: int = 1
    tags: dict = Field(default_factory=dict)


o = Open(b=2)
o.q = 5
print(o.model_dump(), o.model_extra, o.model_dump(exclude_defaults=True), Open().model_dump(exclude_defaults=True))
plain = FromRow(name="n")
plain.size = 4
print(plain.model_dump(exclude_unset=True), sorted(plain.model_fields_set))


from functools import cached_property

from pydantic import computed_field


class Area(BaseModel):
    w: int
    h: int = 2

    @computed_field
    @cached_property
    def area(self) -> int:
        print("computed")
        return self.w * self.h

    @computed_field
    @property
    def twice(self) -> int:
        return self.area * 2


area = Area(w=3)
print(area.area, area.area, area.twice, area.model_dump())
