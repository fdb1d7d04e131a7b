# Keyword arguments with unusual names.
def collect(**kwargs):
    return sorted(kwargs)


print(collect(**{"with-dash": 1, "class": 2, "x y": 3}), collect(a=1, **{"b": 2}), dict(**{"k": 1}), collect())


def f(self, cls=None, **kw):
    return self, cls, kw


print(f(1, self2=2), f(self=3), f(4, **{"cls": 5, "other": 6}))
try:
    collect(**{1: 2})
except TypeError:
    print("keywords must be strings")
try:
    collect(a=1, **{"a": 2})
except TypeError:
    print("twice")
