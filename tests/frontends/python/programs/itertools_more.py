# More of itertools.
from itertools import chain, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, islice, pairwise, permutations, repeat, starmap, takewhile, tee, zip_longest

print(list(combinations_with_replacement("ab", 2)), list(permutations("abc", 2))[:3], list(compress("abcd", [1, 0, 1, 0])), list(filterfalse(str.isdigit, "a1b")))
print(list(islice(dropwhile(lambda x: x < 3, count()), 2)), list(takewhile(lambda x: x < 3, count())), list(zip(cycle("ab"), range(3))), list(starmap(max, [(1, 2), (5, 3)])))
print(list(pairwise("abc")), list(zip_longest("ab", [1], fillvalue="-")), list(repeat(0, 2)), list(islice(chain("ab", repeat("z")), 4)), [list(t) for t in tee([1, 2], 3)], list(map(pow, range(3), repeat(2))))
