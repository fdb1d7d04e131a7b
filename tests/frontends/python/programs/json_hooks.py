"""json: hooks for objects, errors."""
import json
from types import SimpleNamespace

TEXT = '{"name": "p", "steps": [{"id": 1, "more": {"deep": [true, null]}}, {"id": 2}]}'
spec = json.loads(TEXT, object_hook=lambda d: SimpleNamespace(**d))
print(spec.name, [s.id for s in spec.steps], spec.steps[0].more.deep, vars(spec.steps[1]))
print(json.loads(TEXT, object_pairs_hook=lambda pairs: tuple(key for key, _ in pairs)))


class Node(dict):
    __getattr__ = dict.__getitem__


tree = json.loads(TEXT, object_hook=Node)
print(tree.steps[0].more.deep, isinstance(tree, Node), type(tree.steps[1]).__name__)
try:
    json.loads("{")
except json.JSONDecodeError as error:
    print("bad", isinstance(error, ValueError))
