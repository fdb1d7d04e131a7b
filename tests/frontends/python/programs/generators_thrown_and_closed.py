# Exceptions thrown into generators that delegate, generators that are left early, and their states.
import inspect


def sub(name):
    try:
        x = yield f"{name}1"
    except KeyError as error:
        x = error.args[0]
    finally:
        print("done", name)
    return x


def outer():
    r = yield from sub("a")
    s = yield ("r", r)
    try:
        yield from sub("b")
    except ValueError as error:
        yield f"outer caught {error} after {s}"
    return "end"


g = outer()
print(next(g), g.throw(KeyError("k")), g.send("sent"), g.throw(ValueError("v")))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)

g = outer()
next(g)
g.close()
print(inspect.getgeneratorstate(g), g.gi_frame)


def deep(n):
    return (yield from deep(n - 1)) if n else (yield from sub("deep"))


d = deep(3)
print(next(d))
try:
    d.throw(KeyError("bottom"))
except StopIteration as stop:
    print(stop.value)


def listed():
    yield from [1, 2]


t = listed()
next(t)
try:
    t.throw(ValueError("not in a list"))
except ValueError as error:
    print(error)


def opened(name):
    print("open", name)
    try:
        yield 1
        yield 2
    finally:
        print("close", name)


for value in opened("break"):
    print(value)
    break


def first():
    for value in opened("return"):
        return value


print(first())
try:
    for value in opened("raise"):
        raise RuntimeError("left")
except RuntimeError as error:
    print(error)
kept = opened("kept")
for value in kept:
    break
print("still open", list(kept))
for outer_value in opened("outer"):
    for inner_value in opened("inner"):
        break
for value in opened("whole"):
    pass
else:
    print("all")

s = opened("state")
print(inspect.getgeneratorstate(s), s.gi_running, inspect.isgenerator(s), inspect.isgenerator(iter([])))
next(s)
print(inspect.getgeneratorstate(s), s.gi_frame is None)
list(s)
print(inspect.getgeneratorstate(s), s.gi_frame is None)


async def co():
    return 1


c = co()
print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isgenerator(c), inspect.getcoroutinestate(c), type(c).__name__)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value, inspect.getcoroutinestate(c))
