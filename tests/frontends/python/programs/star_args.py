# *args and **kwargs in every position.
def show(*args, sep="-", **kwargs):
    return sep.join(str(a) for a in args) + "".join(f" {k}={v}" for k, v in sorted(kwargs.items()))


print(show(), show(1, 2), show(*"abc", sep="+"), show(1, *[2, 3], 4, x=1, **{"y": 2}))


def forward(*args, **kwargs):
    return show(*args, **kwargs)


print(forward(1, 2, sep="/", z=3), forward(**{"sep": "."}))


def keyword_only(a, *, b, c=3):
    return a, b, c


print(keyword_only(1, b=2), keyword_only(a=1, c=5, b=2), keyword_only(*[1], **{"b": 2}))
for bad in [lambda: keyword_only(1, 2), lambda: keyword_only(1), lambda: keyword_only(1, b=2, d=4), lambda: show(1, **{"sep": 1})]:
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)


class Builder:
    def __init__(self, *parts, **options):
        self.parts = list(parts)
        self.options = options

    def with_options(self, **more):
        return Builder(*self.parts, **{**self.options, **more})


b = Builder(1, 2, x=1).with_options(y=2, x=3)
print(b.parts, b.options)


def merge(*dicts, **extra):
    result = {}
    for d in dicts:
        result.update(d)
    result.update(extra)
    return result


print(merge({"a": 1}, {"b": 2}, c=3), merge(*[{"x": 1}, {"x": 2}]), merge(**{"only": 1}))


def defaults(a, b=[], c=None, *rest, d="d", **kw):
    c = c or {}
    return a, b, c, rest, d, kw


print(defaults(1), defaults(1, 2, 3, 4, 5, d=6, e=7))
print((lambda *a: sum(a))(1, 2, 3), (lambda **k: list(k))(x=1, y=2), max(*[1, 5, 3]), print.__name__ if False else "end")
