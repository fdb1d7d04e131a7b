# Reading nested dictionaries safely.
def get(d, path, default=None):
    for part in path.split("."):
        if isinstance(d, list) and part.isdigit() and int(part) < len(d):
            d = d[int(part)]
        elif isinstance(d, dict) and part in d:
            d = d[part]
        else:
            return default
    return d


config = {"a": {"b": [{"c": 1}, {"c": 2}]}, "empty": None}
print(get(config, "a.b.1.c"), get(config, "a.b.5.c", "none"), get(config, "empty", "x"), get(config, "z.y"), (config.get("empty") or {}).get("k", "dflt"), config.get("a", {}).get("b", [])[0]["c"])
