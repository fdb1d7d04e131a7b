# Tuples and unpacking.
t = 1, 2, 3
print(t, t[0], t[-1], t[1:], len(t), t + (4,), (1,) * 2, 2 in t, t.index(3), t.count(1), (1), (1,), ())
a, b, c = t
(x, y), z = (1, 2), 3
print(a, b, c, x, y, z, (1, 2) < (1, 3), (1, "a") == (1, "a"), tuple([1, 2]), tuple("ab"), {(1, 2): 5}[1, 2])
a, b = b, a
print(a, b)
first, *middle, last = range(5)
print(first, middle, last)
for i, (k, v) in enumerate({"a": 1, "b": 2}.items()):
    print(i, k, v)
def pair():
    return 1, "two"
n, s = pair()
print(n, s, pair()[1])
try:
    a, b = 1, 2, 3
except ValueError as error:
    print("ValueError", error)
try:
    a, b, c = [1, 2]
except ValueError as error:
    print("ValueError", error)
try:
    t[0] = 5
except TypeError as error:
    print("TypeError")
print([p for p in zip((1, 2), "ab")], list(zip(*[(1, "a"), (2, "b")])), sorted([(2, 1), (1, 2)]), max((1, 5), (2, 0)))
[u, v] = 5, 6
print(u, v)
data = [("a", 1, True), ("b", 2, False)]
for name, *others in data:
    print(name, others)
m = n = []
m.append(1)
print(n, m is n)
