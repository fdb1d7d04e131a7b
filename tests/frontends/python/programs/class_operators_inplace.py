# In-place operators and shared objects.
class Bag:
    def __init__(self, items=()):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.extend(other)
        return self

    def __add__(self, other):
        return Bag(self.items + list(other))

    def __ior__(self, other):
        self.items = sorted(set(self.items) | set(other))
        return self

    def __repr__(self):
        return f"Bag{self.items}"


a = b = Bag([1])
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
b |= [9, 1]
print(b)
s = t = {1}
s |= {2}
print(t, s is t)
d = e = {"a": 1}
d |= {"b": 2}
print(e)
l = m = [1]
l *= 2
l += (5,)
print(m, l is m)
n = o = (1,)
n += (2,)
x = y = "s"
x += "t"
print(n, o, x, y)
k = [1, 2]
k[0] += 10
d["a"] -= 5
print(k, d)
