# Pipelines of functions of different lengths.
def pipe(value, *functions):
    for f in functions:
        value = f(*value) if isinstance(value, tuple) else f(value)
    return value


print(pipe(3, lambda x: (x, x + 1), lambda a, b: a * b, str, lambda s: s + "!"), pipe("x"), pipe([1, 2], sum, lambda n: n / 2), pipe(5, *[lambda v: v + 1] * 3))
stages = [("scale", lambda x, k=2: x * k), ("shift", lambda x: x + 1)]
trace = {}
value = 10
for name, f in stages * 2:
    value = trace[name] = f(value)
print(value, trace)
