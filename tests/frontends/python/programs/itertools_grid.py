# Parameter grids.
from itertools import chain, combinations, groupby, product

grid = {"lr": [0.1, 0.01], "depth": [3, 5]}
keys = list(grid)
for i, values in enumerate(product(*grid.values())):
    print(f"trial-{i}", dict(zip(keys, values)))
steps = ["a", "b", "c"]
print([f"{x}->{y}" for x, y in combinations(steps, 2)], list(chain(steps, ["d"])), list(chain.from_iterable([steps[:1], steps[2:]])))
rows = sorted([("x", 1), ("y", 2), ("x", 3)], key=lambda r: r[0])
for key, members in groupby(rows, key=lambda r: r[0]):
    print(key, [n for _, n in members])
