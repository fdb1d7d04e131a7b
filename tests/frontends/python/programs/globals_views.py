# globals(), vars() and locals(), and attributes of functions by their __dict__.
for n in range(3):
    globals()[f"step_{n}"] = n * 10
print(step_1, step_2)
globals().update(extra="e", other="o")
print(extra + other, "step_0" in globals(), "step_9" in vars())
print(sum(v for k, v in sorted(globals().items()) if k.startswith("step_")))
print([k for k in list(vars()) if k.startswith("step_")])
del globals()["step_0"]
print("step_0" in globals())


def build(kind, size=2):
    name = f"{kind}-{size}"
    return {k: v for k, v in locals().items() if k != "kind"}, "{kind}/{size}".format(**locals())


print(build("x"))


def make_train():
    return "train"


def make_test():
    return "test"


print([globals()[f"make_{k}"]() for k in ("train", "test")])


def option(name):
    def deco(fn):
        fn.__dict__.setdefault("options", []).append(name)
        return fn
    return deco


@option("a")
@option("b")
def command():
    pass


print(command.options, command.__dict__)
