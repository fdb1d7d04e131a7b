# Loops over several collections at once.
names, kinds, costs = ("a", "b"), ["x", "y"], (n for n in (3, 4, 5))
table = [dict(name=n, kind=k, cost=c) for n, k, c in zip(names, kinds, costs)]
print(table, list(costs))
for (k1, v1), (k2, v2) in zip({"p": 1}.items(), {"q": 2}.items()):
    print(k1 + k2, v1 + v2)
for i, (a, *rest) in enumerate([(1, 2, 3), (4,)], start=1):
    print(i, a, rest)
for key, group in {"g": [1, 2], "h": []}.items():
    for item in group or ["none"]:
        print(key, item)
print([(x, y) for x, y in zip(range(3), range(3)) if x != 1], [a + b for a, b in zip("ab", reversed("ab"))], list(zip([1], [2], [3])), dict(zip("ab", zip([1, 2], [3, 4]))))
