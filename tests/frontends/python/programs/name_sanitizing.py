# Names cut to size and made unique.
import re


def sanitize(name, limit=12):
    clean = re.sub(r"-{2,}", "-", re.sub(r"[^0-9a-zA-Z-]", "-", name)).strip("-")
    return clean[:limit].rstrip("-")


def unique(names):
    seen = {}
    for name in names:
        n = seen.get(name, 0)
        seen[name] = n + 1
        yield name if n == 0 else f"{name}-{n}"


print([sanitize(n) for n in ["My Step!", "__x__y__", "a" * 20, "trailing dash ----", "é"]])
print(list(unique(["a", "b", "a", "a"])), sanitize("abcdefghijk-lmn"), re.match(r"^[a-z](-*[a-z0-9])*$", "a-b1") is not None)
