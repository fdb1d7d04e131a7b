# Configuration in YAML text, merged with defaults.
import json

DEFAULTS = {"image": "base", "resources": {"cpu": 1, "gpu": 0}}
OVERRIDES = {"resources": {"gpu": 2}, "name": "x"}


def merge(base, extra):
    result = dict(base)
    for key, value in extra.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


merged = merge(DEFAULTS, OVERRIDES)
print(json.dumps(merged, sort_keys=True), DEFAULTS["resources"]["gpu"])
print(merge({}, {"a": {"b": 1}}), merge({"a": {"b": 1}}, {"a": 2}))
