# JSON of nested structures, with options.
import json

data = {"name": "é", "list": [1, 2.5, None, True], "nested": {"z": {}, "a": []}, "t": (1, 2), 3: "int key"}
text = json.dumps(data, ensure_ascii=False)
print(text)
print(json.dumps(data, indent=4, sort_keys=False)[:40])
back = json.loads(text)
print(back["3"], back["t"], type(back["list"][1]).__name__, back["nested"]["z"] == {})
print(json.dumps("q\"uote\n"), json.dumps([]), json.dumps({}), json.dumps([1, [2, {"a": None}]], separators=(",", ":")), json.loads("[1e2, -3, \"\\u00e9\"]"))


class Step:
    def __init__(self, n):
        self.n = n


print(json.dumps({"s": Step(1)}, default=lambda o: vars(o)), json.dumps({"d": {1, }}, default=list))
try:
    json.dumps(Step(1))
except TypeError as error:
    print(error)
try:
    json.loads("{bad")
except json.JSONDecodeError:
    print("bad json")
except ValueError:
    print("value error")
