# Caches and single dispatch are transparent.
from functools import cached_property, lru_cache, singledispatch

calls = []


@lru_cache(maxsize=None)
def slow(n):
    calls.append(n)
    return n * 2


print(slow(2), slow(3), slow(2))


@singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
def _(value):
    return f"list of {len(value)}"


print(show("x"), show(3), show([1, 2]))


class Data:
    @cached_property
    def rows(self):
        calls.append("rows")
        return [1, 2]


d = Data()
print(d.rows is d.rows, calls.count("rows"))
