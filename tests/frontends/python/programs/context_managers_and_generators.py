# Context managers, generators and exceptions as builders use them.
import contextlib
from contextlib import ExitStack, contextmanager, suppress


@contextmanager
def section(name, log):
    log.append(f"+{name}")
    try:
        yield name.upper()
    except ValueError as e:
        log.append(f"!{e}")
    finally:
        log.append(f"-{name}")


log = []
with section("a", log) as A, section("b", log) as B:
    log.append(A + B)
    raise ValueError("bad")
print(log)


class Stack:
    current = []

    def __init__(self, name):
        self.name = name
        self.steps = []

    def __enter__(self):
        Stack.current.append(self)
        return self

    def __exit__(self, t, v, tb):
        Stack.current.pop()
        return t is KeyError

    @classmethod
    def add(cls, step):
        cls.current[-1].steps.append(step)
        return step


with Stack("outer") as outer:
    Stack.add(1)
    with Stack("inner") as inner:
        Stack.add(2)
        raise KeyError("x")
    Stack.add(3)
print(outer.steps, inner.steps, Stack.current)
with ExitStack() as es:
    names = [es.enter_context(section(n, log)) for n in "xy"]
    es.callback(log.append, "called")
print(names, log[-4:])
with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("never")


def chain(*gens):
    for g in gens:
        result = yield from g
        if result:
            yield f"r{result}"


def one():
    yield 1
    return 5


def two():
    x = yield 2
    while x:
        x = yield x * 2


print(list(chain(one(), two())))
g = two()
print(next(g), g.send(4), g.send(5))
try:
    g.send(None)
except StopIteration as stop:
    print("over", stop.value)


class Custom(Exception):
    def __init__(self, code, *args):
        super().__init__(*args)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


def run(n):
    try:
        if n == 0:
            raise Custom(7, "zero")
        if n == 1:
            return "one"
        return 10 / (n - 2)
    except Custom as e:
        return f"custom {e} {e.code} {e.args}"
    except (ZeroDivisionError, TypeError) as e:
        raise RuntimeError("wrapped") from e
    else:
        return "else"
    finally:
        print("finally", n)


for n in range(4):
    try:
        print(run(n))
    except RuntimeError as e:
        print(repr(e), type(e.__cause__).__name__)
try:
    try:
        {}["k"]
    except KeyError:
        raise
except LookupError as e:
    print("re-raised", e)
try:
    assert 1 == 2, f"got {1}"
except AssertionError as e:
    print(e)
def walk(tree):
    if isinstance(tree, list):
        for t in tree:
            yield from walk(t)
    else:
        yield tree
print(sum(walk([1, [2, [3, 4]], 5])), max(walk([[3], 9])), dict(enumerate(walk(["a", ["b"]]))))
