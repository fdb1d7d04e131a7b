# Defaults of dataclasses are class attributes.
from dataclasses import dataclass, field
from typing import ClassVar, Optional


@dataclass
class Options:
    path: Optional[str] = None
    size: int = 10
    names: tuple = ("a",)
    limit: ClassVar[int] = 99
    extra: dict = field(default_factory=lambda: {"k": 1})


print(Options.size, Options.names, Options.limit, hasattr(Options, "extra"), Options(), Options("p", 3).path)
o = Options()
o.extra["z"] = 2
o.size += 1
print(o, Options().extra, o == Options(), Options() == Options())
