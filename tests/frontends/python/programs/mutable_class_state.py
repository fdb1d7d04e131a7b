# Class-level containers, shared and copied.
class Cache:
    store = {}
    order = []

    def put(self, key, value):
        self.store[key] = value
        self.order = self.order + [key]
        return self


a, b = Cache(), Cache()
a.put("x", 1)
b.put("y", 2)
print(a.store is b.store, a.store, a.order, b.order, Cache.order)


class Own(Cache):
    store = dict(Cache.store)

    def __init__(self):
        self.order = list(self.order)
        self.order.append("own")


o = Own().put("z", 3)
print(o.order, sorted(Own.store), sorted(Cache.store), "order" in vars(o))
