# The views of a dict compare and combine as sets do.
from collections import OrderedDict

a = {"skip": "true"}
b = {"tier": "silver"}
c = {"skip": "true", "tier": 1}
print(a.items() <= b.items(), a.items() <= c.items(), a.items() < c.items(), c.items() >= a.items(), a.keys() <= c.keys(), a.keys() <= b.keys())
print(sorted(a.keys() & c.keys()), sorted(c.keys() - a.keys()), sorted(a.keys() | b.keys()), sorted(c.keys() ^ a.keys()))
print(sorted(a.items() & c.items()), sorted(a.items() - b.items()), a.items() == {("skip", "true")}, a.items() != b.items(), a.items().isdisjoint(b.items()))
print(("skip", "true") in c.items(), ("skip", 1) in c.items(), len(c.items()), list(c.items())[0], [k for k, v in c.items() if v == 1])
print(sorted(c.items(), key=str), dict(c.items()) == c, max(c.items(), key=lambda pair: len(pair[0])), list(enumerate(c.items(), 1)))
print(list(reversed(c.items())), list(reversed(c.keys())), list(zip(c.items(), a.items())), {**dict(c.items() | b.items())}["skip"])
lists = {"x": [1], "y": {"z": 2}}
for key, value in lists.items():
    print(key, value)
print(OrderedDict(lists.items()) == lists, [*lists.items()], tuple(lists.items()), list(map(len, lists.items())), lists.items() == {"x": [1], "y": {"z": 2}}.items())
wanted = [{"labels": a}, {"labels": c}, {"labels": b}]
print([i for i, w in enumerate(wanted) if a.items() <= w["labels"].items()])
