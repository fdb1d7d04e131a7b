# A generator's body runs between the rounds of the loop that uses it.
log = []


def produce():
    log.append("begin")
    for i in range(2):
        log.append(f"make {i}")
        yield i
    log.append("end")


for value in produce():
    log.append(f"use {value}")
print(log)
log.clear()
g = produce()
print(log)
next(g)
print(log)
del g
squares = (log.append(n) or n * n for n in [1, 2, 3])
print(log[-1])
print(next(squares), log[-1])
