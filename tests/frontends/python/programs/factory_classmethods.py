# Classes that make themselves from different sources.
import json


class Step:
    def __init__(self, name, params=None):
        self.name = name
        self.params = params or {}

    @classmethod
    def from_json(cls, text):
        return cls(**json.loads(text))

    @classmethod
    def from_pairs(cls, name, *pairs):
        return cls(name, dict(pairs))

    @classmethod
    def many(cls, *names):
        return [cls(n) for n in names]

    def __repr__(self):
        return f"{self.__class__.__name__}({self.name!r}, {self.params})"


class Special(Step):
    pass


print(Step.from_json('{"name": "a", "params": {"x": 1}}'), Special.from_pairs("b", ("k", 2)), Special.many("c", "d"))
make = Step.from_json
print(make('{"name": "z"}'), [f("q") for f in (Step, Special)], Special.from_json.__self__ is Special)
