# Where attributes are found.
class A:
    x = "A.x"

    def get(self):
        return self.x


class B(A):
    pass


a, b = A(), B()
print(a.x, b.x, b.get())
B.x = "B.x"
print(a.x, b.x)
b.x = "b.x"
print(b.get(), B().get(), b.__dict__)
A.y = "late"
print(a.y, b.y, "y" in dir(b) if False else True)
del B.x
print(B().x, b.x)
A.get = lambda self: "patched"
print(b.get(), A.get(a))
