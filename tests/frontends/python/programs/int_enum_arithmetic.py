# Integer enumerations in arithmetic, indexes and ranges.
from enum import IntEnum, IntFlag


class Size(IntEnum):
    S = 1
    M = 2
    L = 4


class Opt(IntFlag):
    A = 1
    B = 2


prices = [0, 10, 20, 30, 40]
print(Size.S + Size.M, prices[Size.L], list(range(Size.M)), Size.L > 3, Size(2) is Size.M, sorted(Size, reverse=True)[0].name, sum(Size), "x" * Size.M, f"{Size.L:03d}", Size.M == 2.0, {Size.S: "s"}[1], max(Size).name)
print(Opt.A | Opt.B, int(Opt.A | Opt.B), Opt.A in Opt(3), Opt.B & 3, bool(Opt(0)))
