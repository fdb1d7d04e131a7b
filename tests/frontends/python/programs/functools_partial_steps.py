# Step factories made with partial and reduce.
from functools import partial, reduce


def step(kind, name, *, image="base", **extra):
    return {"kind": kind, "name": name, "image": image, **extra}


train = partial(step, "train", image="gpu")
process = partial(step, "process")
print(train("a"), process("b", memory=2), train("c", image="cpu"))
print(train.func is step, train.args, train.keywords)
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str.strip, str.title, lambda s: s + "!")("  hello world "))
print(reduce(lambda acc, kv: {**acc, kv[0]: acc.get(kv[0], 0) + kv[1]}, [("a", 1), ("b", 2), ("a", 3)], {}))
print(list(map(partial(pow, 2), range(4))), sorted(["bb", "a"], key=partial(len) if False else len))
