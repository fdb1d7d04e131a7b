# Unpacking nested structures.
(a, b), [c, *d], e = (1, 2), [3, 4, 5], "x"
print(a, b, c, d, e)
head, *middle, tail = "abcde"
print(head, middle, tail)
*init, last = [1]
print(init, last)
for name, *rest in [("a", 1, 2), ("b",), ["c", 3]]:
    print(name, rest)
first, second = {"k1": 1, "k2": 2}
print(first, second)
x = [1, 2, 3]
i = 0
i, x[i] = 1, 99
print(i, x)
x[0], x[2] = x[2], x[0]
a = b = c = []
a.append(1)
print(x, b, c is a)
print("done")
for bad in (lambda: (lambda: [p for p, q in [(1,)]])(), lambda: (lambda p: p)(*[1, 2])):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
