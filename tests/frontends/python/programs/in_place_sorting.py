# sort and sorted, stability and keys.
rows = [("b", 2), ("a", 2), ("c", 1)]
rows.sort(key=lambda r: r[1])
print(rows)
rows.sort()
print(rows, rows.sort(reverse=True), rows)
words = "banana Apple cherry".split()
words.sort(key=str.lower)
print(words, sorted(words, key=lambda w: (len(w), w)), sorted(words, reverse=True), [w for _, w in sorted((len(w), w) for w in words)])
order = ["low", "mid", "high"]
print(sorted(["high", "low", "mid"], key=order.index), sorted({"b": 1, "a": 2}), sorted("hello"), sorted([(1, [2]), (1, [1])]), sorted([3, 1, 2], key=lambda x: -x))
