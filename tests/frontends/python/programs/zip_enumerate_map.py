# zip, enumerate, map, filter, reversed.
names, sizes = ["a", "b", "c"], [1, 2]
print(list(zip(names, sizes)), list(enumerate(names, start=1)), list(map(lambda a, b: a * b, names, sizes)), list(filter(None, [0, 1, "", "x"])))
for i, (name, size) in enumerate(zip(names, sizes)):
    print(i, name, size)
print(list(reversed(names)), list(zip(*[(1, "x"), (2, "y")])), dict(enumerate("ab")), list(zip()), list(map(int, "123")))
print(list(filter(str.isalpha, "a1b2")), [*map(str.upper, names)], list(zip(names, names[1:])), sum(map(len, ["a", "bb"])))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
print(list(map(dict, [[("a", 1)]])), set(map(type, [1, "a"])) == {int, str}, next(iter({"k": 1})), next(iter([]), "empty"))
