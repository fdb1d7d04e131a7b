# Fallbacks with or, get and next.
sources = [{}, {"x": None}, {"x": 0}, {"x": 5}]
print(next((s["x"] for s in sources if s.get("x")), "none"), next((s["x"] for s in sources if "x" in s and s["x"] is not None), "none"), {}.get("a") or {}.get("b") or "last", ({} or {"d": 1})["d"])


def resolve(key, *maps, default=None):
    for m in maps:
        try:
            return m[key]
        except (KeyError, TypeError):
            continue
    return default


print(resolve("k", {}, None, {"k": 1}), resolve("z", {}, default="d"), resolve(0, {}, {0: "zero"}))
