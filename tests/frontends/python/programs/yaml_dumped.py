"""yaml.dump: the layout of plain values."""

import io

import yaml

config = {
    "b": [1, {"c": None, "d": "x: y"}],
    "a": {"nested": {"deep": True}, "empty": {}, "none": []},
    "texts": ["yes", "1", "1.5", "null", "2024-01-02", "plain text", "- dash", "#no", "it's", "", "a:b", "s3://b/k"],
    "numbers": [1, -2, 0.5, 1e20, 3.0],
    5: "five",
}
del config[5]
print(yaml.dump(config))
print(yaml.safe_dump({"a": [1, 2], "b": {"c": "d"}}, default_flow_style=True))
print(yaml.dump([{"z": 1, "a": [2, [3, 4]]}, "x"], sort_keys=False))
print(yaml.dump({"list": [1, 2], "map": {"x": [1]}}, default_flow_style=None))
print(repr(yaml.dump("x")), repr(yaml.dump({})), repr(yaml.dump([])), repr(yaml.dump(None)))
print(yaml.safe_dump({"t": (1, 2)}), yaml.dump({"a": 1}, explicit_start=True))
print(yaml.dump({"key with space": 1, "true": 2, "a": "b, c"}, default_flow_style=True))
print(yaml.safe_load(yaml.dump(config)) == config)
stream = io.StringIO()
print(yaml.dump({"written": 1}, stream), stream.getvalue())
