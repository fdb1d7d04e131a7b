# Results of functions taken apart.
def stats(xs):
    return {"n": len(xs), "sum": sum(xs)}, sorted(xs), None


info, [smallest, *_, largest], nothing = stats([3, 1, 2])
print(info, smallest, largest, nothing)
(n, total), = [tuple(info.values())]
print(n, total, *stats([5])[1])
name, *args = "cmd a b".split()
options = dict(a.split("=") for a in ["x=1", "y=2"])
print(name, args, options, [k for k, *v in [("a", 1, 2), ("b",)] if v])
first, second = (f(2) for f in (lambda x: x + 1, lambda x: x * 5))
print(first, second, max((v, k) for k, v in {"p": 3, "q": 9}.items())[1])
