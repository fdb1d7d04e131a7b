from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Dict, Iterator, List, Optional

import yaml


@dataclass(frozen=True)
class Beer:
    name: str
    boil: int
    yeast: str = "ale"
    hops: List[str] = field(default_factory=list)
    rest: Optional[int] = None

    @property
    def days(self) -> int:
        return (self.rest or 14) + len(self.hops)

    def stronger(self) -> "Beer":
        return replace(self, name=f"{self.name}_double", boil=self.boil * 2)


@dataclass
class Brewery:
    beers: Dict[str, Beer]
    blends: List[List[str]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> "Brewery":
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        beers = {name: Beer(name=name, **values) for name, values in raw["beers"].items()}
        return cls(beers, raw.get("blends", []))

    def __iter__(self) -> Iterator[Beer]:
        yield from sorted(self.beers.values(), key=lambda beer: (-beer.days, beer.name))
