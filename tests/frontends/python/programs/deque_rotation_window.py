# Moving averages with deque.
from collections import deque


def averages(values, n):
    window = deque(maxlen=n)
    for v in values:
        window.append(v)
        yield sum(window) / len(window)


print(list(averages([1, 2, 3, 4], 2)), deque("abc", maxlen=2), deque([1]).maxlen)
d = deque("abcd")
d.rotate(-1)
d.remove("c")
print(d, d.index("d"), d.count("a"), d.copy() == d, list(d)[::-1], "".join(d), d[-1], len(d), bool(deque()))
d.clear()
try:
    d.pop()
except IndexError as error:
    print(error)
