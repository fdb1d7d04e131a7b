# Rounding, division and splitting evenly.
import math

print([round(x) for x in (0.5, 1.5, 2.5, -0.5)], [round(x, 1) for x in (0.25, 0.35, 1.005)], round(1234, -2), round(2.0), round(7), math.ceil(7 / 2), -(-7 // 2), math.floor(-0.5), int(-0.5))


def split(total, parts):
    base, extra = divmod(total, parts)
    return [base + (i < extra) for i in range(parts)]


print(split(10, 3), sum(split(7, 4)), [round(100 / 3, n) for n in range(3)], 22 / 7, 1e3 / 3, f"{2 / 3:.3f}", round(-2.675, 2), math.isclose(1.1 + 2.2, 3.3), abs(1.1 + 2.2 - 3.3) < 1e-9)
