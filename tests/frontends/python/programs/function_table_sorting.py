# Sorting functions and classes by attributes.
def step(order):
    def mark(f):
        f.order = order
        return f
    return mark


@step(2)
def train():
    return "train"


@step(1)
def load():
    return "load"


@step(3)
def save():
    return "save"


steps = [f for f in (train, load, save) if hasattr(f, "order")]
print([f() for f in sorted(steps, key=lambda f: f.order)], max(steps, key=lambda f: f.order).__name__, {f.__name__: f.order for f in steps})
