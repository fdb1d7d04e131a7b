# defaultdict and Counter.
from collections import Counter, defaultdict

groups = defaultdict(list)
for key, value in [("a", 1), ("b", 2), ("a", 3)]:
    groups[key].append(value)
print(dict(groups), groups["zz"], len(groups), groups.get("q"), defaultdict(int, x=1))
tree = defaultdict(lambda: defaultdict(int))
tree["x"]["y"] += 5
print(tree["x"]["y"], tree["x"]["none"], list(tree))
c = Counter("abracadabra")
print(c.most_common(2), c["a"], c["z"], sum(c.values()), Counter(["x", "y", "x"]))
c.update("zz")
c.subtract({"a": 1})
print(c["z"], c["a"], Counter(a=2) + Counter(a=1, b=1), sorted(Counter("aab").elements()), Counter(a=3) - Counter(a=1))
print(type(c).__name__, type(groups).__name__, isinstance(c, dict))
