# Dicts built from dicts.
steps = {"a": {"after": []}, "b": {"after": ["a"]}, "c": {"after": ["a", "b"]}}
children = {n: [m for m, s in steps.items() if n in s["after"]] for n in steps}
edges = [(d, n) for n, s in steps.items() for d in s["after"]]
print(children, edges, {n: len(s["after"]) for n, s in steps.items()}, [n for n, c in children.items() if not c])
renamed = {f"p-{k}": {**v, "after": [f"p-{d}" for d in v["after"]]} for k, v in steps.items()}
print(renamed)
print({v: k for k, v in {"x": 1, "y": 1}.items()}, {k.upper(): v for k, v in [("a", 1)]}, {i: {j: i * j for j in range(2)} for i in range(2)})
