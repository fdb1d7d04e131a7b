def pair(x):
    return *[1, 2], x


def other(items):
    yield *(0,), items


row = *[1], 2
print(pair(3), row, next(other(5)))
for i in *[1], 2:
    print(i)
for name in *"ab", *("c",), *{"d": 1}:
    print(name)
both = 1, *[2, 3]
last = *(), *[4]
total = 2 *[3][0]
print(both, last, total)
a, *b = *range(2), *[5]
print(a, b, [*[1], *(2,)], (*[1], 2), {*[1]}, print(*[7], *(8,)))
index = {}
index[1, 2] = *[1], 2
index["k"] = x = *[9],
print(index, x)
joined = total, \
    *[4]
product = total *(2)
texts = "a, *[b]", f"{1:*>5}"
print(joined, product, texts)
