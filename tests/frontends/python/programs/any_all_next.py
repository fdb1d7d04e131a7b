# any, all and next on generators.
steps = [{"n": "a", "ok": True}, {"n": "b", "ok": False}]
print(all(s["ok"] for s in steps), any(not s["ok"] for s in steps), next((s["n"] for s in steps if not s["ok"]), None), next((s for s in steps if s["n"] == "z"), "none"))
print(all([]), any([]), all(map(str.isdigit, ["1", "2"])), sum(s["ok"] for s in steps), sum(1 for _ in steps), max((len(s["n"]) for s in steps), default=0))
