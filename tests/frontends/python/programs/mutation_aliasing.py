# Mutation seen through aliases, copies, defaults and closures.
import copy

a = [1, [2]]
b, c, d = a, a[:], copy.deepcopy(a)
a[1].append(3)
a.append(4)
print(a, b, c, d, b is a, c[1] is a[1], d[1] is a[1])
d1 = {"k": [1]}
d2 = dict(d1)
d3 = {**d1}
d1["k"].append(2)
d1["n"] = 1
print(d1, d2, d3)


def append_to(item, target=[]):
    target.append(item)
    return target


print(append_to(1), append_to(2), append_to(3, []), append_to(4))


def change(l, d, n, s):
    l += [1]
    d["x"] = 1
    n += 1
    s = s + "!"
    l = []
    return n, s


l, d, n, s = [], {}, 1, "s"
print(change(l, d, n, s), l, d, n, s)
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows)
x = [1, 2]
y = x
x = x + [3]
print(x, y)
x = y
x += [3]
print(x, y)


class Node:
    shared = []

    def __init__(self):
        self.own = []

    def add(self, v):
        self.shared.append(v)
        self.own.append(v)


n1, n2 = Node(), Node()
n1.add(1)
n2.add(2)
print(n1.shared, n1.own, n2.own, n1.shared is n2.shared)
n1.shared = ["mine"]
print(Node.shared, n1.shared, n2.shared)
steps = []
add = steps.append
add("a")
add("b")
print(steps, [steps[0]] + steps)
t = ([],)
t[0].append(1)
print(t)
for item in (items := [1, 2, 3]):
    if item == 2:
        items.remove(item)
print(items)
keys = {"a": 1}
for k in list(keys):
    keys[k + "!"] = keys.pop(k)
print(keys)
