# if, for, while, break, continue, else, pass, match-free control flow.
for i in range(5):
    if i == 1:
        continue
    if i == 4:
        break
    print(i, end=" ")
else:
    print("never")
print()
for i in []:
    pass
else:
    print("empty else")
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print("n", n)
else:
    print("while else")
while True:
    break
else:
    print("never")
x = 5
if x < 3:
    print("small")
elif x < 10:
    print("medium")
else:
    print("large")
print("yes" if x == 5 else "no", x and "and", 0 or "or", None or [] or "last", 1 and 0, not x, x if x else 0)
if (y := x * 2) > 5:
    print("walrus", y)
items = [z for v in [1, 2, 3] if (z := v * 10) > 10]
print(items, z)
for a in range(3):
    for b in range(3):
        if b == 2:
            break
        if a == b:
            continue
        print(a, b, end=";")
print()
total = 0
for i in range(10):
    if i % 2: continue
    total += i
print(total)
assert total == 20, "wrong"
try:
    assert total == 21, "message"
except AssertionError as error:
    print("AssertionError", error)
i = 10
for i in range(2):
    pass
print(i, [i for i in range(3)], i)
while (line := next(iter([]), None)) is not None:
    print(line)
def early(n):
    for i in range(n):
        if i == 2:
            return f"found {i}"
    return "not found"
print(early(5), early(1))
d = {"a": 1}
for k in list(d):
    d[k + "x"] = 2
print(d)
print(1 < 2 and 2 < 3 or False, (1, 2) if True else None, [1, 2, 3][0 if x else 1])
