# Walking trees with yield from.
TREE = {"name": "root", "children": [{"name": "a", "children": [{"name": "b"}]}, {"name": "c"}]}


def walk(node, depth=0):
    yield depth, node["name"]
    for child in node.get("children", ()):
        yield from walk(child, depth + 1)


def leaves(node):
    kids = node.get("children")
    if not kids:
        yield node["name"]
        return
    for kid in kids:
        yield from leaves(kid)


for depth, name in walk(TREE):
    print("  " * depth + name)
print(list(leaves(TREE)), max(d for d, _ in walk(TREE)), [n for d, n in walk(TREE) if d == 1])
