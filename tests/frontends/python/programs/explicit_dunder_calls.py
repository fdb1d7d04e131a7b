# Special methods called by name.
l = [3, 1]
print(l.__len__(), l.__getitem__(0), l.__contains__(1), "abc".__len__(), (1).__add__(2), "a".__add__("b"), {"k": 1}.__getitem__("k"), [1].__eq__([1]), str.__len__("xy"), list.__len__(l))


class A:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return A(self.n + other.n)

    def __repr__(self):
        return f"A{self.n}"


a = A(1)
a.__init__(5)
print(a.__add__(A(2)), A.__add__(a, a), a.__repr__(), a.__class__.__name__, a.__dict__)
