# What is true.
class Empty:
    def __len__(self):
        return 0


class No:
    def __bool__(self):
        return False


class Plain:
    pass


values = [0, 1, -1, 0.0, "", " ", [], [0], (), {}, {0: 0}, set(), None, True, range(0), range(1), Empty(), No(), Plain(), Plain, len, ..., b"", "0", float("nan")]
print([bool(v) for v in values])
print([i for i, v in enumerate(values) if not v], all(values[:2]), any([Empty(), No()]))
print(bool(iter([])), bool(x for x in []), not Plain(), (Empty() or "e"), (No() and "n").__class__.__name__)
