# Steps registered by decorators and ordered by their needs.
REGISTRY = {}


def step(*needs, name=None):
    def wrap(f):
        REGISTRY[name or f.__name__] = (f, needs)
        return f
    return wrap


@step()
def load():
    return [3, 1, 2]


@step("load", name="order")
def sort_rows(rows):
    return sorted(rows)


@step("load", "order")
def compare(raw, ordered):
    return [a == b for a, b in zip(raw, ordered)]


def run(name, done=None):
    done = {} if done is None else done
    if name not in done:
        f, needs = REGISTRY[name]
        done[name] = f(*(run(n, done) for n in needs))
    return done[name]


print(run("compare"), list(REGISTRY), {n: needs for n, (f, needs) in REGISTRY.items()})
