# Identifiers from several counters.
from collections import defaultdict
from itertools import count

ids = defaultdict(count)


def new(kind):
    return f"{kind}-{next(ids[kind])}"


print(new("a"), new("b"), new("a"), new("a"), sorted(ids))
numbers = count(10, -3)
print([next(numbers) for _ in range(3)], dict(zip("ab", count(1))))
