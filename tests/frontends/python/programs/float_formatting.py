# Floats as Python prints them.
print(0.1, 1.0, 100.0, 1e5, 1e15, 1e16, 1e-4, 1e-5, 123456.789, 1/3, 2/3, -0.0, 1e100, 5e-324, 0.1 + 0.7, 1.10, 3.0e2)
print(round(0.5), round(1.5), round(2.675, 2), round(-1.5), round(1234.5, -2), round(5), 7 / 2, 7 // 2.0, 2 ** 0.5, 2 ** -1, 10 % 3.5, -7 % 3, float("1_000.5"))
print(f"{1.0}", f"{2.50:.1f}", f"{1e-7}", f"{123456789.0:,}", f"{0.00001234:.2e}", f"{12:.1f}", f"{1/3:.0%}", f"{3.14159:10.2f}|", f"{3.0:g}", f"{1e20:g}", f"{float('inf')} {float('-inf')} {float('nan')}")
print(int(2.9), int(-2.9), 3.7 // 1, divmod(7.5, 2), abs(-2.5), (0.1).as_integer_ratio()[1] > 0 if False else True, 1.5.is_integer(), (4.0).is_integer(), min(1, 1.0), max(2, 2.0), sum([0.1] * 10), 1e308 * 10)
