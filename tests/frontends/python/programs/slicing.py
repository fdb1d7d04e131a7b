# Slicing and indexing.
s, l, t = "abcdef", [0, 1, 2, 3, 4, 5], (0, 1, 2)
print(s[0], s[-1], s[1:3], s[:-1], s[::-1], s[::2], s[4:1:-1], s[10:], s[-100:2], s[2:2] == "")
print(l[1:], l[:2], l[-2:], l[::3], l[::-2], l[:], l[5:0:-2], t[1:], t[::-1])
l[1:3] = [10, 20, 30]
print(l)
l[:1] = []
l[len(l):] = [99]
del l[0]
del l[1:3]
print(l)
l[:] = [1, 2, 3, 4]
l[::2] = ["a", "b"]
del l[::2]
print(l, range(10)[2:8:2], list(range(10)[::-3]), b"bytes"[1:3], "text"[1:][0])
n = [1, 2, 3]
m = n[:]
m.append(4)
print(n, m, n[slice(1, None)], n[True], n[-1:], n[:0], [n[i] for i in (-1, 0)])
grid = [[1, 2, 3], [4, 5, 6]]
print(grid[1][2], [row[1] for row in grid], grid[0][1:], "a-b-c".split("-")[1:], "key=value".split("=", 1)[-1])
for bad in [lambda: n[3], lambda: s[100], lambda: t[-4], lambda: n["a"], lambda: {}[0]]:
    try:
        bad()
    except (IndexError, TypeError, KeyError) as error:
        print(type(error).__name__, error)
