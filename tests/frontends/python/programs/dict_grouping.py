# Grouping and counting without helpers.
rows = [("eu", "a", 3), ("us", "b", 5), ("eu", "c", 2), ("us", "a", 1)]
by_region = {}
for region, name, n in rows:
    by_region.setdefault(region, {})[name] = n
print(by_region)
totals = {}
for region, _, n in rows:
    totals[region] = totals.get(region, 0) + n
print(totals, sum(totals.values()))
names = {}
for region, name, _ in rows:
    names.setdefault(name, set()).add(region)
print({k: sorted(v) for k, v in sorted(names.items())})
index = {row[1]: i for i, row in enumerate(rows)}
print(index, [k for k, v in totals.items() if v > 5], dict(zip(totals, map(str, totals.values()))))
matrix = {(i, j): i * j for i in range(2) for j in range(3) if i != j}
print(matrix, {k: list(v) for k, v in {"a": "xy"}.items()})
