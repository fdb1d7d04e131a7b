# Predicates combined.
def all_of(*ps):
    return lambda x: all(p(x) for p in ps)


def any_of(*ps):
    return lambda x: any(p(x) for p in ps)


def negate(p):
    return lambda x: not p(x)


even, big = (lambda x: x % 2 == 0), (lambda x: x > 5)
print(list(filter(all_of(even, big), range(10))), list(filter(any_of(even, big), range(10))), list(filter(negate(even), range(6))), all_of()(1), any_of()(1))
