# Flattening in several styles.
from itertools import chain

nested = [1, [2, [3, (4, 5)], "ab"], {"k": 6}]


def flat(x):
    if isinstance(x, (list, tuple)):
        return [y for item in x for y in flat(item)]
    if isinstance(x, dict):
        return flat(list(x.values()))
    return [x]


def flat2(items, out=None):
    out = [] if out is None else out
    for i in items:
        flat2(i, out) if isinstance(i, list) else out.append(i)
    return out


print(flat(nested), flat2([[1], [[2]]]), sum([[1], [2, 3]], []), list(chain(*[[1], [2]])), [*[1], *(2, 3)])
