# Arguments passed through wrappers.
def target(a, b=2, *args, c, d=4, **rest):
    return a, b, args, c, d, rest


def forward(*args, **kwargs):
    return target(*args, **kwargs)


print(forward(1, c=3), forward(1, 5, 6, 7, c=3, d=0, e=9), forward(*[1, 2], **{"c": 1, "z": 2}))
defaults = {"c": 10, "d": 20}
print(target(0, **defaults), target(0, **{**defaults, "d": 5}), (lambda *a, **k: (a, k))(1, x=2))
for bad in (lambda: target(), lambda: target(1, 2), lambda: target(1, c=1, a=2), lambda: forward(c=1)):
    try:
        bad()
    except TypeError as error:
        print(error)


def only(a, /, b, *, c):
    return a + b + c


print(only(1, 2, c=3), only(1, b=2, c=3))
for bad in (lambda: only(a=1, b=2, c=3), lambda: only(1, 2, 3)):
    try:
        bad()
    except TypeError as error:
        print(type(error).__name__)
