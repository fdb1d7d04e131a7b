# A registry by __init_subclass__, and by __subclasses__().
class Step:
    registry = {}

    def __init_subclass__(cls, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.key = key or cls.__name__.lower()
        Step.registry[cls.key] = cls

    def run(self):
        return f"run {self.key}"


class Extract(Step):
    pass


class Transform(Step, key="tf"):
    def run(self):
        return super().run() + "!"


print(list(Step.registry), [cls().run() for cls in Step.registry.values()])
print([c.__name__ for c in Step.__subclasses__()], Step.registry["tf"] is Transform)
