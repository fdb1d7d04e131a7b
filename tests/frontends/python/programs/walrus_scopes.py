# Where assignment expressions bind.
def f(data):
    if (n := len(data)) > 1 and (first := data[0]):
        return n, first
    return n


print(f("ab"), f("a"), f(""))
values = [y := 1, y**2, y + 1]
print(values, y)
print({k: (v := k * 2) for k in range(2)}, v)
while chunk := values[:2]:
    print(chunk)
    values = values[2:]
print(any((bad := w) == "x" for w in ["a", "x", "b"]), bad)
total = 0
print(sum(total := total + i for i in range(4)), total)
