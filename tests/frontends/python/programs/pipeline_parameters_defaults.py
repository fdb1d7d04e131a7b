# Parameters with defaults, types and overrides.
class Parameter:
    def __init__(self, name, kind=str, default=None):
        self.name, self.kind, self.default = name, kind, default

    def resolve(self, overrides):
        value = overrides.get(self.name, self.default)
        if value is None:
            raise ValueError(f"{self.name} needs a value")
        return self.kind(value)


PARAMETERS = [Parameter("count", int, "3"), Parameter("rate", float, 0.5), Parameter("name")]


def resolve(**overrides):
    return {p.name: p.resolve(overrides) for p in PARAMETERS}


print(resolve(name="x"), resolve(name="y", count="7", rate=1))
try:
    resolve()
except ValueError as error:
    print(error)
