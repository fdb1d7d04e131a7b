# Many small functions.
def identity(x): return x
def const(x): return lambda *_: x
def flip(f): return lambda a, b: f(b, a)
def nth(n): return lambda xs: xs[n]
def times(n, f): return [f(i) for i in range(n)]
def last(xs): return xs[-1] if xs else None
def clamp(x, lo=0, hi=10): return max(lo, min(x, hi))
def compact(xs): return [x for x in xs if x]
def pluck(key, rows): return [r.get(key) for r in rows]
def invert(d): return {v: k for k, v in d.items()}


print(identity(1), const(2)(3, 4), flip(pow)(2, 3), nth(1)("abc"), times(3, str), last([]), last("ab"), clamp(50), clamp(-1), compact([0, 1, "", 2]), pluck("a", [{"a": 1}, {}]), invert({"x": 1}))
