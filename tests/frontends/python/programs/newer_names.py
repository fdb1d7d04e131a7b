# Names that only newer Pythons have: where the program waits for the ImportError, it gets it.
try:
    from itertools import batched
except ImportError:

    def batched(items, size):
        items = list(items)
        for start in range(0, len(items), size):
            yield tuple(items[start : start + size])


print(list(batched("abcde", 2)))
try:
    from typing import override
except ImportError:
    override = None
print(override)
try:
    from itertools import chain, pairwise

    print("both", list(pairwise(chain("a", "bc"))))
except ImportError:
    print("none")
