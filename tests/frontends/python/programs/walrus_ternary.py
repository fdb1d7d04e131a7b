# Assignment expressions, conditional expressions, chained comparisons, boolean operators.
if (n := len([1, 2, 3])) > 2:
    print(n)
while (n := n - 1) > 0:
    print("n", n)
print([y for x in range(4) if (y := x * x) > 1], (z := 5) + z, y)
data = {"a": 1}
if (value := data.get("a")) is not None and (other := data.get("b", 2)):
    print(value, other)
print("a" if True else "b", "a" if 0 else "b" if [] else "c", (lambda x: "pos" if x > 0 else "neg")(-1))
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2, 3 > 2 > 1 > 0, 1 in [1] == True, None is None is not False)
print(0 or "x", "" or None, [] and 1, "a" and "b", not "" and 1, None or 0 or [], 1 or 1 / 0, False and 1 / 0)
x = None
print(x or "default", x if x is not None else "none", (x or {}).get("k", "d"), bool(x), x is None)
print(True + 1, True == 1, False in [0], 1 is not None, not not "a", (1, 2) == (1, 2), [1] is [1])
a = b = 3
a += b
print(a, b, a > b or b > a, min(a, b), max(a, b), -a ** 2, 2 ** 3 ** 2, 10 - 3 - 2, 2 + 3 * 4, (2 + 3) * 4, 7 // 2 * 2, 5 & 6 | 1)
