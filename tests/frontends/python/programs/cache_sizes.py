"""functools.lru_cache: what goes when it is full, and what it counts."""

import functools

calls = []


@functools.lru_cache(maxsize=2)
def double(x, y=0):
    calls.append(x)
    return x * 2


double(1), double(1), double(2), double(3), double(1)
print(calls, double.cache_info(), double.cache_parameters())
double(3), double(1), double(4), double(3), double(1)
print(calls, double.cache_info().hits, double.cache_info()[1])
print(double.__wrapped__(9), calls[-1], double.cache_info().currsize)
double.cache_clear()
print(double.cache_info())


@functools.lru_cache
def bare(x, y=0):
    calls.append((x, y))
    return x


calls.clear()
bare(1), bare(1, y=0), bare(1, 0), bare(1.0), bare(1), bare(1, 0.0)
print(calls, bare.cache_info())


@functools.lru_cache(maxsize=None, typed=True)
def typed(x):
    calls.append(x)


@functools.lru_cache(0)
def never(x):
    calls.append(x)


@functools.cache
def ever(x):
    calls.append(x)


calls.clear()
typed(1), typed(1.0), typed(True), typed(1)
never(5), never(5)
ever(6), ever(6)
print(calls, never.cache_info(), ever.cache_info(), ever.cache_parameters())


class Reader:
    @functools.lru_cache(maxsize=None)
    def read(self, name):
        calls.append(name)
        return name.upper()


calls.clear()
first, second = Reader(), Reader()
print(first.read("a"), first.read("a"), second.read("a"), calls)
