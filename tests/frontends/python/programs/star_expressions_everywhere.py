# Stars in displays, calls, assignments and returns.
def pair():
    return (1, *[2, 3])


a, *b = pair()
print(a, b, [*b, *b], {*b}, (*"ab", *range(2)), {**{"x": 1}, **{"y": 2}}, max(*b, 0), print(*b, sep="+"), [*{"k": 1}], [*map(str, b)], *b)
*c, = (1, 2)
[*d] = "xy"
x, (*y, z) = 1, (2, 3, 4)
print(c, d, y, z, dict(**{"q": 1}, r=2), [*[*[1]]], list((*(),)))


def f(a, *args, k=0, **kw):
    return a, args, k, kw


print(f(*[1], *(2, 3), k=4, **{"z": 5}), f(*"ab"), f(**{"a": 1}, b=2))
