# Chained comparisons evaluate each operand once.
calls = []


def v(n):
    calls.append(n)
    return n


print(v(1) < v(2) < v(3), v(5) < v(4) < v(6), calls)
print(1 < 2 > 1, 1 == 1 != 2, 3 > 2 >= 2, "a" < "b" < "c", 1 in [1] in [[1]], not 1 == 2)
print(None is None is not False, [] is [], (1, 2) == (1, 2) < (1, 3), "x" in "xyz" == "xyz")
