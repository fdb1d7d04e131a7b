# Conversions between types.
print(int("12"), int("ff", 16), int("0b101", 0), int(-3.7), float("1e3"), float("inf"), str(1.0), str(1e16), str(1e-5), repr(0.1))
print(bool(""), bool("0"), bool([]), bool([0]), bool(0.0), int(True), True + True, list("ab"), tuple([1]), set([1, 1]), dict([("a", 1)]))
print(hex(255), oct(8), bin(5), chr(97), ord("b"), (255).bit_length(), (5).real, 3 .numerator, (2.5).is_integer(), float(3).hex() if False else "")
print("10" + str(5), "3" * 3, [1] * 3, 5 and 0, 0 or "x", None or [], not [], 1 < 2 < 3, 1 < 3 > 2, 3 == 3.0, "a" == 1)
for value in ["x", "1.5", "", None]:
    try:
        print(int(value))
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
print(isinstance(True, int), isinstance(1, float), type(1) is int, type("").__name__, type(None).__name__, type(len).__name__, type([]) == list)
print(sum([0.1] * 3), sum([[1], [2]], []), max("b", "a"), min(3, 1, 2), any([]), all([]), len(range(3, 10, 2)), list(range(5, 0, -2)))
