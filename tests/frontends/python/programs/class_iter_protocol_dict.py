# dict() and ** over objects with keys().
class Settings:
    def __init__(self, **values):
        self._values = values

    def keys(self):
        return self._values.keys()

    def __getitem__(self, key):
        return self._values[key]

    def __iter__(self):
        return iter(self._values)

    def items(self):
        return self._values.items()


s = Settings(a=1, b=2)


def show(**kwargs):
    return kwargs


print(dict(s), {**s, "c": 3}, show(**s), list(s), [k for k, v in s.items() if v > 1])
