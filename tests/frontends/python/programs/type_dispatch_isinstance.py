# isinstance with several classes.
from collections.abc import Callable, Iterable, Mapping, Sequence


def kind(v):
    if v is None:
        return "none"
    if isinstance(v, bool):
        return "bool"
    if isinstance(v, (int, float)):
        return "number"
    if isinstance(v, (str, bytes)):
        return "text"
    if isinstance(v, Mapping):
        return "mapping"
    if isinstance(v, Sequence):
        return "sequence"
    if isinstance(v, Iterable):
        return "iterable"
    if isinstance(v, Callable):
        return "callable"
    return "object"


class It:
    def __iter__(self):
        return iter(())


class Plain:
    pass


print([kind(v) for v in (None, True, 1, 1.5, "s", b"", {}, [], (), range(1), set(), (x for x in ()), len, It(), Plain(), Plain, lambda: 0)])
