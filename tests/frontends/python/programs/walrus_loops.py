# Assignment expressions.
data = [5, 3, 8]
if (n := len(data)) > 2:
    print(n)
queue = [1, 2, 3]
while (item := queue.pop() if queue else None) is not None:
    print(item, end=" ")
print()
print([y for x in data if (y := x * 2) > 6], y, (a := 1, b := a + 1), a + b)
total = 0
print([total := total + v for v in data], total)


def first(pred, items):
    return next((found for x in items if (found := pred(x))), None)


print(first(lambda x: x * 10 if x > 4 else 0, data), (lambda: (z := 3) + z)())
