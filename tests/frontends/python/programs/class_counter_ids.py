# Objects with identifiers from a class counter.
import itertools


class Step:
    _ids = itertools.count(1)
    all = {}

    def __init__(self, name):
        self.id = next(Step._ids)
        self.name = f"{name}-{self.id}"
        Step.all[self.id] = self

    @classmethod
    def get(cls, id):
        return cls.all[id].name


for n in "xyz":
    Step(n)
print([s.name for s in Step.all.values()], Step.get(2), max(Step.all), len(Step.all))
