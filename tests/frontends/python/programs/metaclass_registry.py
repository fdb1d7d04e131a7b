# Metaclasses that register and count.
class Meta(type):
    registry = []

    def __new__(mcs, name, bases, namespace, **kwargs):
        namespace["tag"] = name.lower()
        cls = super().__new__(mcs, name, bases, namespace)
        if bases:
            mcs.registry.append(name)
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.options = kwargs


class Base(metaclass=Meta):
    pass


class Load(Base, fast=True):
    def run(self):
        return self.tag


class Save(Base):
    pass


print(Meta.registry, Load().run(), Load.options, Save.tag, type(Load).__name__)


class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Settings(metaclass=Singleton):
    def __init__(self, value):
        self.value = value


print(Settings(1).value, Settings(2).value, Settings(3) is Settings(4))
Dynamic = type("Dynamic", (Load,), {"x": 5, "double": lambda self: self.x * 2})
print(Dynamic().double(), Dynamic.__name__, issubclass(Dynamic, Base))
