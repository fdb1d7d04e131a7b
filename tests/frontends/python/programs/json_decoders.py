"""json: classes that decode and encode."""

import json


class Upper(json.JSONDecoder):
    def __init__(self, *args, **kwargs):
        super().__init__(object_hook=self.raise_keys, *args, **kwargs)

    def raise_keys(self, found):
        return {key.upper(): value for key, value in found.items()}


print(json.loads('{"a": {"b": 1}}', cls=Upper))
print(Upper().decode('[{"c": null}]'))
print(json.JSONDecoder(object_hook=len).decode('[{"a": 1, "b": 2}, {}]'))
print(json.JSONDecoder(object_pairs_hook=list, parse_int=str).decode('{"a": 1}'))


class Own(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, set):
            return sorted(value)
        return super().default(value)


class Wrapping(Own):
    def encode(self, value):
        return super().encode({"wrapped": value})


print(Own().encode({"names": {"b", "a"}}))
print(json.dumps({"names": {"b", "a"}}, cls=Own, indent=1))
print(json.dumps([1, {2}], cls=Wrapping))
print(json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode({"b": 1, "a": [2]}))
print(json.dumps({(1, 2): 3, "a": 1, None: 2}, skipkeys=True))
try:
    Own().encode(object)
except TypeError as error:
    print(error)
try:
    json.loads("{bad")
except json.JSONDecodeError as error:
    print("not JSON")
