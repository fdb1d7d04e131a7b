# Slices of sequences and their assignment.
l = list(range(10))
print(l[2:5], l[-3:], l[:-7], l[::3], l[::-3], l[8:2:-2], l[20:], l[5:5])
l[2:5] = ["a"]
l[-2:] = []
l[0:0] = [-1, -2]
print(l)
l[::2] = [0] * len(l[::2])
del l[1::2]
print(l, len(l))
try:
    l[::2] = [1]
except ValueError as error:
    print(error)
t, s = tuple("abcdef"), "abcdef"
print(t[1:3], s[::2], s[-2:], s[:2] + s[3:], t[::-1], s[slice(1, 4)], list(range(0, 20, 3))[1:3], range(10)[2:5], range(10)[-1], range(0, 10, 3)[1])
first = slice(None, 2)
print(l[first], s[first], first, slice(1, 5, 2).step, [s[i:i + 2] for i in range(0, len(s), 2)])
