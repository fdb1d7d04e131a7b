# Windows, pairs and runs.
from itertools import groupby

s = [1, 1, 2, 3, 3, 3]
print(list(zip(s, s[1:])), [b - a for a, b in zip(s, s[1:])], [(k, len(list(g))) for k, g in groupby(s)], [s[i:i + 3] for i in range(len(s) - 2)], [s[i] for i in range(0, len(s), 2)])
print("".join(f"{k}{len(list(g))}" for k, g in groupby("aaabcc")), [list(g) for k, g in groupby(range(6), key=lambda x: x // 4)], max(len(list(g)) for _, g in groupby(s)), dict((k, sum(g)) for k, g in groupby(sorted(s))))
