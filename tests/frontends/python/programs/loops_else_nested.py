# Loops.
for n in range(2, 10):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
total, i = 0, 0
while True:
    i += 1
    if i > 10:
        break
    if i % 2:
        continue
    total += i
print(total, i)
queue, seen = ["a"], []
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
while queue:
    node = queue.pop(0)
    if node in seen:
        continue
    seen.append(node)
    queue.extend(graph[node])
print(seen)


def toposort(graph):
    order, visited = [], set()

    def visit(node):
        if node in visited:
            return
        visited.add(node)
        for child in graph[node]:
            visit(child)
        order.insert(0, node)

    for node in graph:
        visit(node)
    return order


print(toposort(graph))
d = {}
for word in "a b a c b a".split():
    d.setdefault(word, []).append(len(d))
print(d)
for index, (key, value) in enumerate(sorted(d.items())):
    print(index, key, value)
result = []
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if i + j > 3:
            break
        result.append((i, j))
print(result)
rows = [{"n": i, "sq": i ** 2} for i in range(4)]
print(sum(r["sq"] for r in rows if r["n"] % 2), max(rows, key=lambda r: r["sq"])["n"], [r["n"] for r in sorted(rows, key=lambda r: -r["n"])])
for i in reversed(range(3)):
    print(i, end=",")
for a, b in zip("abc", itertools_like := [1, 2]):
    print(a, b, end=";")
print()
x = 5
for x in []:
    pass
print(x)
steps = []
for name in ["prep", "train"]:
    step = {"name": name, "after": steps[-1]["name"] if steps else None}
    steps.append(step)
print(steps)
