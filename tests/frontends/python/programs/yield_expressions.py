# yield as an expression.
def echo():
    received = []
    while True:
        value = yield len(received)
        if value is None:
            return received
        received.append(value)


g = echo()
print(next(g), g.send("a"), g.send("b"))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def accumulate():
    total = 0
    while (n := (yield total)) is not None:
        total += n


a = accumulate()
next(a)
print([a.send(i) for i in range(4)])


def delegating():
    got = yield from echo()
    yield f"got {got}"


d = delegating()
print(next(d), d.send("x"), d.send(None))
