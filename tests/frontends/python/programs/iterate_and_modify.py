# Changing collections while walking over copies.
d = {"a": 1, "b": 2, "c": 3}
for k in list(d):
    if d[k] % 2:
        del d[k]
print(d)
l = [1, 2, 3, 4, 5]
for x in l[:]:
    if x % 2 == 0:
        l.remove(x)
print(l)
i = 0
while i < len(l):
    if l[i] == 3:
        l.insert(i, 0)
        i += 1
    i += 1
print(l)
queue, out = [("a", 2)], []
while queue:
    name, n = queue.pop(0)
    out.append(f"{name}{n}")
    if n:
        queue.extend([(name + "x", n - 1)])
print(out)
for i, v in enumerate(l):
    l[i] = v * v
print(l)
