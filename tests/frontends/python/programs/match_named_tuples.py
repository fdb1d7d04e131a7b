# Positional patterns of classes that derive from tuple go by their fields, not by the value itself.
from collections import namedtuple
from dataclasses import dataclass, field
from typing import NamedTuple

Job = namedtuple("Job", "name inputs priority", defaults=((), 0))
Wait = namedtuple("Wait", "first then")


class Channel(NamedTuple):
    step: str
    output: str = "out"

    @classmethod
    def parse(cls, text):
        return cls(*text.split("/"))


@dataclass
class Trained:
    hidden: int = field(default=0, kw_only=True)
    step: str = ""
    score: float = 0.0


class Pair:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right


class Words(list):
    pass


def kind(value):
    match value:
        case Job("stop"):
            return "stop"
        case Job(name, [first, *_], priority) if priority > 0:
            return "urgent", name, first
        case Job(name):
            return "job", name
        case Wait(first, then):
            return "wait", first, then
        case Channel(step, "out"):
            return "main", step
        case Channel(step=step, output=output):
            return "side", step, output
        case Trained(step, score) if score > 0.5:
            return "good", step
        case Trained(step):
            return "bad", step
        case Pair(str(left), int(right) | [right]):
            return left, right
        case Words(words):
            return "words", words
        case int(number) | float(number):
            return "number", number
        case _:
            return "other"


for value in [Job("stop"), Job("a", ["x", "y"], 2), Job("b"), Wait(1, 2), Channel.parse("prep"), Channel.parse("prep/model"),
              Trained("t", 0.9), Trained("u", hidden=3), Pair("a", 1), Pair("b", [2]), Pair(1, 2), Words(["w"]), 3, 2.5, "text"]:
    print(kind(value))
