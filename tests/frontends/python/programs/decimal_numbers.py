import decimal
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext

a = Decimal("0.1")
b = Decimal("0.2")
print(a + b, a + b == Decimal("0.3"), a * b, b - a, b / a, -a, abs(Decimal(-3)))
print(Decimal("1.10"), Decimal("1.10") + Decimal("2"), Decimal("1.10") * 3, 3 - Decimal("0.50"))
print(Decimal(1) / Decimal(3), Decimal(2) / 3, Decimal("10") / 4, Decimal(100) / 5)
print(repr(Decimal("1.5")), Decimal(5), Decimal("1E+3"), Decimal("0.00001"), Decimal("1e-7"), Decimal("-0.5"))
print(Decimal("3.14159").quantize(Decimal("0.01")), Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
print(Decimal("2.665").quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN), Decimal("2.99").quantize(Decimal("1"), ROUND_DOWN))
print(Decimal("7") // 2, Decimal("7") % 2, Decimal("7.5") // Decimal("2"), Decimal("-7") // 2, Decimal("-7") % 3)
print(Decimal(2) ** 10, Decimal("1.5") ** 2, Decimal(2) ** -1)
print(Decimal("1.0") == 1, Decimal("0.5") == 0.5, Decimal("0.1") == 0.1, Decimal("1") < 2, max(Decimal(1), Decimal(3)))
print(float(Decimal("0.25")), int(Decimal("7.9")), bool(Decimal(0)), round(Decimal("2.567"), 2), round(Decimal("2.5")))
print(f"{Decimal('1234.5'):.2f}", f"{Decimal('0.256'):.1%}", f"{Decimal('1234567.891'):,.2f}", f"{Decimal('5')}", "%s" % Decimal("1.20"), "%.2f" % Decimal("1.005"), "%d" % Decimal("3.9"))
print(Decimal("1.20").normalize(), Decimal("100").normalize(), Decimal("1.25").as_tuple(), Decimal("5").is_zero())
print(sum([Decimal("0.1")] * 3), sorted([Decimal("2"), Decimal("1.5")]))
print(Decimal("100").sqrt(), Decimal(2).sqrt(), Decimal("1.5").to_integral_value(), isinstance(a, Decimal))
print(Decimal(0.5), Decimal("12.30").compare(Decimal(3)), Decimal("  3.5 "), Decimal("1_000"))
try:
    Decimal("abc")
except decimal.InvalidOperation:
    print("invalid")
try:
    Decimal(1) / 0
except ZeroDivisionError as error:
    print(type(error).__name__)
try:
    Decimal(1) + 0.5
except TypeError as error:
    print(type(error).__name__)
print(getcontext().prec, Decimal("123456789012345678901234567890") + 1, type(a).__name__)
