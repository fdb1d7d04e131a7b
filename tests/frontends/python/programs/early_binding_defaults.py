# What is bound when.
x = 1


def now(v=x):
    return v


def later():
    return x


x = 2
print(now(), later())
fs = []
for i in range(2):
    def f(y, i=i):
        return y + i
    fs.append((f, lambda y: y + i))
print([(a(0), b(0)) for a, b in fs])


class C:
    base = [1]
    more = base + [2]

    def get(self, d=base):
        return d


C.base = [9]
print(C.more, C().get())
