# Configuration decides which steps exist.
CONFIG = {"steps": {"prep": {"enabled": True}, "tune": {"enabled": False}, "train": {"enabled": True, "variants": ["a", "b"]}}}


def plan(config):
    previous = None
    for name, options in config["steps"].items():
        if not options.get("enabled"):
            continue
        for variant in options.get("variants", [None]):
            step = f"{name}-{variant}" if variant else name
            yield step, previous
        previous = step


print(list(plan(CONFIG)), [s for s, _ in plan({"steps": {}})])
CONFIG["steps"]["tune"]["enabled"] = True
print([s for s, _ in plan(CONFIG)])
