# Nested data changed through several names.
state = {"steps": [{"name": "a", "deps": []}, {"name": "b", "deps": []}]}
a, b = state["steps"]
b["deps"].append(a["name"])
a["name"] = "A"
copy = {**state}
copy["steps"].append({"name": "c"})
print(state)
by_name = {s["name"]: s for s in state["steps"]}
by_name["c"]["deps"] = b["deps"]
b["deps"] += ["x"]
print(by_name["c"], b["deps"] is state["steps"][2]["deps"])
snapshot = [dict(s) for s in state["steps"]]
state["steps"][0]["name"] = "changed"
snapshot[1]["deps"].append("leak")
print(snapshot[0]["name"], state["steps"][1]["deps"])
