# Edges to adjacency, degrees and roots.
edges = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]
nodes = sorted({n for e in edges for n in e})
down = {n: [t for s, t in edges if s == n] for n in nodes}
up = {n: [s for s, t in edges if t == n] for n in nodes}
print(down, [n for n in nodes if not up[n]], [n for n in nodes if not down[n]], {n: (len(up[n]), len(down[n])) for n in nodes})


def paths(a, b):
    if a == b:
        return [[b]]
    return [[a] + p for n in down[a] for p in paths(n, b)]


print(paths("a", "d"), max(paths("a", "d"), key=len), len(paths("a", "d")), "->".join(paths("b", "d")[0]))
