# Partial application without functools.
def partial(f, *args, **kwargs):
    def inner(*more, **extra):
        return f(*args, *more, **{**kwargs, **extra})
    inner.__name__ = f"partial_{f.__name__}"
    return inner


def step(kind, name, image="base", **rest):
    return kind, name, image, rest


train = partial(step, "train", image="gpu")
print(train("a"), train("b", image="cpu", x=1), train.__name__, partial(partial(step, "k"), "n")(image="i"), partial(max, 5)(3, 9))
