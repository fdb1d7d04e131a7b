# Numbers and arithmetic.
print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, 7 / 2, 2 ** 10, 2 ** -1, 7.5 // 2, -7.5 % 2)
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), abs(-3), abs(-2.5), pow(2, 5), pow(3, 4, 5), round(2.5), round(3.5), round(-2.5))
print(round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(0.125, 2), round(5), round(1.0, 1))
print(1 / 3, 1e16, 1e15, 123456789.123, 1e-4, 1e-5, 0.1 + 0.2, 1e22, 1.5e300, -0.0, 100.0, 1e100)
print(float("inf"), float("-inf"), float("nan"), float("1e3"), float(" 2.5 "), float("1_000.5"), float(3))
print(int("42"), int(" -7 "), int("1_000"), int("ff", 16), int("0x1F", 16), int("0b101", 0), int("0o17", 0), int(3.99), int(-3.99), int(True), int())
print(hex(255), oct(8), bin(5), hex(-1), chr(97), ord("a"), chr(8364), ord("€"), 0xFF, 0b101, 0o17, 1_000)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 2, True + True, True & False, True | False, -True)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, 1 is None, not 0, 3 > 2 >= 2, 1 != 2)
print((255).bit_length(), (5).bit_count(), (2.0).is_integer(), 2.5.is_integer(), (258).to_bytes(2, "big"), int.from_bytes(b"\x01\x02", "big"))
print(sum([1, 2, 3]), sum([0.1, 0.2]), sum([[1], [2]], []), sum(range(5), 10), min(3, 1, 2), max([4, 9, 2]), min("b", "a"), max([], default=0))
print(max(["aa", "b"], key=len), min([3, -4], key=abs), max({"x": 1, "y": 3}, key=lambda k: k), sorted([3, 1, 2], reverse=True))
print(bool(0), bool(0.0), bool(""), bool([]), bool({}), bool("0"), bool([0]), bool(None))
for text in ["x", "", "1.5", "0x1"]:
    try:
        print(int(text))
    except ValueError as error:
        print("ValueError", error)
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
try:
    1 % 0
except ZeroDivisionError as error:
    print("ZeroDivisionError")
try:
    float("abc")
except ValueError as error:
    print(error)
x = 5
x += 2; x *= 3; x -= 1; x //= 2; x **= 2; x %= 7
print(x)
y = 7.0
y /= 2
print(y, -y, +y)
