# Generators that clean up.
def numbers(log):
    log.append("open")
    try:
        for i in range(10):
            yield i
    finally:
        log.append("close")


log = []
for n in numbers(log):
    if n == 2:
        break
g = numbers(log)
next(g)
g.close()
print(log.count("open"), [next(g, "end"), next(g, "end")])
log2 = []
print(list(numbers(log2))[-1], log2)
