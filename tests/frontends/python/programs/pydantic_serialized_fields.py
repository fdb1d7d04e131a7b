"""What serializers of single fields are given, and what becomes of what they give."""
import datetime as dt
import enum

from pydantic import BaseModel, field_serializer


class Colour(enum.Enum):
    RED = "red"


class Inner(BaseModel):
    n: int = 1


class Model(BaseModel):
    day: dt.date = dt.date(2024, 1, 2)
    colour: Colour = Colour.RED
    inner: Inner = Inner()
    colours: list[Colour] = [Colour.RED]
    length: dt.timedelta = dt.timedelta(1, 3661)
    back: dt.timedelta = dt.timedelta(-1, 5, 30)
    none: dt.timedelta = dt.timedelta()
    long: dt.timedelta = dt.timedelta(400)
    days: dt.date = dt.date(2024, 1, 2)

    @field_serializer("day")
    def write_day(self, value):
        return value.strftime("%d/%m")

    @field_serializer("colour")
    def write_colour(self, value):
        return value

    @field_serializer("inner")
    def write_inner(self, value):
        return value.n + 1

    @field_serializer("colours")
    def write_colours(self, value, _info):
        return [one.name for one in value]

    @field_serializer("days")
    def write_days(self, value):
        return [value, {"a": Colour.RED}]


print(Model().model_dump()["days"], Model().model_dump()["colours"], Model().model_dump()["inner"])
print(Model().model_dump(mode="json"))
print(Model().model_dump_json())
