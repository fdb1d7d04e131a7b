# pydantic: paths as aliases, serializers in annotations, enumerations as values, what models print.
import enum
from collections import deque
from typing import Annotated

from pydantic import AliasChoices, AliasPath, BaseModel, ConfigDict, Field, Json, PlainSerializer, computed_field


class Kind(enum.Enum):
    A = "a"


class Values(BaseModel):
    model_config = ConfigDict(use_enum_values=True)
    one: Kind
    some: list[Kind] = []
    by_name: dict[str, Kind] = {}


print(Values(one="a", some=["a", Kind.A], by_name={"x": "a"}))


class Found(BaseModel):
    x: int = Field(validation_alias=AliasPath("n", "x"), default=3)
    first: str = Field("none", validation_alias=AliasChoices("first", AliasPath("names", 0)))


print(Found(n={"x": "5"}), Found(names=["a", "b"]), Found(first="f"), Found(x=9), Found().model_dump())


class Written(BaseModel):
    a: Annotated[int, PlainSerializer(lambda v: f"<{v}>")] = 1
    b: Annotated[int, PlainSerializer(lambda v: -v, when_used="json")] = 2
    c: Json = "[1]"
    d: Json[list[int]] = "[]"
    q: deque[int] = deque()


w = Written(c='{"k": 1}', d='["2"]', q=["1", 2])
print(w.model_dump(include={"a", "b"}), w.model_dump(mode="json", include={"a", "b"}), w.c, w.d, list(w.q))


class Shown(BaseModel):
    model_config = ConfigDict(extra="allow")
    a: int = 1

    @computed_field
    @property
    def twice(self) -> int:
        return self.a * 2


print(Shown(b="x"), repr(Shown(a=2, b="x")), [Shown()], f"{Shown()}")


class Aliased(BaseModel):
    a: int = Field(1, alias="A")

    @computed_field(alias="B")
    @property
    def b(self) -> int:
        return self.a + 1

    @computed_field
    @property
    def c(self) -> int:
        return self.a + 2


print(Aliased(A=2).model_dump(by_alias=True), Aliased().model_dump(), Aliased(A=3).model_dump_json(by_alias=True))
