# What a generator expression evaluates when.
data = [1, 2, 3]
lazy = (x * factor for x in data)
factor = 10
data.append(4)
print(list(lazy), list(lazy))
source = [1, 2]
first = (x for x in source)
source = [9]
print(list(first))
try:
    broken = (1 // x for x in [1, 0])
    print(next(broken))
    next(broken)
except ZeroDivisionError as error:
    print(error)
print(sum(x for x in range(4)), max((len(w), w) for w in ["a", "bb"]), sorted(c for c in "cab"), "".join(str(i) for i in range(3)), set(x % 2 for x in range(4)) == {0, 1}, 3 in (x for x in range(5)))
nested = ((i, j) for i in range(2) for j in range(i + 1))
print(next(nested), list(nested))
