# Dictionaries.
d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, len(d), "a" in d, "z" in d, d.get("a"), d.get("z"), d.get("z", 0), list(d), list(d.values()), list(d.items()))
print(d.pop("a"), d.pop("zz", None), d.setdefault("n", []), d.setdefault("b", 5), d)
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d)
e = dict(d); e["b"] = 99; print(d["b"], e["b"], dict(a=1, b=2), dict([("k", "v")]), dict({"m": 1}, n=2), dict(zip("ab", [1, 2])))
print({**d, "b": 0, **{"q": 9}}, d | {"b": 7}, {k: v for k, v in d.items() if isinstance(v, int)}, dict.fromkeys(["a", "b"], 0), dict.fromkeys("ab"))
for key, value in sorted(d.items(), key=lambda item: item[0]):
    print(key, value, end=";")
print()
del d["b"]
print(d, d == {"c": 3}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, bool({}), d.popitem())
counts = {}
for letter in "hello":
    counts[letter] = counts.get(letter, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts, key=lambda k: (-counts[k], k)))
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = 2
print(nested, nested["a"]["b"].keys() == {"c", "d"}, list(nested["a"].keys()), "b" in nested["a"].keys())
for bad in [lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}]:
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
c = d.copy(); c.clear(); print(len(c), len(d) > 0)
mixed = {1: "int", "1": "str", (1, 2): "tuple", None: "none", True: "bool"}
print(mixed, mixed[1.0], mixed[(1, 2)])
squares = {x: x * x for x in range(20)}
print(squares[15], len(squares), 19 in squares, list(squares)[:3], list(reversed({"a": 1, "b": 2})))
d2 = {"b": 1}
d2 |= {"c": 2}
print(d2, sum({"x": 1, "y": 2}.values()), list(map(str, {1: 2})), [k + str(v) for k, v in d2.items()])
print({"x": 1}.keys() & {"x", "y"}, {"x": 1}.keys() - {"x"}, sorted({"x": 1}.keys() | {"y"}))
