# Factories as defaults.
class Lazy:
    def __init__(self, factory=list, **fields):
        self.value = factory()
        self.fields = {k: f() if callable(f) else f for k, f in fields.items()}


a, b = Lazy(), Lazy()
a.value.append(1)
print(a.value, b.value, Lazy(dict).value, Lazy(lambda: "made").value, Lazy(x=int, y=5, z=lambda: [0]).fields, Lazy(str).value == "")
