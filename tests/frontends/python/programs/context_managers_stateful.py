# Context managers that change state around a block.
from contextlib import contextmanager

stack = []


@contextmanager
def stage(name):
    stack.append(name)
    try:
        yield "/".join(stack)
    finally:
        stack.pop()


with stage("prep") as path:
    print(path, stack)
    with stage("inner") as inner:
        print(inner)
    print(stack)
print(stack)
try:
    with stage("bad"):
        raise ValueError("boom")
except ValueError as error:
    print(error, stack)


class Prefix:
    current = ""

    def __init__(self, value):
        self.value = value

    def __enter__(self):
        self.before, Prefix.current = Prefix.current, Prefix.current + self.value
        return self

    def __exit__(self, kind, value, trace):
        Prefix.current = self.before
        return kind is KeyError


def name(n):
    return Prefix.current + n


with Prefix("a-"):
    with Prefix("b-"):
        print(name("x"))
    print(name("y"))
with Prefix("c-"):
    {}["swallowed"]
print(name("z"))
