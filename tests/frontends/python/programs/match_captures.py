# Names are bound when the whole pattern fits, before the guard is asked, and by nothing else.
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass
class Job:
    name: str
    size: int = 1


class Settings(Mapping):
    def __init__(self, **values):
        self.values_by_name = values

    def __getitem__(self, key):
        return self.values_by_name[key]

    def __iter__(self):
        return iter(self.values_by_name)

    def __len__(self):
        return len(self.values_by_name)


def told(subject):
    name = size = rest = "-"
    match subject:
        case Job(name, size=3 as size):
            kind = "job of three"
        case {"name": name, "size": size, **rest} if size > 1:
            kind = "mapping"
        case {"name": name}:
            kind = "small mapping"
        case ["job", name, *rest] | ("task", name, rest):
            kind = "sequence"
        case str(name) | int(name):
            kind = "itself"
        case [[_, *rest], *_] as name:
            kind = "nested"
        case -1.5 | None:
            kind = "constant"
        case _:
            kind = "nothing"
    return kind, name, size, rest


for subject in (
    Job("a", 3), Job("b", 2), {"name": "c", "size": 2, "more": 1}, {"name": "d", "size": 1}, {"name": "e"},
    Settings(name="f", size=5, more=2), Settings(size=1), ["job", "g"], ("job", "h", 1, 2), ["task", "i", 7], ["task", "i"],
    "text", 7, [[1, 2], 3], -1.5, None, 2.5, [], b"ab",
):
    print(told(subject))

x = "before"
match [1, 2]:
    case [x, 3]:
        print("no")
    case [1, y] if y > 5:
        print("no")
print(x, y)

match x, y:
    case x, z:
        print(x, z)
match x,:
    case text, number:
        print("no")
    case text,:
        print(text)
match x:
    case text,:
        print("no")
    case text:
        print(text)
