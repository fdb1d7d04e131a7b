# Configurations merged with reduce.
from functools import reduce

layers = [{"a": 1, "b": {"c": 1}}, {"b": {"d": 2}}, {"a": 3, "b": {"c": 9}}]


def merge(x, y):
    return {k: merge(x[k], y[k]) if isinstance(x.get(k), dict) and isinstance(y.get(k), dict) else y.get(k, x.get(k)) for k in {**x, **y}}


print(reduce(merge, layers), reduce(merge, [], {}), reduce(lambda acc, d: acc + [len(d)], layers, []))
