"""Dictionaries of the user's own, made of UserDict."""
from collections import ChainMap, UserDict


class Tree(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower().replace("__", "."), value)

    def section(self, name):
        return {k.removeprefix(name + "."): v for k, v in self.data.items() if k.startswith(name + ".")}


class Upper(UserDict):
    def __missing__(self, key):
        return key.upper()

    def __contains__(self, key):
        return key.islower()


env = Tree({"TRAIN__EPOCHS": 3}, prefix="x")
env["train__Depth"] = 2
defaults = Tree(prefix="shop", **{"train.epochs": 1})
merged = Tree()
merged.update(ChainMap(env.data, defaults.data))
print(merged, merged.section("train"), len(env), "train.depth" in env, list(env))
print(isinstance(env, dict), isinstance(env, UserDict), {**env}, dict(env), env == {"train.epochs": 3, "prefix": "x", "train.depth": 2})
print(env | {"A": 1}, type(env | {"A": 1}).__name__, {"B": 1} | env)
twin = env.copy()
twin.pop("prefix")
twin.setdefault("NEW", []).append(1)
del twin["train.epochs"]
print(twin, env, type(twin).__name__, sorted(env.items()), list(env.values()))
upper = Upper(a="b")
print(upper["a"], upper["zz"], upper["Z"], "zz" in upper, upper.get("q"), bool(Upper()), bool(upper))
print(Tree.fromkeys(["X", "Y"], 0), UserDict([(1, 2)]), env.get("nothing"), env.get("PREFIX", 7))
try:
    env["nothing"]
except KeyError as error:
    print("no", error)
env |= Tree(Z=1)
print(env, *env.keys())
