# Generators that never end.
import itertools


def naturals(start=1):
    n = start
    while True:
        yield n
        n += 1


numbers = naturals()
print(next(numbers), next(numbers), list(itertools.islice(numbers, 3)))
names = (f"step-{i}" for i in naturals())
print([next(names) for _ in range(3)], dict(zip("abc", naturals(5))))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print(list(itertools.takewhile(lambda x: x < 30, fibonacci())))
for i, n in zip(range(2), naturals(10)):
    print(i, n)
