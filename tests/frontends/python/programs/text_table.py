# A table of text.
rows = [("name", "kind", "n"), ("train", "job", 3), ("x", "process", 12)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for row in rows:
    print(" | ".join(f"{str(c):<{w}}" for c, w in zip(row, widths)).rstrip())
print("-" * (sum(widths) + 6))
print("\n".join(f"{k:.<10}{v:>5}" for k, v in {"a": 1, "bb": 22}.items()))
print("{:^20}|".format("mid"), "%-5s|%5s|%05.1f|%x|%+d|%%" % ("a", "b", 2.55, 255, 3), "%(k)s=%(v)r" % {"k": "x", "v": "y"})
