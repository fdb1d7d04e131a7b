# asdict() makes the dicts of nested dataclasses in the same way.
from dataclasses import asdict, dataclass, field
from typing import Optional
from urllib.parse import urljoin


@dataclass
class Inner:
    a: Optional[int] = None
    b: int = 2


@dataclass
class Outer:
    inner: Inner = field(default_factory=Inner)
    more: list = field(default_factory=lambda: [Inner(a=1), Inner()])
    c: Optional[str] = None


def without_none(pairs):
    return {key: value for key, value in pairs if value is not None}


print(asdict(Outer()), asdict(Outer(), dict_factory=without_none), asdict(Inner(3), dict_factory=list))
print(urljoin("s3://x/y/", "z"), urljoin("https://x/y/", "z"), urljoin("https://x/y", "/z"))
