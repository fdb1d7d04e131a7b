# Sets: printed sorted, since CPython's order differs.
a = {1, 2, 3}
b = {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), len(a), 2 in a)
a.add(5); a.discard(1); a.discard(100); a.update([6, 7], {8}); a.remove(2)
print(sorted(a), a.isdisjoint({100}), {1} <= {1, 2}, {1, 2} < {1, 2}, {1, 2}.issubset([1, 2, 3]), {1, 2, 3}.issuperset([1]))
print(sorted(a.union([9], (10,))), sorted(a.intersection([5, 6])), sorted(a.difference([5])), sorted(a.symmetric_difference([5, 100])))
print({1, 2} == {2, 1}, set() == set(), set("aab") == {"a", "b"}, frozenset([1, 2]) == {1, 2}, bool(set()))
c = a.copy(); c.clear(); print(c, len(a), {x % 3 for x in range(10)} == {0, 1, 2})
a &= {5, 6}; print(sorted(a)); a |= {1}; print(sorted(a)); a -= {1}; print(sorted(a)); a ^= {5, 9}; print(sorted(a))
try:
    {1}.remove(2)
except KeyError as error:
    print("KeyError", error)
try:
    {[]}
except TypeError as error:
    print("TypeError", error)
print(sorted(set([3, 1, 2])), {frozenset([1]): "x"}[frozenset([1])], sorted({(1, 2), (0, 1)}))
seen = set()
unique = [x for x in [1, 2, 1, 3, 2] if not (x in seen or seen.add(x))]
print(unique, list(dict.fromkeys([3, 1, 3])))
a.intersection_update({9}); print(sorted(a)); a.difference_update([9]); print(sorted(a))
