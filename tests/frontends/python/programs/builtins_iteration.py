# len, range, enumerate, zip, map, filter, iter, next, reversed, any, all.
print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(0)), len(range(10)), range(10)[3], 3 in range(5), range(5)[-1], list(range(10)[2:5]))
print(list(enumerate("ab")), list(enumerate(["x"], start=5)), dict(enumerate("ab")))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), dict(zip(["a", "b"], [1, 2])), list(zip([1, 2], [3, 4], [5, 6])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])))
it = iter([1, 2, 3])
print(next(it), next(it), list(it), next(it, "done"), list(it))
try:
    next(it)
except StopIteration:
    print("StopIteration")
print(list(reversed([1, 2, 3])), list(reversed("abc")), "".join(reversed("abc")), list(reversed(range(3))), list(reversed((1, 2))))
print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 2 for x in [1, 3]), sum(x for x in range(4)))
m = map(lambda x: x * 2, [1, 2])
print(list(m), list(m))
z = zip([1, 2], [3, 4])
for a, b in z:
    print(a, b)
print(next((x for x in [1, 2, 3] if x > 1), None), next((x for x in [1] if x > 1), "none"))
names = ["a", "b"]
for i in range(len(names)):
    print(i, names[i], end=" ")
print()
pairs = zip(range(10), iter("ab"))
print(list(pairs))
counter = iter(range(10))
print(list(zip(counter, "ab")))
print(len("abc"), len({"a": 1}), len((1, 2)), len(set([1])), len(b"ab"))
try:
    len(5)
except TypeError as error:
    print("TypeError", error)
try:
    for x in 5:
        pass
except TypeError as error:
    print("TypeError", error)
print(sorted(["B", "a"], key=str.lower), sorted([("b", 1), ("a", 2)], key=lambda p: p[1]), list(map(int, "12 3".split())), list(map(len, ["a", "bb"])))
