# Rows to columns and back.
rows = [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
columns = {k: [r[k] for r in rows] for k in rows[0]}
back = [dict(zip(columns, v)) for v in zip(*columns.values())]
print(columns, back == rows, {k: sum(v) for k, v in columns.items()}, list(zip(*columns.values())), [list(r.values()) for r in rows])
for k, v in columns.items():
    columns[k] = [x * 10 for x in v]
print(columns)
