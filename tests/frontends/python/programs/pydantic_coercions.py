# pydantic: texts and numbers as values of other types, and how they are written again.
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Optional
from uuid import UUID

from pydantic import AnyUrl, BaseModel, ByteSize, ConfigDict, Field, HttpUrl, StrictInt, StrictStr, TypeAdapter, ValidationError


class M(BaseModel):
    d: Optional[date] = None
    dt: Optional[datetime] = None
    td: Optional[timedelta] = None
    u: Optional[UUID] = None
    url: Optional[HttpUrl] = None
    any_url: Optional[AnyUrl] = None
    by: Optional[bytes] = None
    size: Optional[ByteSize] = None
    spans: list[timedelta] = []


def show(**given):
    try:
        m = M(**given)
    except ValidationError:
        return print(given, "refused")
    (name,) = given
    print(name, given[name], getattr(m, name), type(getattr(m, name)).__name__, m.model_dump(mode="json", exclude_unset=True))


for text in ("PT30M", "P1DT2H", "-PT5S", "01:30:00", "1 day", "2 days, 3:00:00", 7200, 1.5, "soon", timedelta(days=2)):
    show(td=text)
for text in ("2024-02-29", "2024-02-29T00:00:00", datetime(2024, 1, 1), 86400, "2024-02-29T01:00:00", "x"):
    show(d=text)
for text in ("2024-01-02T03:04:05Z", "2024-01-02 03:04", 0, "2024-01-02", date(2024, 1, 2), "1700000000", "x"):
    show(dt=text)
for text in ("12345678-1234-5678-1234-567812345678", "12345678123456781234567812345678"):
    show(u=text)
for text in ("http://Example.com", "https://a.b/c?d=1", "HTTP://A.B:80/x", "s3://Bucket/Key", "x"):
    show(url=text)
    show(any_url=text)
for value in ("ab", b"x"):
    show(by=value)
for value in ("1.5GiB", "10 MB", 5, "x"):
    show(size=value)
m = M(size="1GB", any_url="http://u:p@Example.com:8080/a#f", spans=["PT1M", 5], dt="2024-01-02T03:04:05+02:00")
print(m.size.human_readable(), m.size + 1, str(m.any_url), m.any_url.host, m.any_url.port, m.any_url.path, m.any_url.scheme)
print(m.spans[0].total_seconds(), m.model_dump_json(exclude_none=True))


class Lower(BaseModel):
    model_config = ConfigDict(str_to_lower=True, str_strip_whitespace=True)
    n: str
    tags: list[str] = []


class Upper(BaseModel):
    model_config = ConfigDict(str_to_upper=True)
    n: str = "default"


print(Lower(n=" ABC ", tags=["X ", "y"]), Upper(n="abc"), Upper())


class Strict(BaseModel):
    model_config = ConfigDict(strict=True)
    i: int = 0
    f: float = 0
    s: str = ""
    b: bool = False
    items: list[int] = []


class Mixed(BaseModel):
    a: StrictInt = 0
    b: StrictStr = ""
    c: int = Field(0, strict=True)
    d: int = 0


def accepted(cls, **given):
    try:
        return cls(**given)
    except ValidationError:
        return "refused"


print(accepted(Strict, i="1"), accepted(Strict, f=2), accepted(Strict, s=1), accepted(Strict, b=1), accepted(Strict, items=(1,)), accepted(Strict, i=True), accepted(Strict, items=["1"]))
print(accepted(Mixed, a="1"), accepted(Mixed, a=1), accepted(Mixed, b=1), accepted(Mixed, c="1"), accepted(Mixed, d="1"))


class Words(BaseModel):
    dd: defaultdict[str, list[int]] = Field(default_factory=lambda: defaultdict(list))
    counts: defaultdict[str, int] = Field(default_factory=lambda: defaultdict(int))


w = Words(dd={"x": ["1"]}, counts={"a": "2"})
w.dd["new"].append(3)
w.counts["b"] += 1
print(dict(w.dd), dict(w.counts), Words().dd["z"])
print(TypeAdapter(timedelta).validate_python("PT5M"), TypeAdapter(dict[str, date]).validate_python({"a": "2024-01-01"}), TypeAdapter(list[timedelta]).dump_python([timedelta(1)], mode="json"))
