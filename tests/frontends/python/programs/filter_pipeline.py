# Chains of filters and maps.
rows = [{"n": i, "tag": "even" if i % 2 == 0 else "odd"} for i in range(6)]
evens = filter(lambda r: r["tag"] == "even", rows)
names = map("row-{n}".format_map, evens)
print(list(names), list(evens))
print(list(map(str.strip, filter(None, " a ,, b ".split(",")))), sum(map(lambda r: r["n"], rows)), list(filter(lambda p: p[1], zip("abc", [1, 0, 1]))))
stages = [lambda xs: (x * 2 for x in xs), lambda xs: (x for x in xs if x > 2), sorted]
value = range(4)
for stage in stages:
    value = stage(value)
print(value)
