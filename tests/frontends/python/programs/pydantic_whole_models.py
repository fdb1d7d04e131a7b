# Serializers of whole models, models made from what is no dict, classes as keys.
from typing import Any, Optional

from fractions import Fraction
from pydantic import BaseModel, RootModel, ValidationError, model_serializer, model_validator


class Machine(BaseModel):
    size: str = "s"
    count: int = 1

    @model_validator(mode="before")
    @classmethod
    def from_text(cls, data: Any) -> Any:
        if isinstance(data, str):
            size, _, count = data.partition("*")
            return {"size": size, "count": count or 1}
        return data

    @model_serializer
    def as_arguments(self) -> dict[str, Any]:
        return {"instance_type": self.size, "instance_count": self.count}


class Step(BaseModel):
    name: str
    machine: Machine = Machine()
    more: Optional[str] = None

    @model_serializer(mode="wrap")
    def compact(self, handler):
        return {key: value for key, value in handler(self).items() if value is not None}


print(Machine.model_validate("l*3"), Step(name="a", machine="m"), Step.model_validate({"name": "b", "machine": {"count": "2"}}).machine.count)
print(Step(name="c", machine="x*2").model_dump(), Machine().model_dump(), [Step(name="d", more="e").model_dump()["more"]])
for value in (3, "l*many", None):
    try:
        Machine.model_validate(value)
    except ValidationError as error:
        print(type(error).__name__, value, isinstance(error, ValueError))

table = {Machine: 2, int: 3}
print(Machine in table, str in table, table[Machine], table[int], Fraction == Machine, Fraction != int, Fraction is Fraction)


class Entry(BaseModel):
    x: int


class Entries(RootModel[list[Entry]]):
    def __iter__(self):
        return iter(self.root)

    def __getitem__(self, index):
        return self.root[index]


entries = Entries([{"x": "3"}, {"x": 4}])
print([entry.x for entry in entries], entries[0].x, entries.root[1], entries.model_dump())
print([entry.x for entry in Entries.model_validate([{"x": 1}])], Entries(root=[]).root)
