# Inheritance, super, multiple inheritance, mixins, abstract classes.
from abc import ABC, abstractmethod


class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def describe(self):
        return "animal " + self.speak()


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, breed="mutt"):
        super().__init__(name)
        self.breed = breed

    def describe(self):
        return super().describe() + f" ({self.breed})"


class Puppy(Dog):
    def speak(self):
        return super().speak().upper()


print(Animal("x").describe(), Dog("rex").describe(), Puppy("bit", breed="lab").describe())
print([c.__name__ for c in Puppy.__mro__][:3] if hasattr(Puppy, "__mro__") else "", isinstance(Puppy("a"), Animal))


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [k.__name__ for k in D.__mro__[:4]])


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    def report(self):
        return f"{type(self).__name__}: {self.area()}"

    @classmethod
    def build(cls, *args):
        return cls(*args)


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


print(Square(3).report(), Square.build(2).report())
try:
    Shape()
except TypeError as error:
    print("TypeError")


class Mixin:
    def to_dict(self):
        return {k: v for k, v in self.__dict__.items() if not k.startswith("_")}


class Config(Mixin):
    def __init__(self, **kwargs):
        self._hidden = 1
        for k, v in kwargs.items():
            setattr(self, k, v)


print(Config(a=1, b=2).to_dict())


class Base:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs


class Derived(Base):
    def __init__(self, first, *args, **kwargs):
        super(Derived, self).__init__(*args, **kwargs)
        self.first = first


d = Derived(1, 2, 3, k=4)
print(d.first, d.args, d.kwargs)


class Registry:
    plugins = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Registry.plugins[cls.__name__.lower()] = cls


class Csv(Registry):
    pass


class Json(Registry):
    pass


print(sorted(Registry.plugins), Registry.plugins["csv"] is Csv)


class Singleton:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


print(Singleton() is Singleton())


class Lazy:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(name)


print(Lazy().get_value(), hasattr(Lazy(), "other"))


class MyDict(dict):
    def __getattr__(self, name):
        return self[name]


m = MyDict(a=1)
m["b"] = 2
print(m.a, m.b, m, len(m), isinstance(m, dict), list(m.items()))


class MyList(list):
    def total(self):
        return sum(self)


l = MyList([1, 2])
l.append(3)
print(l, l.total(), l[0], len(l), 2 in l, [x for x in l])


class MyStr(str):
    def shout(self):
        return self.upper() + "!"


print(MyStr("hi").shout(), MyStr("a") + "b", f"{MyStr('x')}", MyStr("abc")[1], isinstance(MyStr("a"), str))
