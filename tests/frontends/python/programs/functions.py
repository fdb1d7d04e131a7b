# Parameters, defaults, star arguments, keyword-only, closures, recursion.
def f(a, b=2, *args, c=3, **kwargs):
    return a, b, args, c, kwargs


print(f(1), f(1, 5), f(1, 2, 3, 4), f(1, c=9), f(1, x=1, y=2), f(*[1, 2, 3], **{"c": 4, "d": 5}))


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))
for bad in [lambda: positional(1, 2, 3), lambda: positional(1, b=2, c=3, d=4), lambda: f(), lambda: f(1, a=2), lambda: (lambda x: x)(1, 2)]:
    try:
        bad()
    except TypeError as error:
        print("TypeError")


def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    return increment


c1, c2 = counter(), counter()
print(c1(), c1(5), c2(), c1())
adders = [lambda x, n=n: x + n for n in range(3)]
late = [lambda x: x + n for n in range(3)]
print([g(10) for g in adders], [g(10) for g in late])


def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)


def fib(n, memo={}):
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]


print(fact(10), fib(30))
total = 0


def add_global(n):
    global total
    total += n


add_global(5)
add_global(6)
print(total)


def nothing():
    pass


print(nothing(), (lambda: None)(), (lambda *a, **k: (a, k))(1, x=2), f.__name__)


def outer(x):
    def middle(y):
        def inner(z):
            return x + y + z
        return inner
    return middle


print(outer(1)(2)(3))


def apply(function, *args, **kwargs):
    return function(*args, **kwargs)


print(apply(f, 1, 2, c=5), apply(max, 3, 7), apply(str.upper, "abc"))


def typed(a: int, b: "str" = "x") -> dict[str, int]:
    """Doc."""
    return {b: a}


print(typed(1), typed(b="y", a=2), (lambda a, b=1: a + b)(1))
compose = lambda *fs: lambda x: [x := g(x) for g in fs][-1]
print(compose(lambda v: v + 1, lambda v: v * 2)(3))


def swap(a, b): return b, a


x, y = swap(1, 2)
print(x, y, [*map(lambda t: swap(*t), [(1, 2), (3, 4)])])


def mutate(items, mapping):
    items.append(1)
    items = [99]
    mapping["k"] = 1
    return items


l, m = [], {}
print(mutate(l, m), l, m)
