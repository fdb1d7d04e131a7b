# A bounded cache.
from collections import OrderedDict


class LRU:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()

    def get(self, key, make):
        if key in self.data:
            self.data.move_to_end(key)
            return self.data[key], "hit"
        value = self.data[key] = make(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)
        return value, "miss"


c = LRU(2)
print([c.get(k, str.upper) for k in "abaca"], list(c.data))
