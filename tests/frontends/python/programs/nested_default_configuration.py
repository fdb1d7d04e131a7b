# setdefault and nested dictionaries.
config = {}
config.setdefault("a", {}).setdefault("b", []).append(1)
config.setdefault("a", {}).setdefault("b", []).append(2)
config["a"].setdefault("c", config["a"]["b"])
config["a"]["c"].append(3)
print(config, config["a"]["b"] is config["a"]["c"])
for path, value in {"x.y": 1, "x.z": 2, "w": 3}.items():
    node = config
    *parents, leaf = path.split(".")
    for p in parents:
        node = node.setdefault(p, {})
    node[leaf] = value
print(config["x"], config["w"])
