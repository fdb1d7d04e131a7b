# Unpacking in assignments, calls, displays and loops.
a, *b = [1, 2, 3]
*c, d = "xyz"
(e, f), g = [1, 2], 3
h = i = [0]
[j, [k, *l]] = 1, [2, 3, 4]
print(a, b, c, d, e, f, g, h is i, j, k, l)
first, second, *_ = range(5)
x, y = y, x = 1, 2
print(first, second, x, y)


def f(*args, **kwargs):
    return args, kwargs


print(f(*[1, 2], *"ab", k=1, **{"m": 2}, **{"n": 3}), f(**dict(a=1)), f(*range(2), 5, *[]))
print([*range(2), *"ab"], {*[1], *[2]} == {1, 2}, {**{"a": 1}, "b": 2, **{"a": 3}}, (*[1], 2))
for (name, (low, high)), n in zip([("a", (1, 2)), ("b", (3, 4))], range(2)):
    print(name, low, high, n)
pairs = [(1, "a"), (2, "b")]
numbers, letters = zip(*pairs)
print(numbers, letters, dict(pairs), list(zip(*[[1, 2], [3, 4]])))
d = {"a": 1, "b": 2}
(k1, v1), (k2, v2) = d.items()
print(k1, v1, k2, v2, [*d], [*d.values()])
items = [1, 2, 3]
items[0], items[-1] = items[-1], items[0]
print(items)
m = {}
m["x"], m["y"] = 1, 2
print(m)


class Box:
    pass


box = Box()
box.a, box.b = "A", "B"
print(box.a + box.b)
for t in ["a, b = 1", "a, b = 1, 2, 3", "a, *b, c = [1]"]:
    try:
        exec(t) if False else None
        if t == "a, b = 1":
            a, b = 1
        elif t == "a, b = 1, 2, 3":
            a, b = 1, 2, 3
        else:
            a, *b, c = [1]
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
