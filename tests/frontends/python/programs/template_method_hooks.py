# Hooks with defaults in a base class.
class Job:
    def __call__(self, data):
        for hook in ("prepare", "work", "finish"):
            data = getattr(self, hook)(data)
        return data

    def prepare(self, data):
        return data

    finish = prepare

    def work(self, data):
        raise NotImplementedError(type(self).__name__)


class Double(Job):
    def work(self, data):
        return [d * 2 for d in data]


class Sorted(Double):
    def prepare(self, data):
        return sorted(super().prepare(data))

    def finish(self, data):
        return tuple(data)


print(Double()([2, 1]), Sorted()([2, 1]))
try:
    Job()([])
except NotImplementedError as error:
    print("not implemented", error)
