# Recursion over lists and dictionaries.
def depth(x):
    return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0


def mapped(f, x):
    if isinstance(x, dict):
        return {k: mapped(f, v) for k, v in x.items()}
    return [mapped(f, v) for v in x] if isinstance(x, list) else f(x)


def find(x, key):
    if isinstance(x, dict):
        if key in x:
            yield x[key]
        for v in x.values():
            yield from find(v, key)
    elif isinstance(x, list):
        for v in x:
            yield from find(v, key)


data = {"id": 1, "kids": [{"id": 2}, {"id": 3, "kids": [{"id": 4}]}]}
print(depth([1, [2, [3]]]), mapped(lambda v: v * 10, data), list(find(data, "id")), depth([]), mapped(str, [1, [2]]))


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(1, 3), ackermann(2, 1))
