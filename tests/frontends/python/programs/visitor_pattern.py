# Visitors chosen by class name.
class Num:
    def __init__(self, v):
        self.v = v


class Add:
    def __init__(self, a, b):
        self.a, self.b = a, b


class Mul(Add):
    pass


class Visitor:
    def visit(self, node):
        for cls in type(node).__mro__:
            method = getattr(self, "visit_" + cls.__name__.lower(), None)
            if method:
                return method(node)
        raise TypeError(type(node).__name__)


class Evaluate(Visitor):
    def visit_num(self, node):
        return node.v

    def visit_add(self, node):
        return self.visit(node.a) + self.visit(node.b)

    def visit_mul(self, node):
        return self.visit(node.a) * self.visit(node.b)


class Show(Visitor):
    def visit_num(self, node):
        return str(node.v)

    def visit_add(self, node):
        return f"({self.visit(node.a)} {type(node).__name__} {self.visit(node.b)})"


tree = Add(Num(1), Mul(Num(2), Num(3)))
print(Evaluate().visit(tree), Show().visit(tree))
try:
    Show().visit("x")
except TypeError as error:
    print(error)
