# A closure as registry, and a decorator with it.
def make_registry():
    items = {}

    def register(name=None):
        def wrap(function):
            items[name or function.__name__] = function
            return function
        return wrap

    return register, items


register, registry = make_registry()


@register()
def load(path):
    return f"load {path}"


@register("fit")
def train_model(rows):
    return rows * 2


print(sorted(registry), registry["load"]("a"), registry["fit"](4), train_model(1))
for name, function in registry.items():
    print(name, function.__name__)
