# min, max and sorted with ties and keys.
words = ["pear", "fig", "apple", "kiwi"]
print(min(words, key=len), max(words, key=len), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: w[-1], reverse=True))
print(max([(1, "b"), (1, "a")]), max([1, 5, 3], key=lambda x: -x), min({"a": 2, "b": 1}, key={"a": 2, "b": 1}.get), max("hello"), min(3.5, 2), max([[1], [2, 0]], key=len))
print(sorted([(2, "a"), (1, "z"), (2, "A")], key=lambda t: (-t[0], t[1].lower())), sorted("Bca", key=str.swapcase), sorted([0.5, 1, 0]), [*sorted({3: "c", 1: "a"})])
