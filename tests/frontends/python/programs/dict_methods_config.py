# dict methods as configurations use them.
config = {"a": 1, "b": {"c": 2}}
print(config.get("x"), config.get("x", 5), config.setdefault("d", []), config.pop("a"), config.pop("zz", None), config)
config.update(e=4, **{"f": 5})
config.update([("g", 6)])
print(list(config), list(config.values())[-1], list(config.items())[0], len(config), "b" in config)
print({**config, "b": 0}["b"], config | {"z": 1} == {**config, "z": 1}, dict.fromkeys("ab", 0), dict(zip("xy", [1, 2])), dict(a=1, b=2))
for key in sorted(config):
    print(key, end=" ")
print()
inverse = {v: k for k, v in {"a": 1, "b": 2}.items()}
print(inverse, {k: v for k, v in sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1])}, max({"a": 3, "b": 7}.items(), key=lambda kv: kv[1]))
copy = config.copy()
copy.clear()
print(copy, bool(copy), len(config), config.popitem())
del config["e"]
print("e" in config, config == dict(config), list(reversed({"a": 1, "b": 2})))
