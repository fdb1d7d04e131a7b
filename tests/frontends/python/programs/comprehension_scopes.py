# Scopes of comprehensions and generator expressions.
x = 10
print([x for x in range(3)], x, [y + x for y in range(2)], {x: x for x in "ab"}, x)


def outer():
    factor = 3
    return [factor * n for n in range(3)], sum(factor for _ in range(2)), {factor: [factor + i for i in range(2)]}


print(outer())


class Table:
    sizes = [1, 2]
    names = [f"s{n}" for n in sizes]
    count = sum(n for n in sizes)


print(Table.names, Table.count)
print([(i, j) for i in range(3) for j in range(i)], [[c * 2 for c in row] for row in ["ab", "c"]], [n for n in range(10) if n % 2 if n > 4])
if any((found := n) > 2 for n in [1, 3, 5]):
    print("found", found)
print([last := n * n for n in range(3)], last)
try:
    [z for z in range(2)]
    z
except NameError as error:
    print(error)
