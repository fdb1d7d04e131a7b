"""What a metaclass does before and after a class is made, bases that are objects, __getattribute__."""

import functools


class Prepared(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        return {"prefix": name[:3], "options": sorted(options)}

    def __new__(mcs, name, bases, names, **options):
        return super().__new__(mcs, name, bases, names)

    def __init__(cls, name, bases, names, **options):
        super().__init__(name, bases, names)


class Orders(metaclass=Prepared, quick=True):
    key = prefix + "-x"


print(Orders.prefix, Orders.key, Orders.options)


class Ordered(dict):
    def __init__(self):
        super().__init__()
        self.order = []

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.order.append(key)
        super().__setitem__(key, value)


class Fields(type):
    def __prepare__(name, bases):
        return Ordered()

    def __new__(mcs, name, bases, names):
        made = super().__new__(mcs, name, bases, dict(names))
        made.order = names.order
        return made


class Row(metaclass=Fields):
    first = 1
    second = 2

    def third(self):
        return 3


print(Row.order, Row().third())


class Registry(type):
    names = []

    def __init__(cls, name, bases, names, **options):
        super().__init__(name, bases, names)
        cls.names.append(name)

    def __new__(mcs, name, bases, names, prefix=None, **options):
        return super().__new__(mcs, name, bases, names, **options)


class Task(metaclass=Registry):
    pass


Other = Registry("Other", (Task,), {"x": 1})
Third = type("Third", (Task,), {})
print(Registry.names, Other.x, type(Other).__name__, issubclass(Third, Task))


class Template:
    def __init__(self, **members):
        self.members = members

    def __mro_entries__(self, bases):
        return (type("Templated", (), self.members),)


class Filled(Template(x=3)):
    pass


print(Filled.x, Filled.__mro__[1].__name__)


class Shown:
    x = 3

    def __init__(self):
        self.y = 4

    def __getattribute__(self, name):
        value = object.__getattribute__(self, name)
        return f"<{value}>" if isinstance(value, int) else value

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(name)


shown = Shown()
print(shown.x, shown.y, shown.get_name(), getattr(shown, "absent", "-"))


class Deeper(Shown):
    def __getattribute__(self, name):
        return "deep" if name == "z" else super().__getattribute__(name)


print(Deeper().z, Deeper().x)


@functools.singledispatch
def kind(value):
    return "default"


@kind.register(int)
def _(value):
    return "int"


@kind.register
def _(value: Template):
    return "template"


@kind.register
def _(value: bool):
    return "bool"


print(kind(True), kind(2), kind(Template()), kind("x"), kind.dispatch(bool) is kind.dispatch(int))
