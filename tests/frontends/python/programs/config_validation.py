# Validation that collects all errors.
RULES = {
    "name": (str, lambda v: bool(v), "must not be empty"),
    "retries": (int, lambda v: 0 <= v <= 5, "must be 0..5"),
    "image": ((str, type(None)), lambda v: True, ""),
}


def validate(config):
    errors = []
    for key, (kind, check, message) in RULES.items():
        value = config.get(key)
        if not isinstance(value, kind):
            names = kind.__name__ if isinstance(kind, type) else "/".join(k.__name__ for k in kind)
            errors.append(f"{key}: expected {names}, got {type(value).__name__}")
        elif not check(value):
            errors.append(f"{key}: {message}")
    errors += [f"{key}: unknown" for key in config if key not in RULES]
    return errors


print(validate({"name": "a", "retries": 1}))
print(validate({"name": "", "retries": 9, "x": 1}))
print(validate({"name": 3, "retries": "2", "image": []}))
