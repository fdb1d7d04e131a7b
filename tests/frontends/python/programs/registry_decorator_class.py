# A registry class with a decorator method.
class Registry:
    def __init__(self):
        self._items = {}

    def register(self, name):
        def decorator(obj):
            if name in self._items:
                raise KeyError(f"duplicate {name}")
            self._items[name] = obj
            return obj
        return decorator

    def create(self, name, *args, **kwargs):
        return self._items[name](*args, **kwargs)

    def __contains__(self, name):
        return name in self._items

    def __len__(self):
        return len(self._items)


models = Registry()


@models.register("xgb")
class XGB:
    def __init__(self, depth=3):
        self.depth = depth


@models.register("linear")
def linear(alpha):
    return {"alpha": alpha}


print(models.create("xgb", depth=5).depth, models.create("linear", 0.1), "xgb" in models, "svm" in models, len(models))
try:
    models.register("xgb")(int)
except KeyError as error:
    print(error)
