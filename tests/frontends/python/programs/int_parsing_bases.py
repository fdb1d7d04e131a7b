# Integers.
print(int("  42 "), int("-7"), int("+5"), int("1_000"), int("0x1f", 16), int("z", 36), int("0b11", 2), int("077", 8), int(True), int(5.99), int("0"), 10 ** 15, 2 ** 62, -2 ** 2, (-2) ** 2)
print(7 // 3, -7 // 3, 7 // -3, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), 0 ** 0, 1 - -1, +3, -(-3), ~5, 5 & 3 | 4, 6 ^ 3, 1_000_000, 0xFF == 255)
for text in ["1.0", "abc", "", "1 2", "0x", "--1"]:
    try:
        int(text)
    except ValueError as error:
        print(error)
print(str(123)[::-1], sum(int(d) for d in str(98765)), "{:b}".format(10), "%o" % 8, f"{255:X}", int(f"{7:03d}"), bool(0), [*range(3, 0, -1)], abs(-0), pow(2, 10, 1000), pow(3, -1, 7) if False else 5)
