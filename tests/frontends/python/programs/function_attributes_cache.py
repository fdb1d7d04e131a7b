# Functions that keep state in their attributes.
def next_id(prefix="id"):
    next_id.count += 1
    return f"{prefix}-{next_id.count}"


next_id.count = 0
print(next_id(), next_id("x"), next_id.count)


def cached(key):
    store = cached.__dict__.setdefault("store", {}) if False else getattr(cached, "store", None)
    if store is None:
        store = cached.store = {}
    return store.setdefault(key, len(store))


print(cached("a"), cached("b"), cached("a"), cached.store)
