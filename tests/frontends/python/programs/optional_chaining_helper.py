# Following attributes that may be missing.
class N:
    def __init__(self, **kw):
        self.__dict__.update(kw)


def dig(obj, *path, default=None):
    for p in path:
        obj = obj.get(p) if isinstance(obj, dict) else getattr(obj, p, None)
        if obj is None:
            return default
    return obj


tree = N(a=N(b={"c": N(d=5)}), e=None)
print(dig(tree, "a", "b", "c", "d"), dig(tree, "a", "x", default="no"), dig(tree, "e", "f"), dig({"k": 1}, "k"), dig(tree) is tree)
