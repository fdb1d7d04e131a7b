# Batches and windows of any iterable.
from collections import deque
from itertools import islice


def batches(items, n):
    it = iter(items)
    while batch := list(islice(it, n)):
        yield batch


def windows(items, n):
    buffer = deque(maxlen=n)
    for item in items:
        buffer.append(item)
        if len(buffer) == n:
            yield tuple(buffer)


def interleave(*iterables):
    iterators = [iter(i) for i in iterables]
    while iterators:
        for it in list(iterators):
            try:
                yield next(it)
            except StopIteration:
                iterators.remove(it)


print(list(batches(range(5), 2)), list(windows("abcd", 2)), list(interleave("abc", [1], "xy")))
