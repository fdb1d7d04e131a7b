# Counting words and letters.
text = "the cat and the hat and the bat"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
top = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
print(top[:2], {w: c for w, c in top if c == 1}, max(counts, key=counts.get))
letters = {c: text.count(c) for c in sorted(set(text)) if c.isalpha()}
print(letters["t"], len(letters), "".join(sorted(set("hello"), key="hello".index)), [w for w in dict.fromkeys(text.split())])
