# A pipeline described in JSON.
import json

SPEC = """
{"defaults": {"image": "base", "retries": 1},
 "steps": [
   {"name": "prep", "kind": "process"},
   {"name": "train", "kind": "train", "needs": ["prep"], "retries": 3},
   {"name": "eval", "kind": "process", "needs": ["train"], "when": false}
 ]}
"""
spec = json.loads(SPEC)
built = {}
for step in spec["steps"]:
    if not step.get("when", True):
        continue
    options = {**spec["defaults"], **{k: v for k, v in step.items() if k not in ("name", "when")}}
    options["needs"] = [built[n]["id"] for n in options.get("needs", [])]
    built[step["name"]] = {"id": f"{len(built)}-{step['name']}", **options}
print(json.dumps(built, indent=1))
