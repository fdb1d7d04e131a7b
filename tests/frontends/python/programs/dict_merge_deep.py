# Deep merging.
def merge(*dicts):
    result = {}
    for d in dicts:
        for k, v in d.items():
            old = result.get(k)
            if isinstance(old, dict) and isinstance(v, dict):
                result[k] = merge(old, v)
            elif isinstance(old, list) and isinstance(v, list):
                result[k] = old + [x for x in v if x not in old]
            else:
                result[k] = v
    return result


a = {"x": {"y": 1, "l": [1]}, "k": 1}
b = {"x": {"z": 2, "l": [1, 2]}, "k": {"now": "dict"}}
print(merge(a, b), merge(), merge(a) == a, merge(a)["x"] is a["x"], a)
