# Cooperative inheritance.
class Base:
    def __init__(self, **kwargs):
        self.order = ["Base"]
        self.extra = kwargs


class Logging(Base):
    def __init__(self, *, level="info", **kwargs):
        super().__init__(**kwargs)
        self.order.append(f"Logging:{level}")


class Retry(Base):
    def __init__(self, *, times=1, **kwargs):
        super().__init__(**kwargs)
        self.order.append(f"Retry:{times}")


class Job(Logging, Retry):
    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name

    def describe(self):
        return f"{self.name} {self.order} {self.extra}"


print(Job("j", level="debug", times=3, z=1).describe(), [c.__name__ for c in Job.__mro__])


class A:
    def who(self):
        return "A"

    @classmethod
    def make(cls):
        return cls()


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()

    @classmethod
    def make(cls):
        made = super().make()
        made.tag = "made"
        return made


print(D().who(), D.make().tag, super(B, D()).who(), issubclass(D, A), isinstance(D(), (C, int)), A.who(D()))
