# Lists shared by several steps.
common = ["setup"]
steps = {name: {"after": common} for name in ("a", "b")}
steps["c"] = {"after": common[:]}
steps["d"] = {"after": [*common, "a"]}
common.append("late")
steps["a"]["after"] += ["x"]
steps["b"]["after"] = steps["b"]["after"] + ["y"]
print({k: v["after"] for k, v in steps.items()}, common)
