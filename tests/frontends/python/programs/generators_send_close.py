# send(), throw(), close() and return values.
def running():
    total, count = 0, 0
    while True:
        value = yield total / count if count else None
        total += value
        count += 1


g = running()
next(g)
print(g.send(10), g.send(20), g.send(3))
g.close()
try:
    next(g)
except StopIteration:
    print("stopped")


def careful():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f"caught {error}"
    finally:
        print("cleanup")
    return "done"


c = careful()
print(next(c), c.throw(ValueError("v")))
try:
    next(c)
except StopIteration as stop:
    print(stop.value)
d = careful()
next(d)
d.close()


def outer():
    result = yield from careful()
    print("inner returned", result)


print(list(outer()))
