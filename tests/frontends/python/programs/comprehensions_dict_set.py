# Dict and set comprehensions, generator expressions.
print({k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"a": 1}.items()}, {x: {y: x * y for y in range(2)} for x in range(2)})
print(sorted({len(w) for w in ["a", "bb", "cc"]}), {i % 3: i for i in range(7)}, {**{"a": 1}, **{k: 2 for k in "bc"}})
g = (x * 2 for x in range(3))
print(next(g), list(g), list(g), sum(x for x in range(5)), max((len(w), w) for w in ["a", "bbb"]), any(x > 3 for x in range(5)), ",".join(str(i) for i in range(3)))
print(dict((k, k * 2) for k in range(2)), tuple(x for x in "ab"), sorted((x for x in [3, 1, 2]), reverse=True), set(c for c in "aab") == {"a", "b"})
config = {"train": {"x": 1}, "test": {"x": 2}}
print({name: {**values, "name": name} for name, values in config.items()}, {k: v for k, v in config.items() if k != "test"})
