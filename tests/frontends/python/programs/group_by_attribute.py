# Grouping objects.
from itertools import groupby
from operator import attrgetter


class Step:
    def __init__(self, name, kind):
        self.name, self.kind = name, kind


steps = [Step(*p) for p in [("a", "x"), ("b", "y"), ("c", "x")]]
by = {k: [s.name for s in g] for k, g in groupby(sorted(steps, key=attrgetter("kind")), attrgetter("kind"))}
print(by, [(k, len(list(g))) for k, g in groupby("aabba")], {k: max(s.name for s in steps if s.kind == k) for k in by})
