class Bare:
    pass


class Full:
    """Says what."""

    x: int
    y: str = "a"

    def f(self):
        return None


print("__annotations__" in Full.__dict__, "__annotations__" in Bare.__dict__)
print("__doc__" in Full.__dict__, Full.__dict__["__doc__"], Bare.__dict__["__doc__"], Full.__dict__["__module__"])
print("__module__" in Bare.__dict__, "f" in Full.__dict__, "y" in vars(Full), "x" in vars(Full))
print(Full.__dict__["__annotations__"], Full.__dict__.get("__annotations__", {}), vars(Bare).get("__annotations__"))
print([n for n in Full.__dict__ if not n.startswith("__")])
print(sorted(n for n in vars(Full) if n in ("__doc__", "__module__", "__annotations__", "y")))


class Child(Full):
    pass


print("__annotations__" in Child.__dict__, Child.__doc__, Child.__dict__["__doc__"])
