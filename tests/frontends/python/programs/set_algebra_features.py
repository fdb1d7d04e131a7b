# Sets of features.
base = {"cpu", "mem"}
models = {"a": base | {"gpu"}, "b": base - {"mem"}, "c": set()}
print({m: sorted(f) for m, f in models.items()}, sorted(set.union(*models.values())), sorted(set.intersection(models["a"], models["b"])), sorted(models["a"].symmetric_difference(models["b"])))
models["c"] |= {"x"}
models["c"].update("yz", ["w"])
models["a"] &= base
models["b"] ^= {"cpu", "disk"}
print({m: sorted(f) for m, f in models.items()}, models["a"] == base, models["a"] is base, base.issubset(models["a"]), len(models["c"]), {1, 2, 3}.pop() in {1, 2, 3}, set("ab").copy() == {"a", "b"}, sorted({*"abc"} - {*"b"}), {x for x in ()} == set())
