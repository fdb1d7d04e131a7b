class Node:
    fields = ()
    _kinds = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Node._kinds[cls.__name__.lower()] = cls

    def __init__(self, **values):
        for f in self.fields:
            setattr(self, f, values.pop(f, None))
        if values:
            raise TypeError(f"{type(self).__name__} has no {next(iter(values))}")

    @classmethod
    def parse(cls, data):
        if isinstance(data, list):
            return [cls.parse(d) for d in data]
        if isinstance(data, dict) and "kind" in data:
            rest = {k: cls.parse(v) for k, v in data.items() if k != "kind"}
            return cls._kinds[data["kind"]](**rest)
        return data

    def children(self):
        for f in self.fields:
            value = getattr(self, f)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, list):
                yield from (v for v in value if isinstance(v, Node))

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()


class Job(Node):
    fields = ("name", "script", "uses", "repeat")


class Train(Node):
    fields = ("name", "image", "on")


class Seq(Node):
    fields = ("steps",)


class If(Node):
    fields = ("name", "metric", "above", "then", "otherwise")


class Stop(Node):
    fields = ("name", "because")
