# Mutable default arguments are shared between calls; aliases see each other's changes.
def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1), collect(2), collect(3, []), collect(4))


def safe(item, into=None):
    into = [] if into is None else into
    into.append(item)
    return into


print(safe(1), safe(2))
a = b = []
b.append(1)
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b)


def change(values):
    values[0] = "changed"
    values = ["local"]
    return values


mine = ["x", "y"]
print(change(mine), mine)
rows = [{}] * 2
rows[0]["k"] = 1
print(rows)
depends = ["load"]
steps = {"a": {"after": depends}, "b": {"after": depends}}
depends.append("late")
print(steps["a"]["after"], steps["b"]["after"])
