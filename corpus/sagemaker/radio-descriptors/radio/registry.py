import importlib
from pathlib import Path


class Option:
    def __init__(self, default=None, kind=str, choices=None):
        self.default, self.kind, self.choices = default, kind, choices

    def __set_name__(self, owner, name):
        self.attr = "_" + name
        owner.options = {**getattr(owner, "options", {}), name: self}

    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.attr, self.default)

    def __set__(self, obj, value):
        value = self.kind(value)
        if self.choices and value not in self.choices:
            raise ValueError(f"{value!r} not in {self.choices}")
        setattr(obj, self.attr, value)


class Stage:
    machine = Option("ml.m5.large")
    count = Option(1, int)
    abstract = True

    def __init__(self, **options):
        for name, value in options.items():
            if name not in type(self).options:
                raise TypeError(name)
            setattr(self, name, value)

    @classmethod
    def all(cls):
        for sub in cls.__subclasses__():
            if not vars(sub).get("abstract", False):
                yield sub
            yield from sub.all()

    def __eq__(self, other):
        return type(self) is type(other)

    def __hash__(self):
        return hash(type(self))


def discover(package):
    folder = Path(__file__).parent / package
    for path in sorted(folder.glob("*.py")):
        if path.stem.startswith("_"):
            continue
        importlib.import_module(f"radio.{package}.{path.stem}")
    return {c.__name__: c for c in Stage.all()}
