# Abstract classes, mixins, class properties, descriptors and registries.
import abc
from abc import ABC, ABCMeta, abstractmethod
from typing import NamedTuple, Protocol, runtime_checkable


class Registry(type):
    items = {}

    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        if ns.get("step_name"):
            mcs.items[ns["step_name"]] = cls
        return cls

    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        obj.created_by = cls.__name__
        return obj

    def __iter__(cls):
        return iter(sorted(cls.items))

    @property
    def count(cls):
        return len(cls.items)


class Step(metaclass=Registry):
    step_name = None

    def __init__(self, **options):
        self.options = options

    def __repr__(self):
        return f"{self.step_name}{self.options}"


class Prep(Step):
    step_name = "prep"


class Train(Step):
    step_name = "train"

    def __init__(self, lr=0.1, **kw):
        super().__init__(lr=lr, **kw)


print(Registry.items, Train(epochs=3), Prep().created_by, list(Step), Step.count) if False else print(sorted(Registry.items), Train(epochs=3), Prep().created_by, list(Step), Step.count)


class LogMixin:
    log = []

    def run(self):
        self.log.append(f"start {self.__class__.__name__}")
        result = super().run()
        self.log.append("end")
        return result


class TimeMixin:
    def run(self):
        return ("timed", super().run())


class Core:
    def run(self):
        return "core"


class All(LogMixin, TimeMixin, Core):
    pass


print(All().run(), LogMixin.log, [c.__name__ for c in All.__mro__])


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name)

    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive, got {value}")
        setattr(obj, self.name, value)


class Config:
    count = Positive()
    size = Positive()

    def __init__(self, count, size=1):
        self.count = count
        self.size = size


c = Config(3)
print(c.count, c.size, vars(c), isinstance(Config.count, Positive))
try:
    Config(-1)
except ValueError as e:
    print(e)


@runtime_checkable
class Runnable(Protocol):
    def run(self): ...


print(isinstance(All(), Runnable), isinstance(3, Runnable), issubclass(Core, Runnable))


class Pair(NamedTuple):
    left: str
    right: int = 5

    @property
    def both(self):
        return f"{self.left}{self.right}"


p = Pair("a")
print(p, p.both, p._replace(left="z"), p._asdict(), Pair._fields, Pair(*["q", 1]) > p, tuple(p), p[0])


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    def helper(x):
        return x * 2

    def __eq__(self, other):
        return isinstance(other, Shape) and self.area == other.area

    def __hash__(self):
        return hash(self.area)

    def __bool__(self):
        return self.area > 0

    def __call__(self, k):
        return self.area * k

    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc):
        print("exit", exc[0].__name__ if exc[0] else None)
        return True


class Square(Shape):
    def __init__(self, s):
        self.s = s

    @property
    def area(self):
        return self.s ** 2

    @classmethod
    def make(cls):
        return cls(2)

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(name)


s = Square.make()
with s as q:
    print(q.area, q(3), q.get_thing(), Square.helper(4), hasattr(q, "nope"), bool(Square(0)))
    raise KeyError("swallowed")
print(len({Square(1), Square(1), Square(2)}), Square(1) == Square(-1), getattr(s, "zzz", "dflt"))
try:
    class Half(Shape):
        area = 1
    Half()
except TypeError as e:
    print(e)


class Singleton:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, v=None):
        if v is not None:
            self.v = v


print(Singleton(1) is Singleton(), Singleton().v)


class Meta2(ABCMeta):
    pass


class Multi(metaclass=Meta2):
    @abc.abstractmethod
    def f(self): ...


try:
    Multi()
except TypeError as e:
    print(e)
print(type(Multi).__name__, isinstance(Multi, Meta2))
