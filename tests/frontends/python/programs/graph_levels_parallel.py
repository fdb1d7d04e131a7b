# Levels of a graph.
deps = {"load": [], "clean": ["load"], "a": ["clean"], "b": ["clean"], "join": ["a", "b"]}
levels, placed = [], set()
while len(placed) < len(deps):
    ready = [n for n, d in deps.items() if n not in placed and placed.issuperset(d)]
    if not ready:
        raise RuntimeError("cycle")
    levels.append(ready)
    placed.update(ready)
print(levels, [len(l) for l in levels], {n: i for i, l in enumerate(levels) for n in l})
