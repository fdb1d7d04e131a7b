import itertools


class StepField:
    counter = itertools.count()

    def __init__(self, *, needs=(), machine="ml.m5.xlarge"):
        self.order = next(StepField.counter)
        self.needs = (needs,) if isinstance(needs, str) else tuple(needs)
        self.machine = machine
        self.name = None

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        cache = instance.__dict__.setdefault("_built", {})
        if self.name not in cache:
            cache[self.name] = self.build(instance)
        return cache[self.name]

    @property
    def title(self):
        return self.name.replace("_", " ").title().replace(" ", "")

    def build(self, pipeline):
        raise NotImplementedError


class PipelineMeta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        cls = super().__new__(mcs, name, bases, namespace)
        fields = {}
        for base in reversed(cls.__mro__):
            for key, value in vars(base).items():
                if isinstance(value, StepField):
                    fields[key] = value
                elif key in fields and value is None:
                    del fields[key]
        cls._fields = sorted(fields.values(), key=lambda f: f.order)
        cls._meta = dict(getattr(bases[0], "_meta", {}) if bases else {}, **kwargs)
        return cls
