class Stage:
    """Descriptor: the step of this stage is built once, when somebody looks at it."""

    order = 0

    def __init__(self, make=None, *, after=()):
        self.make, self.after = make, (after,) if isinstance(after, str) else tuple(after)
        Stage.order += 1
        self.rank = Stage.order

    def __call__(self, make):
        self.make = make
        return self

    def __set_name__(self, owner, name):
        self.name = name
        if "_stages" not in vars(owner):
            owner._stages = []
        owner._stages.append(self)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        if self.name not in obj.built:
            obj.built[self.name] = None  # no loops
            step = self.make(obj)
            for name in self.after:
                step.add_depends_on([getattr(obj, name)])
            obj.built[self.name] = step
        return obj.built[self.name]


class Declared:
    def __init_subclass__(cls, *, title=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.title = title or cls.__name__.lower()

    @classmethod
    def stages(cls):
        found = {}
        for base in reversed(cls.__mro__):
            for stage in vars(base).get("_stages", ()):
                found[stage.name] = stage
        return sorted(found.values(), key=lambda s: s.rank)
