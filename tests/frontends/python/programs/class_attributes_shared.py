# Class attributes, instance attributes and what is shared.
class Step:
    count = 0
    names = []
    image = "base"

    def __init__(self, name, image=None):
        Step.count += 1
        self.names.append(name)
        self.name = name
        if image:
            self.image = image

    @classmethod
    def reset(cls):
        cls.count, cls.names = 0, []

    @staticmethod
    def clean(name):
        return name.strip().lower()

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


a, b = Step("a"), Step("b", "gpu")
print(Step.count, a.names, a.image, b.image, Step.image, a.names is b.names, "image" in vars(a), "image" in b.__dict__)
Step.image = "new"
print(a.image, b.image, Step.clean("  X "), a)


class Sub(Step):
    count = 100


Sub("c")
print(Sub.count, Step.count, Step.names)
Step.reset()
print(Step.count, a.names, Sub.names)
del b.image
print(b.image, getattr(a, "missing", "none"), hasattr(Step, "reset"), a.__class__.__name__)
try:
    a.missing
except AttributeError as error:
    print(error)


class Latest:
    value = None
    seen = {}

    def __init__(self, value):
        type(self).value = value
        type(self).seen[value] = type(self).last = len(type(self).seen)
        if value > 1:
            type (self).large = [
                value,
            ]


class Special(Latest):
    pass


Latest(1), Special(2)
print(Latest.value, Special.value, Latest.seen, Latest.last, Special.last, Special.large, hasattr(Latest, "large"))
