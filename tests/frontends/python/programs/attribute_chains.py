# Long chains of attributes and calls.
class Cfg:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, Cfg(**v) if isinstance(v, dict) else v)

    def get(self, path, default=None):
        node = self
        for part in path.split("."):
            node = getattr(node, part, default)
            if node is default:
                return default
        return node


c = Cfg(a={"b": {"c": [1, 2]}}, x="s")
print(c.a.b.c[-1], c.x.upper().lower().title(), c.get("a.b.c"), c.get("a.z", "none"), c.a.b.c.copy().pop())
c.a.b.d = Cfg(e=5)
print(c.a.b.d.e, vars(c.a.b)["c"], sorted(vars(c)))
