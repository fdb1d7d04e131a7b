class Visitor:
    def visit(self, node):
        for cls in type(node).__mro__:
            method = getattr(self, f"visit_{cls.__name__.lower()}", None)
            if method is not None:
                return method(node)
        return self.generic_visit(node)

    def generic_visit(self, node):
        return [self.visit(child) for child in node.children()]


class Names(Visitor):
    """Gives every node a name of its own."""

    def __init__(self):
        self.seen = {}

    def generic_visit(self, node):
        name = getattr(node, "name", None)
        if name:
            n = self.seen[name] = self.seen.get(name, 0) + 1
            node.name = name if n == 1 else f"{name}{n}"
        super().generic_visit(node)
