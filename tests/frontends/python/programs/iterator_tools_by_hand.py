# Iterators kept in variables.
it = iter(["a", "b", "c", "d"])
first = next(it)
for item in it:
    if item == "b":
        break
print(first, item, list(it), next(it, "end"))
header, *rows = iter([["n", "v"], ["x", 1], ["y", 2]])
print([dict(zip(header, r)) for r in rows])
z = zip("ab", [1, 2])
print(next(z), list(z), list(z))
m = map(lambda x: x * 2, [1, 2, 3])
print(2 in m, list(m))
e = enumerate("xy")
print(next(e), dict(e))
r = reversed([1, 2, 3])
print(next(r), list(r), iter(it) is it, list(iter(lambda c=iter([1, 2, 0, 3]): next(c), 0)))
