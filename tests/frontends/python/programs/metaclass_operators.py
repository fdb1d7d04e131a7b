class Meta(type):
    registry = {"a": 1}

    def __getattr__(cls, name):
        if name.startswith("dyn_"):
            return f"{cls.__name__}.{name}"
        raise AttributeError(name)

    def __contains__(cls, item):
        return item in cls.registry

    def __eq__(cls, other):
        return getattr(other, "tag", None) == cls.__dict__.get("tag")

    def __hash__(cls):
        return 7

    def __repr__(cls):
        return f"<meta {cls.__name__}>"

    def __instancecheck__(cls, value):
        return hasattr(value, "quack")

    def __subclasscheck__(cls, sub):
        return hasattr(sub, "quack")

    def __bool__(cls):
        return False

    def __len__(cls):
        return 3


class Duck(metaclass=Meta):
    tag = "d"


class Twin(metaclass=Meta):
    tag = "d"


class Odd(metaclass=Meta):
    tag = "o"


class Quacker:
    quack = True


print(Duck.dyn_x, hasattr(Duck, "other"), "a" in Duck, "b" in Duck)
print(Duck == Twin, Duck == Odd, Duck != Odd)
print(Duck, repr(Duck), str(Odd), f"{Duck}", [Duck])
print(isinstance(Quacker(), Duck), isinstance(1, Duck), issubclass(Quacker, Duck), issubclass(int, Duck))
print(bool(Duck), "yes" if Duck else "no", len(Duck))


class Named(type):
    def __str__(cls):
        return "named"


class Item(metaclass=Named):
    pass


print(Item, f"{Item}", str(Item), "%s" % Item)


class Callable_(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.extra = len(args)
        return made

    def __iter__(cls):
        return iter(["x", "y"])

    def __getitem__(cls, key):
        return f"item {key}"

    def __lt__(cls, other):
        return cls.__name__ < other.__name__

    def __add__(cls, other):
        return f"{cls.__name__}+{other}"


class Made(metaclass=Callable_):
    def __init__(self, *args):
        self.args = args


class Newer(metaclass=Callable_):
    pass


print(Made(1, 2).extra, list(Made), Made["k"], Made < Newer, Made + 1)
