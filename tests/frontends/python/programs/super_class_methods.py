# super() in class methods, static methods and properties.
class Base:
    registry = []

    @classmethod
    def create(cls, **options):
        obj = cls()
        obj.options = options
        cls.registry.append(cls.__name__)
        return obj

    @staticmethod
    def helper(x):
        return x + 1

    @property
    def label(self):
        return "base"


class Child(Base):
    @classmethod
    def create(cls, **options):
        return super().create(child=True, **options)

    @staticmethod
    def helper(x):
        return Base.helper(x) * 10

    @property
    def label(self):
        return super().label + "/child"


class Grand(Child):
    label = property(lambda self: super(Grand, self).label + "/grand")


print(Child.create(a=1).options, Grand.create().label, Child.helper(1), Base.registry, Grand.helper(0), Grand().label)
