import heapq
from collections import Counter

print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge(["bb", "a"], ["ccc", "d"], key=len, reverse=True)))
counts = Counter(a=2, b=-1, c=0)
print(+counts, -counts, +Counter("aab"), counts)


class Meta(type):
    members = []

    def __len__(cls):
        return len(cls.members)

    def __init__(cls, name, bases, names):
        super().__init__(name, bases, names)
        Meta.members.append(name)


class One(metaclass=Meta):
    pass


class Two(One):
    pass


print(len(One), len(Two), Meta.members)
