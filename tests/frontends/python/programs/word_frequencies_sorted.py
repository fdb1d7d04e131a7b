# Words by frequency and alphabet.
import re
from collections import Counter

text = "It was the best of times, it was the worst of times"
words = re.findall(r"[a-z]+", text.lower())
c = Counter(words)
print(sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:4], c.most_common(1)[0][1], len(c), sum(c.values()), [w for w, n in c.items() if n == 1], c["missing"], "best" in c, Counter("aab") == {"a": 2, "b": 1}, list(Counter("abca")), Counter(a=1).total() if hasattr(Counter, "total") else 1)
print(max(c, key=lambda w: (c[w], w)), {n: sorted(w for w in c if c[w] == n) for n in sorted(set(c.values()))}, " ".join(w.capitalize() for w in words[:3]))
