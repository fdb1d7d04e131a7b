# Iterators are used up.
it = map(str, [1, 2, 3])
print("1" in it, list(it), list(it))
z = zip([1, 2], "ab")
a, b = z
print(a, b, list(z))
g = (x for x in range(5))
print(next(g), sum(g), sum(g), next(g, None))
e = enumerate("ab")
for i, c in e:
    print(i, c, list(e))
f = filter(lambda x: x > 1, [1, 2, 3])
print(max(f), list(f))
r = reversed("abc")
print("".join(r), "".join(r) == "")
d = iter({"k": 1}.items())
print(next(d), list(d), dict(d))
