# Methods that are context managers; names of parameters by __code__; partial objects in a class.
from contextlib import contextmanager
from functools import partial


class Flow:
    def __init__(self):
        self.stack = [[]]

    @contextmanager
    def group(self, name, *more):
        self.stack.append([])
        try:
            yield self
        except KeyError as e:
            self.stack[-1].append("failed " + e.args[0])
        finally:
            inner = self.stack.pop()
            self.stack[-1].append((name, *more, inner))

    def label(prefix, n):
        return f"{prefix}{n}"

    first = partial(label, n=1)


f = Flow()
with f.group("a") as g:
    g.stack[-1].append(1)
    with g.group("b", 2):
        raise KeyError("k")
print(f.stack, f.first("x"))


def step(ctx, source, depth=3, *rest, cache=True, **more):
    local = 1
    return local


code = step.__code__
print(code.co_varnames[: code.co_argcount], code.co_name, code.co_kwonlyargcount)
