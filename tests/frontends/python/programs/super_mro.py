# super() in hierarchies, class methods, mixins and __init__ chains.
class Root:
    def __init__(self, **kwargs):
        self.log = ["Root"]
        self.extra = kwargs


class Left(Root):
    def __init__(self, left=None, **kwargs):
        super().__init__(**kwargs)
        self.left = left
        self.log.append("Left")


class Right(Root):
    def __init__(self, right=None, **kwargs):
        super().__init__(**kwargs)
        self.right = right
        self.log.append("Right")


class Both(Left, Right):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.log.append("Both")


b = Both(left=1, right=2, other=3)
print(b.log, b.left, b.right, b.extra)


class Base:
    registry = {}

    @classmethod
    def create(cls, *args):
        return cls(*args)

    @classmethod
    def register(cls, name):
        cls.registry[name] = cls
        return cls.__name__

    @staticmethod
    def helper(x):
        return x * 2

    def template(self):
        return self.prefix() + self.body() + self.suffix()

    def prefix(self):
        return "<"

    def suffix(self):
        return ">"

    def body(self):
        raise NotImplementedError

    @property
    def kind(self):
        return "base"


class Impl(Base):
    def __init__(self, text="impl"):
        self.text = text

    def body(self):
        return self.text + str(self.helper(2))

    def prefix(self):
        return "[" + super().prefix()

    @classmethod
    def create(cls, text):
        made = super().create(text.upper())
        return made

    @property
    def kind(self):
        return "impl of " + super().kind


print(Impl().template(), Impl.create("x").template(), Impl.register("i"), Base.registry["i"] is Impl, Impl().kind, Base.helper(3))
try:
    Base().template()
except NotImplementedError:
    print("NotImplementedError")


class Counter:
    total = 0

    def __init__(self):
        type(self).total += 1
        self.number = self.__class__.total


class SubCounter(Counter):
    total = 10


Counter()
print(Counter().number, SubCounter().number, Counter.total, SubCounter.total)


class Loud:
    def speak(self):
        return super().speak().upper()


class Person:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"i am {self.name}"


class LoudPerson(Loud, Person):
    pass


print(LoudPerson("x").speak(), [c.__name__ for c in LoudPerson.__mro__], LoudPerson.__bases__[0].__name__, Person.speak(LoudPerson("y")))
