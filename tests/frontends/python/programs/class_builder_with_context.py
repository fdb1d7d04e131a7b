# A builder used as a context.
class Builder:
    def __init__(self, name):
        self.name, self.items, self.closed = name, [], False

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.closed = True
        if kind is None:
            self.items.append("end")
        return False

    def add(self, item):
        if self.closed:
            raise RuntimeError("closed")
        self.items.append(item)
        return self


with Builder("b") as b:
    b.add(1).add(2)
print(b.items, b.closed)
try:
    b.add(3)
except RuntimeError as error:
    print(error)
try:
    with Builder("c") as c:
        raise ValueError("inside")
except ValueError:
    print(c.items, c.closed)
