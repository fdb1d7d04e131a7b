# A dict whose keys are attributes, nested.
class AttrDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, value in self.items():
            if isinstance(value, dict):
                self[key] = AttrDict(value)

    def __getattr__(self, key):
        if key in self:
            return self[key]
        raise AttributeError(key)

    def __setattr__(self, key, value):
        self[key] = value


c = AttrDict({"model": {"name": "m", "params": {"depth": 3}}, "n": 1})
c.extra = "e"
c.model.params.depth += 1
print(c.model.name, c.model.params.depth, c.n, c["extra"], c.model["params"], isinstance(c.model, dict))
print(getattr(c, "zzz", None), "model" in c, list(c), len(c), {**c.model.params}, c.get("n"))
try:
    c.nothing
except AttributeError as error:
    print("no", error)
