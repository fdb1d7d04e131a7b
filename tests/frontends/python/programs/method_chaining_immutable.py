# Immutable objects with chained changes.
class Spec:
    def __init__(self, **fields):
        self._fields = fields

    def with_(self, **changes):
        return Spec(**{**self._fields, **changes})

    def __getattr__(self, name):
        try:
            return self._fields[name]
        except KeyError:
            raise AttributeError(name) from None

    def __repr__(self):
        return f"Spec({', '.join(f'{k}={v}' for k, v in self._fields.items())})"


base = Spec(cpu=1)
big = base.with_(cpu=8).with_(gpu=True)
print(base, big, big.cpu, hasattr(base, "gpu"))
