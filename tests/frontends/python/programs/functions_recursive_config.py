# Recursion over nested configuration.
def flatten(d, prefix=""):
    items = {}
    for key, value in d.items():
        path = f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict):
            items.update(flatten(value, path))
        elif isinstance(value, (list, tuple)):
            for i, v in enumerate(value):
                items[f"{path}[{i}]"] = v
        else:
            items[path] = value
    return items


def unflatten(flat):
    result = {}
    for path, value in flat.items():
        *parents, last = path.split(".")
        node = result
        for p in parents:
            node = node.setdefault(p, {})
        node[last] = value
    return result


flat = flatten({"a": 1, "b": {"c": 2, "d": {"e": [3, 4]}}, "f": ()})
print(flat)
print(unflatten({"a.b": 1, "a.c.d": 2, "x": 3}))
print(flatten(unflatten({"p.q": 1})))
