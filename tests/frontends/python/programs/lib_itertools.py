# itertools.
import itertools
from itertools import accumulate, chain, combinations, count, cycle, dropwhile, groupby, islice, permutations, product, repeat, starmap, takewhile, tee, zip_longest

print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1], [2, 3]])), list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(permutations([1, 2, 3], 2)), list(combinations("abc", 2)), list(combinations([1, 2, 3], 3)), len(list(permutations(range(4)))))
print(list(islice(count(5), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)), list(islice("abcdef", 1, 5, 2)), list(islice(range(10), 3)))
print(list(zip_longest([1, 2], "a")), list(zip_longest([1], [2, 3], fillvalue=0)), list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)))
print([(k, list(g)) for k, g in groupby("aabbc")], [(k, len(list(g))) for k, g in groupby([1, 2, 4, 5], key=lambda x: x % 2)], list(starmap(pow, [(2, 3), (3, 2)])))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.filterfalse(lambda x: x % 2, range(5))))
a, b = tee([1, 2])
print(list(a), list(b))
c = count()
print(next(c), next(c), next(count(10, 5)))
for i, name in zip(count(1), ["x", "y"]):
    print(i, name)
for combo in product(["a", "b"], [1]):
    print(combo)
print([dict(zip(["lr", "depth"], values)) for values in product([0.1, 0.2], [3])], list(itertools.pairwise([1, 2, 3])), list(itertools.compress("abc", [1, 0, 1])))
