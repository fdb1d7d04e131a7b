# A linked list.
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class Linked:
    def __init__(self, *values):
        self.head, self.size = None, 0
        for v in reversed(values):
            self.push(v)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self


l = Linked(1, 2, 3)
l.push("x")
print(l, len(l), list(l.reverse()), Linked(), 2 in l, sum(Linked(1, 2)), [*Linked("a")], max(Linked(4, 9, 2)))
