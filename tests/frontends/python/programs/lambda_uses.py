# Lambdas in many places.
add = lambda a, b=2, *args, c=3, **k: (a, b, args, c, k)
print(add(1), add(1, 5, 6, c=9, z=0), (lambda: "none")(), (lambda *a: sum(a))(1, 2, 3))
fs = {"sq": lambda x: x * x, "neg": lambda x: -x}
print({k: f(3) for k, f in fs.items()}, sorted(["b", "A"], key=lambda s: s.lower()), list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])))
curry = lambda f: lambda a: lambda b: f(a, b)
print(curry(max)(3)(7), (lambda f, n: f(f, n))(lambda self, n: 1 if n < 2 else n * self(self, n - 1), 5), (lambda x: x if x else "empty")([]))
