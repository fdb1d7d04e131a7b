# Configuration in JSON text.
import json

TEXT = '{"name": "p", "steps": [{"id": "a"}, {"id": "b", "after": ["a"], "params": {"x": 1.5, "y": null, "z": true}}]}'
config = json.loads(TEXT)
for step in config["steps"]:
    print(step["id"], step.get("after", []), step.get("params", {}).get("x"))
print(json.dumps({"b": 1, "a": [1, None, True]}), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")))
print(json.dumps(config["steps"][1], indent=2))
print(json.loads(json.dumps(config)) == config)
