import weakref
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary, finalize, proxy, ref


class Node:
    def __init__(self, name):
        self.name = name

    def call(self, x):
        return f"{self.name}:{x}"

    def __len__(self):
        return 2


node = Node("n")
link = ref(node)
print(link() is node, link().name, link == ref(node))
stand_in = proxy(node)
print(stand_in.name, stand_in.call(1), len(stand_in))
stand_in.name = "m"
print(node.name)
cache = WeakValueDictionary()
cache["a"] = node
print(cache["a"].name, cache.get("b"), len(cache), "a" in cache, [k for k in cache], list(cache.values())[0].name)
keys = WeakKeyDictionary()
keys[node] = 1
print(keys[node], len(keys))
pool = WeakSet([node])
pool.add(node)
print(len(pool), node in pool, [n.name for n in pool])
pool.discard(node)
print(len(pool))
end = finalize(node, print, "closed", 1)
print(end.alive)
end()
print(end.alive, end())
method = weakref.WeakMethod(node.call)
print(method()(3))
