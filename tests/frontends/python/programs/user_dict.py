# Nearly every way into a UserDict goes through its __setitem__, |= does not; it is no dict.
from collections import UserDict, UserList


class Env(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return f"<{key}>"


env = Env(REGION="us")
env.update({"Role": "r"})
env |= {"X": 1}
env.setdefault("Y", 2)
print(env["region"], env["role"], env["nothing"], sorted(env), len(env), "x" in env, env.get("none", 0))
print(dict(env), {**env}, env.data, isinstance(env, dict), list(env.items())[0])
print(Env({"A": 1}) | {"B": 2}, env.pop("X"), env.copy()["role"], bool(Env()))


class Steps(UserList):
    def append(self, item):
        super().append(item.upper())


steps = Steps(["a"])
steps.append("b")
steps.extend(["c"])
steps += ["d"]
print(steps, steps.data, len(steps), steps[0], steps[1:], [s for s in steps], "b" in steps, steps == ["a", "B", "c", "d"])
print(steps + ["e"], ["z"] + steps, steps.index("c"), steps.pop(), isinstance(steps, list), sorted(steps, reverse=True))
