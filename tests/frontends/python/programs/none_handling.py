# None in many places.
def first(*values, default=None):
    for v in values:
        if v is not None:
            return v
    return default


print(first(None, 0, 1), first(None), first(default="d"), [v for v in (None, 0, "", [])], None == None, None != 0, (None,) == (None,), {None: "n"}[None], str(None), f"{None}", None or "x", [None][0] is None, type(None).__name__)
x = None
x = x or []
x.append(None)
print(x, any(x), x.count(None), len(x), sorted([1, None], key=lambda v: v is None) if False else "-")
