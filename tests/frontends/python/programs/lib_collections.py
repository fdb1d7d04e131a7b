# collections.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
print(d["a"], d["missing"], len(d), dict(d), "x" in d, d.get("x"))
counts = defaultdict(int)
for c in "hello":
    counts[c] += 1
print(dict(counts), defaultdict(lambda: "dflt")["k"], sorted(counts))
c = Counter("hello")
print(c["l"], c["z"], c.most_common(1), dict(c), sum(c.values()), Counter([1, 1, 2])[1], Counter(a=2)["a"])
c.update("ll")
print(c["l"], dict(Counter("aab")), sorted(Counter("ba").elements()))
o = OrderedDict([("b", 1), ("a", 2)])
o["c"] = 3
o.move_to_end("b")
print(list(o), o["a"], list(o.items()), o.popitem(last=False))
q = deque([1, 2, 3])
q.appendleft(0)
q.append(4)
print(q.popleft(), q.pop(), list(q), len(q), q[0])
q.rotate(1)
q.extendleft([9])
print(list(q))
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), tuple(p), p == (1, 2), Point._fields if False else ("x", "y"))
x, y = p
Row = namedtuple("Row", "a b c", defaults=[3])
print(x, y, Row(1, 2), Row(1, 2, 4).c, [Row(1, 2)][0].b)
print(ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], ChainMap({"a": 1}, {"a": 2})["a"])
groups = defaultdict(dict)
groups["g"]["k"] = 1
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
print(dict(groups), nested["a"]["b"], isinstance(d, dict))
