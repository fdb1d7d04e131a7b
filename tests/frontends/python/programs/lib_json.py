# json: reading and writing.
import json
from json import dumps, loads

with open("data/config.json") as f:
    config = json.load(f)
print(config, config["nested"]["on"], config["big"], type(config["count"]).__name__)
print(json.loads('[1, -2.5, "a\\u00e9\\n", true, false, null, {}, []]'), loads("5"), loads('"x"'), json.loads(b'{"a": 1}'))
print(json.dumps({"b": 1, "a": [1.5, None, True, "q\"x"], "e": "é"}), dumps([], indent=2), dumps({}, indent=2))
print(json.dumps({"b": 1, "a": {"c": [1, 2]}}, indent=2, sort_keys=True))
print(json.dumps({"a": (1, 2), 1: "int", None: 0, True: 1}, separators=(",", ":")), json.dumps("é", ensure_ascii=False))
print(json.dumps([1, {"x": []}], indent=4))
try:
    json.loads("{bad")
except ValueError as error:
    print("ValueError")
try:
    json.dumps({"x": {1, 2}})
except TypeError as error:
    print("TypeError", error)
print(json.dumps({"x": {1}}, default=list), json.dumps(1e20), json.dumps(float("inf")), json.loads(json.dumps(config)) == config)
