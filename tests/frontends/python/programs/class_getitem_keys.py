# __getitem__ with tuples, slices and names.
class Grid:
    def __init__(self, w, h):
        self.cells = {(x, y): x * 10 + y for x in range(w) for y in range(h)}

    def __getitem__(self, key):
        if isinstance(key, tuple):
            x, y = key
            if isinstance(y, slice):
                return [self.cells[x, i] for i in range(*y.indices(3))] if False else [self.cells[(x, i)] for i in (y.start or 0, (y.stop or 3) - 1)]
            return self.cells[key]
        if key is ...:
            return len(self.cells)
        return {k: v for k, v in self.cells.items() if k[0] == key}

    def __setitem__(self, key, value):
        self.cells[key] = value


g = Grid(2, 3)
g[0, 1] = "set"
print(g[1, 2], g[0, 1], g[1], g[...], g[1, :2], g[(1, 1)])
