# Objects without __eq__.
class A:
    def __init__(self, n):
        self.n = n


a, b = A(1), A(1)
print(a == b, a == a, a != b, a in [b], a in [a], [a] == [a], [a] == [b], {a: 1}.get(b), {a: 1}[a], len({a, b, a}), (a, 1) == (a, 1), [a, b].index(b), a is b)
