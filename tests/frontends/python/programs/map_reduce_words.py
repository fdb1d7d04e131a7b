# Words counted in three ways.
from collections import Counter, defaultdict
from functools import reduce

words = "a b a c b a".split()
by_dict = defaultdict(int)
for w in words:
    by_dict[w] += 1
by_reduce = reduce(lambda acc, w: {**acc, w: acc.get(w, 0) + 1}, words, {})
by_counter = Counter(words)
print(dict(by_dict) == by_reduce == dict(by_counter), by_counter.most_common(1), sorted(by_dict.items()))
pairs = [(w, 1) for w in words]
shuffled = {}
for k, v in pairs:
    shuffled.setdefault(k, []).append(v)
print({k: sum(v) for k, v in shuffled.items()}, reduce(max, [3, 9, 2]), reduce(lambda a, b: f"({a}{b})", "wxyz"))
