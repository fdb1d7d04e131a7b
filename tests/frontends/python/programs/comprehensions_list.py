# List comprehensions.
print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(a, b) for a in "ab" for b in range(2)])
matrix = [[1, 2], [3, 4]]
print([v for row in matrix for v in row], [[row[i] for row in matrix] for i in range(2)], [x if x > 2 else -x for x in range(5)])
x = "outer"
print([x for x in range(3)], x)
names = ["a", "b"]
print([f"{i}-{n}" for i, n in enumerate(names)], [k for k, v in {"p": 1, "q": 2}.items() if v > 1], [a + b for a, b in zip([1, 2], [3, 4])])
print([y for x in [[1], [2, 3]] if len(x) > 1 for y in x], [len(w) for w in "the quick fox".split()], [[]] == [[] for _ in range(1)])


class Scope:
    base = [1, 2, 3]
    doubled = [b * 2 for b in base]


print(Scope.doubled, sum([n for n in range(4)]), [last := i for i in range(3)], last)
