# Callables, deletion, and attributes of attributes.
class Node:
    def __init__(self, value):
        self.value = value
        self.child = None

    def __call__(self, extra=0):
        return self.value + extra

    def grow(self, value):
        self.child = Node(value)
        return self.child


root = Node(1)
root.grow(2).grow(3)
print(root(), root.child(10), root.child.child.value, callable(root), callable(root.child.child.child))
root.child.child.value += 5
root.child.tag = "t"
print(root.child.child.value, root.child.tag)
del root.child.tag
print(hasattr(root.child, "tag"))
try:
    del root.nothing
except AttributeError as error:
    print(error)
try:
    root.child.child.child.value
except AttributeError as error:
    print(error)
