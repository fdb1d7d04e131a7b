# id() tells objects apart: in sets, as keys, in comparisons.
class Step:
    pass


a, b, c = Step(), Step(), Step()
seen = {id(a), id(b)}
print([id(s) in seen for s in (a, b, c)], len({id(s) for s in (a, b, a)}))
names = {id(a): "a", id(b): "b"}
print(names[id(b)], names.get(id(c), "?"), id(a) == id(a), id(a) != id(b))
unique = list({id(s): s for s in [a, b, a, c, b]}.values())
print([("abc")[[a, b, c].index(s)] for s in unique])
nested = {id(x) for group in ([a], [c]) for x in group}
print([s is b for s in (a, b, c) if id(s) not in nested])
