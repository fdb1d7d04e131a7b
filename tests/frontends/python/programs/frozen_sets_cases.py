# frozenset as a key and in sets.
pairs = {frozenset(("a", "b")): 1, frozenset(("b", "c")): 2}
print(pairs[frozenset("ba")], frozenset("ab") | {"c"} == {"a", "b", "c"}, len({frozenset([1, 2]), frozenset([2, 1])}), frozenset() == set(), frozenset([1]) & {1, 2}, sorted(frozenset("cab")))
try:
    {set(): 1}
except TypeError as error:
    print(error)
try:
    frozenset([1]).add(2)
except AttributeError as error:
    print(error)
