import contextvars
from collections import OrderedDict

_current = contextvars.ContextVar("dag", default=None)


class Dag:
    def __init__(self, name, **defaults):
        self.name, self.defaults = name, defaults
        self.nodes = OrderedDict()

    def __enter__(self):
        self._token = _current.set(self)
        return self

    def __exit__(self, *exc):
        _current.reset(self._token)

    def __getitem__(self, name):
        return self.nodes[name]

    def __contains__(self, name):
        return name in self.nodes

    def __iter__(self):
        return iter(self.nodes.values())

    def __len__(self):
        return len(self.nodes)


class NodeList(list):
    def __rshift__(self, other):
        for node in self:
            node >> other
        return other


class Node:
    kind = None

    def __init__(self, name, *, after=None, **options):
        dag = _current.get()
        if dag is None:
            raise RuntimeError(f"{name}: no dag")
        if name in dag:
            raise KeyError(name)
        self.name = name
        self.options = {**dag.defaults, **options}
        self.upstream = []
        dag.nodes[name] = self
        if after:
            after >> self

    def __rshift__(self, other):
        for one in other if isinstance(other, (list, tuple)) else [other]:
            one.upstream.append(self)
        return NodeList(other) if isinstance(other, (list, tuple)) else other

    def __rrshift__(self, others):
        for one in others:
            one >> self
        return self

    def __lshift__(self, other):
        other >> self
        return other

    def __repr__(self):
        return f"<{type(self).__name__} {self.name}>"


class Script(Node):
    kind = "processing"


class Fit(Node):
    kind = "training"


class Check(Node):
    kind = "condition"

    def __init__(self, name, *, minimum, **options):
        super().__init__(name, **options)
        self.minimum = minimum
        self.passed = []
        self.failed = []

    def __or__(self, other):
        self.passed.append(other)
        return self

    def __invert__(self):
        return _Else(self)


class _Else:
    def __init__(self, check):
        self.check = check

    def __or__(self, other):
        self.check.failed.append(other)
        return self
