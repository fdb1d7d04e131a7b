# Methods and attributes attached after the class is made.
class Step:
    def __init__(self, name):
        self.name = name


def describe(self, prefix=""):
    return prefix + self.name


Step.describe = describe
Step.kind = "step"
Step.shout = lambda self: self.name.upper() + "!"
Step.make = classmethod(lambda cls, n: cls(n))
Step.helper = staticmethod(lambda x: x + 1)
Step.size = property(lambda self: len(self.name))
s = Step.make("prep")
print(s.describe(">"), s.shout(), s.kind, Step.helper(1), s.size, s.helper(2))
s.describe = lambda prefix="": "instance"
print(s.describe(), Step("x").describe())
