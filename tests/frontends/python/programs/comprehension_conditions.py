# Conditions and nesting in comprehensions.
print([x if x % 2 else -x for x in range(5)], [(x, y) for x in range(3) if x for y in "ab" if (x, y) != (1, "a")])
print({len(w) for w in ["a", "bb", "cc"]} == {1, 2}, {w: [c for c in w if c != "a"] for w in ("abc", "a")}, [[i * j for j in range(1, 4)] for i in range(1, 3)])
print([*(n for n in range(3))], tuple(x for x in "ab"), dict((k, i) for i, k in enumerate("xy")), list(map(lambda p: p[0] + p[1], [(a, b) for a in "p" for b in "qr"])))
print([f(2) for f in [lambda x, n=n: x ** n for n in range(3)]], sum(x * y for x, y in zip([1, 2], [3, 4])), [y for y in (x.strip() for x in [" a", "b "])], ["".join(p) for p in zip("ab", "cd")])
