# Sorting with keys.
from operator import attrgetter, itemgetter

rows = [{"n": "b", "v": 2}, {"n": "a", "v": 2}, {"n": "c", "v": 1}]
print([r["n"] for r in sorted(rows, key=lambda r: r["v"])], [r["n"] for r in sorted(rows, key=itemgetter("v", "n"))])
print(sorted("bAc", key=str.lower), sorted([3, -1, 2], key=abs, reverse=True), sorted([(1, "b"), (1, "a"), (0, "z")]))


class P:
    def __init__(self, a):
        self.a = a


print([p.a for p in sorted([P(2), P(1)], key=attrgetter("a"))], max(["aa", "b"], key=len), min(rows, key=itemgetter("n"))["v"])
pairs = {"x": 3, "y": 1}
print(sorted(pairs, key=pairs.get), sorted(pairs.items(), key=lambda kv: -kv[1]), sorted([True, False, True]), sorted({"b", "a"}))
print(sorted(["item10", "item9"], key=lambda s: int(s[4:])), sorted([[2], [1, 5], [1]]), list(map(itemgetter(1), [(1, "p"), (2, "q")])))
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
