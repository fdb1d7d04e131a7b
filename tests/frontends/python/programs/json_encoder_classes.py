# json.dumps(cls=…): what the encoder's default() makes of objects.
import dataclasses
import datetime
import enum
import json


class Color(enum.Enum):
    RED = 1


@dataclasses.dataclass
class Item:
    name: str
    color: Color
    parts: list = dataclasses.field(default_factory=list)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if dataclasses.is_dataclass(o):
            return {"__item__": {f.name: getattr(o, f.name) for f in dataclasses.fields(o)}}
        if isinstance(o, enum.Enum):
            return {"__enum__": o.name}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, datetime.date):
            return o.isoformat()
        return super().default(o)


def hook(value):
    if "__enum__" in value:
        return Color[value["__enum__"]]
    if "__item__" in value:
        return Item(**value["__item__"])
    return value


item = Item("a", Color.RED, [1, {"b"}, datetime.date(2024, 1, 2)])
text = json.dumps({"item": item}, cls=Encoder, sort_keys=True)
print(text)
again = json.loads(text, object_hook=hook)["item"]
print(again.name, again.color, again.parts)
