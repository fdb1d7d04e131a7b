# id() and hash() as keys.
a, b = object(), object()
seen = {id(a)}
print(id(a) in seen, id(a) == id(a), id(a) != id(b), hash(1) == hash(True))
