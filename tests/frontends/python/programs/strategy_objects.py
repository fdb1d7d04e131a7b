# Strategies: functions, lambdas and objects in one place.
class Mean:
    name = "mean"

    def __call__(self, values):
        return sum(values) / len(values)


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


strategies = [Mean(), median, max, lambda values: values[0]]
for s in strategies:
    print(getattr(s, "name", getattr(s, "__name__", "?")), s([4, 1, 9, 2]))


class Model:
    def __init__(self, strategy=None):
        self.strategy = strategy or Mean()

    def predict(self, values):
        return self.strategy(values)


print(Model().predict([1, 2]), Model(min).predict([3, 2]), Model(strategy=median).predict([5]))
