# Tuples as values, keys and results.
def minmax(*values):
    return min(values), max(values)


low, high = minmax(3, 1, 2)
low, high = high, low
t = (low, (high, [5]))
t[1][1].append(6)
print(low, high, t, t + (1,), t[1][0], (1, 2) + (3,), (0,) * 3, tuple("ab"), (1, 2, 1).count(1), (1, 2).index(2), {(1, 2): "k"}[1, 2], sorted([(2, 1), (1, 2)]), () == tuple(), (1,) != 1, len(((), ())))
try:
    t[0] = 5
except TypeError as error:
    print(error)
