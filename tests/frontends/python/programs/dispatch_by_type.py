# Functions chosen by type.
def show(value):
    handlers = {
        int: lambda v: f"int {v}",
        str: lambda v: f"str {v!r}",
        list: lambda v: f"[{', '.join(map(show, v))}]",
        dict: lambda v: "{" + ", ".join(f"{k}={show(x)}" for k, x in v.items()) + "}",
    }
    for kind in type(value).__mro__:
        if kind in handlers:
            return handlers[kind](value)
    return f"<{type(value).__name__}>"


class Name(str):
    pass


print(show([1, "a", {"k": [True, None]}]), show(Name("n")), show(1.5), show((1,)))
