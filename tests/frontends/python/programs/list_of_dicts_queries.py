# Queries over lists of dicts.
steps = [
    {"name": "a", "type": "prep", "cost": 2, "tags": ["x"]},
    {"name": "b", "type": "train", "cost": 9, "tags": ["x", "y"]},
    {"name": "c", "type": "train", "cost": 4, "tags": []},
]
print([s["name"] for s in steps if "x" in s["tags"]], sum(s["cost"] for s in steps if s["type"] == "train"), max(steps, key=lambda s: s["cost"])["name"])
print({t: [s["name"] for s in steps if s["type"] == t] for t in sorted({s["type"] for s in steps})}, sorted(steps, key=lambda s: s["cost"])[0]["name"], next(s for s in steps if not s["tags"])["name"])
print([{**s, "cost": s["cost"] * 2}["cost"] for s in steps], [s.get("missing", "-") for s in steps[:1]], {s["name"]: s for s in steps}["b"]["tags"][-1], [dict(n=s["name"]) for s in steps][2])
for s in steps:
    s.update(done=s["cost"] < 5)
print([s["name"] for s in steps if s["done"]], list(map(lambda s: (s["name"], s["done"]), steps))[1])
