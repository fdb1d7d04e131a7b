"""pydantic: models with type parameters convert to the types that they are given."""
from typing import Dict, Generic, List, Optional, TypeVar

from pydantic import BaseModel, ValidationError

T = TypeVar("T")
K = TypeVar("K")


class Reading(BaseModel, Generic[T]):
    unit: str = "mm"
    value: T
    history: List[T] = []


class Pair(BaseModel, Generic[K, T]):
    key: K
    value: Optional[T] = None

    def text(self):
        return f"{self.key}={self.value}"


class Level(Reading[float]):
    site: str


class Station(BaseModel):
    name: str
    level: Reading[int]
    extras: Dict[str, Reading[str]] = {}


print(Reading[int](value="3", history=["1", 2]))
print(Reading[float](value="3", history=[1]).value)
print(Reading(value="3").value, type(Reading(value=3).value).__name__)
print(Pair[str, int](key="a", value="7").text(), Pair[int, str](key="7", value="b").text())
print(Level(site="dam", value="2").value + 1, Level(site="x", value=1, unit="m").unit)
station = Station(name="north", level={"value": "12"}, extras={"gauge": {"value": "w"}})
print(station.level.value + 1, station.extras["gauge"].value)
print(isinstance(station.level, Reading), isinstance(station.level, Reading[int]))
print(Reading[int] is Reading[int], Reading[int].__name__, issubclass(Reading[int], Reading))
try:
    Reading[int](value="many")
except ValidationError:
    print("refused")
