# Objects that point to each other.
class Node:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent:
            parent.children.append(self)

    @property
    def path(self):
        return f"{self.parent.path}/{self.name}" if self.parent else self.name

    @property
    def root(self):
        node = self
        while node.parent:
            node = node.parent
        return node

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


root = Node("r")
a, b = Node("a", root), Node("b", root)
leaf = Node("c", a)
print(leaf.path, leaf.root is root, [n.name for n in root.walk()], [c.path for c in root.children], max(root.walk(), key=lambda n: n.path.count("/")).name)
