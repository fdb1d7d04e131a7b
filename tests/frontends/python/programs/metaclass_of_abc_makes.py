import abc
import enum


class Recorded(abc.ABCMeta):
    made = []

    def __init__(cls, name, bases, names, **options):
        super().__init__(name, bases, names)
        if not cls.__abstractmethods__:
            Recorded.made.append(name)

    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        made.ready = True
        return made

    def __getitem__(cls, size):
        return type(f"{cls.__name__}{size}", (cls,), {"size": size})


class Part(metaclass=Recorded):
    size = 1

    @abc.abstractmethod
    def work(self): ...


class Wheel(Part):
    def work(self):
        return f"{type(self).__name__} of {self.size}"


big = Wheel[20]
print(big.__name__, type(big).__name__, big().work(), big().ready)
small = Recorded("Small", (Wheel,), {"size": 5})
print(small.__name__, small().work(), isinstance(small(), Part), Recorded.made)
plain = type("Plain", (Wheel,), {})
print(plain().work(), [c.__name__ for c in plain.__mro__])


class Loud(enum.EnumMeta):
    def names(cls):
        return [member.name for member in cls]


class Level(enum.Enum, metaclass=Loud):
    LOW = 1
    HIGH = 2


print(Level.names(), Level(2).name)
