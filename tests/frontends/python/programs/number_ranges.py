# range.
r = range(2, 20, 4)
print(list(r), len(r), r[1], r[-1], r[1:3], 6 in r, 7 in r, r.index(10), r.start, r.stop, r.step, r == range(2, 19, 4))
print(list(range(3)), list(range(3, 0, -1)), list(range(0)), list(range(5, 5)), sum(range(101)), max(range(3)), list(reversed(range(3))), range(3) == [0, 1, 2], bool(range(0)), repr(range(5)), repr(range(1, 5, 2)))
for start in range(0, 10, 4):
    print(start, min(start + 4, 10), end=" | ")
print()
print([i for i in range(10) if i not in range(2, 8)], list(zip(range(2), range(5, 7))), tuple(range(2)), [*range(2), *range(2)])
try:
    range(1, 2, 0)
except ValueError as error:
    print(error)
