# match over step descriptions.
def build(step):
    match step:
        case {"type": "train", "model": str(model), **rest}:
            return f"train {model} {sorted(rest)}"
        case {"type": "process", "inputs": [first, *others]}:
            return f"process {first} +{len(others)}"
        case {"type": "process"}:
            return "process nothing"
        case ["seq", *steps]:
            return " > ".join(build(s) for s in steps)
        case ("cond", test, yes, no):
            return build(yes if test else no)
        case str() | None:
            return f"plain {step}"
        case int(n) if n > 10:
            return "big"
        case int() | float():
            return "number"
        case _:
            return "unknown"


for s in [
    {"type": "train", "model": "m", "lr": 1, "a": 2},
    {"type": "train", "model": 5},
    {"type": "process", "inputs": ["a", "b"]},
    {"type": "process", "inputs": []},
    ["seq", "x", 11, 3, 2.5],
    ("cond", False, "yes", "no"),
    None, object,
]:
    print(build(s))
