# Order of dicts and what their views show.
d = {}
d["b"] = 1
d["a"] = 2
d["b"] = 3
print(d, list(d), list(d.items()))
d.pop("b")
d["b"] = 4
print(list(d), next(iter(d)), list(d.values()), "a" in d.keys(), 4 in d.values(), ("a", 2) in d.items(), len(d.items()))
print(sorted(d.items(), key=lambda kv: (-kv[1], kv[0])), dict(sorted(d.items())), max(d, key=d.get), [k for k in reversed(d)])
keys = d.keys() & {"a", "z"}
print(keys, sorted(d.keys() | {"q"}), sorted(d.keys() - {"a"}), d.keys() == {"a", "b"})
e = {1: "int", 1.0: "float", True: "bool"}
print(e, {(1, 2): "t"}[1, 2], {None: 0}[None], {"x": 1} == {"x": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
merged = {**{"a": 1}, "a": 2, **{"c": 3}}
print(merged, {k: v for d in ({"x": 1}, {"x": 2, "y": 3}) for k, v in d.items()}, dict([["k", "v"]], z=1), dict({}))
