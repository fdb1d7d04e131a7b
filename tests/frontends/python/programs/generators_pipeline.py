# Generators that feed each other.
def read(n):
    for i in range(n):
        yield {"id": i, "value": i * 10}


def keep(rows, test):
    for row in rows:
        if test(row):
            yield row


def rename(rows, **names):
    for row in rows:
        yield {names.get(k, k): v for k, v in row.items()}


rows = rename(keep(read(6), lambda r: r["id"] % 2), value="v")
print(next(rows))
for row in rows:
    print(row)
print(list(rows), sum(r["value"] for r in read(4)))
