# The order in which assignments happen.
a = [0, 1, 2]
i = 0
i, a[i] = 1, "x"
print(i, a)
x = y = z = []
x.append(1)
print(y is z, z)
p, q = q, p = 1, 2
print(p, q)
d = {}
d["k"], d["l"] = d.setdefault("k", 5), 6
print(d)


def f(n):
    print("f", n)
    return n


t = [0, 0, 0]
t[f(0)], t[f(1)] = f("a"), f("b")
t[f(2)] += f(1)
print(t, f(1) + f(2) * f(3))
