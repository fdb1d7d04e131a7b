# Iterators take as little as they need.
def noisy(items):
    for item in items:
        print("take", item)
        yield item


print(any(x > 1 for x in noisy([1, 2, 3])))
print(next(x for x in noisy("abc") if x > "a"))
it = iter([1, 2, 3, 4])
print(list(zip(it, "ab")), list(it))
it = iter([1, 2, 3, 4])
print(list(zip("ab", it)), list(it))
print(2 in noisy([1, 2, 3]))
a, b, *rest = noisy([1, 2, 3])
print(a, b, rest)
m = map(str.upper, noisy(["x", "y"]))
print(next(m))
