# Guard clauses and implicit None.
def check(config):
    if not config:
        return "empty"
    if "name" not in config:
        return
    name = config["name"]
    if not isinstance(name, str):
        return f"bad {type(name).__name__}"
    return name


for c in ({}, {"a": 1}, {"name": 3}, {"name": "ok"}):
    print(check(c))
print((lambda: None)(), print("side") is None)


def nothing():
    pass


def only_doc():
    """doc"""


print(nothing(), only_doc())
