# A fluent query over rows.
class Query:
    def __init__(self, rows):
        self._rows = list(rows)

    def where(self, **conditions):
        return Query(r for r in self._rows if all(r.get(k) == v for k, v in conditions.items()))

    def select(self, *names):
        return Query({n: r[n] for n in names} for r in self._rows)

    def order_by(self, name, desc=False):
        return Query(sorted(self._rows, key=lambda r: r[name], reverse=desc))

    def first(self):
        return next(iter(self._rows), None)

    def __iter__(self):
        return iter(self._rows)

    def __len__(self):
        return len(self._rows)


rows = [{"n": i, "k": "ab"[i % 2]} for i in range(5)]
q = Query(rows).where(k="a").order_by("n", desc=True)
print(list(q.select("n")), len(q), q.first(), Query([]).first(), [r["n"] for r in q if r["n"]])
