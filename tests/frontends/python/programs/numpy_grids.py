# numpy: grids and arrays that decide names and numbers of jobs.
import json
import math

import numpy as np
from numpy import arange, linspace

print(np.arange(3).tolist(), np.arange(2, 8, 2).tolist(), arange(0.1, 0.5, 0.1).tolist(), np.arange(5, 0, -2).tolist(), np.arange(0, 1, 0.25).tolist())
print(linspace(0.1, 0.5, 3).tolist(), np.linspace(0, 1, 4).round(2).tolist(), np.linspace(1, 3, 3, dtype=int).tolist(), np.linspace(2, 3, 1).tolist(), np.linspace(0, 1, 5, endpoint=False).tolist())
print(np.logspace(-3, -1, num=3).tolist(), np.logspace(0, 4, 5, base=2).tolist())
for i, rate in enumerate(np.arange(0.1, 0.35, 0.1)):
    print(i, rate, f"{rate:.1f} {rate}", str(rate), type(rate).__name__, float(rate), round(rate, 3), round(rate))
for n in np.array([1, 2, 4]):
    print(f"job-{n:02d}", n + 1, 2 * n, n / 2, n**2, n % 2, int(n), type(n).__name__, "%d" % n, n == 2, n > 1, [0] * n, list(range(n)), {1: "one"}.get(n))
print(isinstance(np.int64(1), int), isinstance(np.float64(1), float), isinstance(np.int64(1), np.integer), isinstance(3, np.integer), isinstance(np.arange(2), np.ndarray))
print(repr(np.float64(0.1)), repr(np.int64(3)), np.float64(0.5) * 2, repr(np.int64(3) * 0.5), repr(np.int64(3) // 2), repr(np.int64(3) > 2), not np.bool_(False))
a = np.array([1, 2, 3])
print(a.shape, a.ndim, a.size, a.dtype, len(a), a.sum(), a.mean(), a.max(), a.min(), a.prod(), a[0], a[-1], a[1:].tolist(), a[a > 1].tolist(), (a * 2).tolist(), (a / 2).tolist(), (a + a).tolist(), (1 - a).tolist())
print((a > 1).tolist(), (a == 2).any(), (a > 0).all(), a.argmax(), 2 in a, 7 in a, a.tolist() == [1, 2, 3], a.astype(float).tolist(), a.astype(str).tolist(), a.cumsum().tolist())
w = np.array([1.0, 2.0, 1.0])
w /= w.sum()
print([float(x) for x in w], w.tolist(), np.sum(w), np.mean([1, 2, 3, 4]), np.prod([2, 3]), np.max([3, 9, 1]), np.min((4, 2)), int(np.argmax([1, 5, 2])))
g = np.array([[1, 2], [3, 4], [5, 6]])
print(g.shape, len(g), g[1].tolist(), g[1, 0], g[2][1], g.T.tolist(), g.tolist(), g.reshape(2, 3).tolist(), g.flatten().tolist(), g.sum(), g[:, 1].tolist(), g[1:, 0].tolist(), g[0, :].tolist(), g[:, :1].tolist(), [row.sum() for row in g], np.array([1, 2, 3, 4]).reshape(-1, 2).tolist())
for row in g:
    x, y = row
    print(x, y, x * y)
names = np.array(["b", "a", "b"])
print(names.tolist(), np.unique(names).tolist(), [f"{n}!" for n in names], sorted(names), names[0] == "b", names[0].upper(), "-".join(names))
print(np.zeros(3).tolist(), np.ones(2, dtype=int).tolist(), np.full(2, 7).tolist(), np.zeros((2, 2)).tolist(), len(np.zeros(4)), np.concatenate([[1, 2], [3]]).tolist())
print(np.round(2.675, 2), np.round([0.125, 0.375], 2).tolist(), np.sqrt(16), np.ceil(1.2), np.floor([1.7, -1.2]).tolist(), np.abs([-1, 2]).tolist(), np.isnan(np.nan), np.pi == math.pi, np.inf, np.nan)
print([part.tolist() for part in np.array_split(range(7), 3)], np.array([3, 1, 2]).argsort().tolist(), np.array([0.1] * 10).sum(), sum(np.array([0.1] * 3)), np.array([0.1, 0.2, 0.4, 0.8]).std())


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, np.integer):
            return int(o)
        if isinstance(o, np.ndarray):
            return o.tolist()
        return super().default(o)


print(json.dumps({"n": np.int64(2), "x": np.float64(0.5), "v": np.array([1, 2])}, cls=Encoder))
try:
    json.dumps({"n": np.arange(2)[1]})
except TypeError as e:
    print(e)
try:
    print(a[5])
except IndexError as e:
    print(e)
b = a.copy()
b[1] = 9
b[b > 5] = 0
print(a.tolist(), b.tolist(), bool(np.array([1])), np.array([True, False]).sum(), (~np.array([True, False])).tolist(), np.array([1, 2.5]).tolist(), np.array([True, 2]).tolist())
