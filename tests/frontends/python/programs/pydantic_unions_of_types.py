# pydantic: which of several types a value becomes.
from datetime import date, datetime, timedelta
from typing import Any, Optional, Union
from uuid import UUID

from pydantic import BaseModel, ByteSize, ConfigDict, Field, HttpUrl, ValidationError


class M(BaseModel):
    a: Union[HttpUrl, str] = ""
    b: Union[str, HttpUrl] = ""
    c: Union[int, timedelta] = 0
    d: Optional[date] = None
    e: Union[date, datetime, None] = None
    f: Union[UUID, str] = ""
    g: dict[str, Union[int, timedelta, None]] = {}
    h: Union[bytes, str] = ""
    i: Any = None
    j: tuple[date, timedelta] = None
    k: Union[list[date], date, None] = None
    l: timedelta | None = Field(timedelta(1), gt=timedelta(0))


def kind(value):
    return type(value).__name__


for given in (
    {"a": "http://x.y"}, {"a": "plain"}, {"b": "http://x.y"}, {"c": "PT1M"}, {"c": "5"}, {"c": 5}, {"d": "2024-01-02"}, {"d": ""},
    {"e": "2024-01-02"}, {"e": datetime(2024, 1, 2, 3)}, {"f": "12345678-1234-5678-1234-567812345678"}, {"f": "x"}, {"h": "a"}, {"h": b"a"},
    {"i": "2024-01-02"}, {"k": "2024-01-02"}, {"k": ["2024-01-02"]}, {"l": "PT5S"}, {"l": None},
):
    try:
        (name,) = given
        value = getattr(M(**given), name)
        print(given, kind(value), value if kind(value) != "list" else [str(one) for one in value])
    except ValidationError:
        print(given, "refused")
print([kind(v) for v in M(g={"a": 1, "b": "PT1S", "c": None}).g.values()], [str(x) for x in M(j=("2024-01-02", 90)).j])


class Base(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True)
    name: str


class Derived(Base):
    nested: Optional[Base] = None
    names: list[str] = []


print(Derived(name=" a ", nested={"name": " b "}, names=[" c "]))
