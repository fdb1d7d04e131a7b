"""collections.ChainMap: look-up, layers, changes, use as a mapping."""
from collections import ChainMap

defaults = {"machine": "small", "count": 1, "tags": ["a"]}
overlay = {"count": 2}
config = ChainMap({}, overlay, defaults)
print(config["machine"], config["count"], config.get("nothing"), config.get("nothing", 3), "tags" in config, len(config))
config["count"] = 5
print(overlay, config["count"], config.maps[0], config.parents["count"])
child = config.new_child({"machine": "big"})
print(child["machine"], config["machine"], len(child.maps), dict(child), list(config), sorted(config.items()))
print({**config}, dict(**child), list(config.keys()), list(config.values()))
del config["count"]
print(config["count"])
try:
    config["absent"]
except KeyError as error:
    print("KeyError", error)
try:
    del config["machine"]
except KeyError as error:
    print("first only", error)
defaults["late"] = True
print(config["late"], bool(ChainMap()), bool(ChainMap({}, {1: 2})), config.pop("x", None))


def call(machine, count, **rest):
    return machine, count, sorted(rest)


print(call(**config), "{machine}/{count}".format(**config))
