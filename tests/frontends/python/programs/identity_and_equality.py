# Identity, equality and hashing.
a, b = [1], [1]
print(a == b, a is b, a is a, id(a) == id(a), id(a) == id(b), None is None, True is True, (1,) == (1,))


class P:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, P) and self.n == other.n

    def __hash__(self):
        return hash(self.n)


class Q:
    pass


p, q = P(1), Q()
print(p == P(1), p is P(1), p in [P(1)], p in {P(1)}, {p: "v"}[P(1)], len({P(1), P(1), P(2)}), p != P(2), q == Q(), q == q, [P(1)] == [p], [p].count(P(1)), [P(2), p].index(P(1)))
print(1 == True, {1: "a", True: "b"}, {1.0: "x"}[1], "a" == b"a", 0 == False, [] == (), "1" == 1, 0.1 + 0.2 == 0.3)
same = p
print(same is p, same == p, p is not q, not p is q, (p, q)[0] is p)
