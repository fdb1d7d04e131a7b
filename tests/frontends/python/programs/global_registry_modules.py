# Module-level state changed by functions and classes.
PIPELINES = {}
_current = None


class pipeline:
    def __init__(self, name):
        self.name, self.steps = name, []

    def __enter__(self):
        global _current
        self.previous, _current = _current, self
        return self

    def __exit__(self, *exc):
        global _current
        _current = self.previous
        PIPELINES[self.name] = self.steps


def step(name):
    if _current is None:
        raise RuntimeError("outside a pipeline")
    _current.steps.append(name)


with pipeline("outer"):
    step("a")
    with pipeline("inner"):
        step("b")
    step("c")
print(PIPELINES, _current)
try:
    step("x")
except RuntimeError as error:
    print(error)
