# Descriptors.
class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value


class Model:
    epochs = Typed(int, 1)
    name = Typed(str, "m")

    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)


m = Model(epochs=5)
print(m.epochs, m.name, Model.epochs.name, m.__dict__)
try:
    m.name = 3
except TypeError as error:
    print(error)


class Lazy:
    def __init__(self, make):
        self.make = make

    def __get__(self, obj, owner):
        value = self.make(obj)
        setattr(obj, self.make.__name__, value)
        return value


class Holder:
    @Lazy
    def data(self):
        print("made")
        return [1]


h = Holder()
print(h.data, h.data, h.data is h.data)
