# Precedence.
print(2 + 3 * 4 ** 2 / 8 - 1, -2 ** 2, (2 + 3) * 4, 7 - 3 - 2, 2 ** 3 ** 2, 10 / 5 * 2, 1 + 2 << 1, 5 & 6 == 6, not 1 == 2, 1 if 0 else 2 if 0 else 3, 3 - -3, 2 * -1, 1 or 0 and 0, (1 or 0) and 0, not True or True, 4 // 3 * 3 + 4 % 3)
print("a" + "b" * 2, [1] + [2] * 2, 1 < 2 == True, "x" in "xyz" and "y" not in "xz", 5 > 3 > 1, ~1 + 1, -3 % 5, 2 ** -1, sep="|" if True else ",", end="\n" if False else "")
print()
