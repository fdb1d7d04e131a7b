from fractions import Fraction

half = Fraction(1, 2)
print(half, repr(half), half + Fraction(1, 3), half * 2, half - 1, half / 3, 1 - half, 2 / half)
print(Fraction("3/6"), Fraction("0.25"), Fraction(0.5), Fraction(4), Fraction(-2, -4), Fraction(1, -2))
print(half == 0.5, half < Fraction(2, 3), half > 1, Fraction(4, 2) == 2, half.numerator, half.denominator)
print(float(half), int(Fraction(7, 2)), round(Fraction(7, 2)), Fraction(7, 2) // 1, Fraction(7, 2) % 1, half ** 2, half ** -1)
print(Fraction(7, 3).limit_denominator(2), -half, abs(Fraction(-1, 2)), bool(Fraction(0)), half + 0.25)
print(sum([Fraction(1, 10)] * 10), f"{half}", max(half, Fraction(3, 4)))
print(Fraction(3.0), Fraction(half), Fraction("-1.5"), isinstance(half, Fraction), divmod(Fraction(7, 2), 1))
try:
    Fraction(1, 0)
except ZeroDivisionError as error:
    print(error)
