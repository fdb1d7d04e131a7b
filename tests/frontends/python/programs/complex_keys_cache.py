# Tuples, frozensets and None as keys.
cache = {}


def compute(a, b=None, *, flags=frozenset()):
    key = (a, b, flags)
    if key in cache:
        return "hit"
    cache[key] = len(cache)
    return "miss"


print(compute(1), compute(1), compute(1, None), compute(1, 2), compute(1, flags=frozenset("ab")), compute(1, flags=frozenset("ba")), len(cache))
print({(1, ("a", (2,))): "deep"}[(1, ("a", (2,)))], {None: 1, (): 2, "": 3}[()], {True: "t"}[1], (1, 2) in {(1, 2)}, [k for k in cache if k[1]])
