# A topological order of dependencies.
def order(graph):
    done, result = set(), []

    def visit(node, path=()):
        if node in path:
            raise ValueError(" -> ".join(path + (node,)))
        if node in done:
            return
        for dep in graph.get(node, []):
            visit(dep, path + (node,))
        done.add(node)
        result.append(node)

    for node in graph:
        visit(node)
    return result


graph = {"deploy": ["train", "test"], "train": ["prep"], "test": ["train"], "prep": []}
print(order(graph))
try:
    order({"a": ["b"], "b": ["a"]})
except ValueError as error:
    print("cycle", error)
levels = {}
for node in order(graph):
    levels[node] = 1 + max((levels[d] for d in graph[node]), default=-1)
print(levels)
children = {}
for node, deps in graph.items():
    for d in deps:
        children.setdefault(d, []).append(node)
print(children)
