# A sweep with names from parameters.
from itertools import product

space = {"lr": (0.1, 0.01), "layers": (1, 2), "opt": ("adam",)}
runs = []
for combo in product(*space.values()):
    params = dict(zip(space, combo))
    name = "_".join(f"{k}={v}" for k, v in params.items())
    runs.append({"name": name, **params})
print([r["name"] for r in runs], len(runs), {r["lr"] for r in runs} == {0.1, 0.01}, [r for r in runs if r["layers"] == 2][0])
print(["-".join(map(str, v)) for v in space.values()], max(runs, key=lambda r: r["lr"] * r["layers"])["name"])
