"""Counter.update adds, by name, too; bytes are filled as texts are."""

from collections import Counter

counts = Counter("abca")
counts.update(a=2, d=1)
counts.update(["b"], c=5)
counts.update({"a": 1})
print(counts, counts.total(), Counter(x=1).most_common())
plain = {"a": 1}
plain.update({"b": 2}, a=5)
print(plain)
print(b"%d-%s" % (5, b"raw"), b"%05.1f" % 2.5, b"plain %x" % 255)
