# Updates that make copies.
base = {"a": [1], "b": {"c": 2}}
new = {**base, "b": {**base["b"], "d": 3}, "a": base["a"] + [2]}
print(base, new, new["b"] is base["b"])
t = (1, 2, 3)
print(t[:1] + ("x",) + t[2:], tuple(sorted(t, reverse=True)), (*t, 4), t + (5,), t * 2)
s = "hello"
print(s[:1].upper() + s[1:], s.replace("l", "L", 1), "".join(c for c in s if c != "l"))
fs = frozenset("ab")
print(sorted(fs | {"c"}), fs, [*reversed(t)], t.index(2), t.count(9))
