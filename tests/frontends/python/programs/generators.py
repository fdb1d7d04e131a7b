# Generator functions.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(n):
    for i in count(n):
        if i % 2 == 0:
            yield i


def delegate():
    yield "start"
    yield from count(2)
    result = yield from returning()
    yield result


def returning():
    yield "r"
    return "returned"


def pairs(d):
    for key, value in d.items():
        yield key, value


print(list(count(3)), list(evens(6)), sum(count(4)), list(delegate()), dict(pairs({"a": 1})), [*count(2)], max(count(5)))
g = count(3)
print(next(g), next(g), next(g), next(g, "end"))
for i, value in enumerate(count(2)):
    print(i, value)


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5]])), list(zip(count(2), "ab")), list(map(str, count(2))), sorted(count(3), reverse=True), 2 in count(5), tuple(count(2)))


class Tree:
    def __init__(self, value, children=()):
        self.value, self.children = value, list(children)

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


print(list(Tree(1, [Tree(2, [Tree(3)]), Tree(4)])))


def chunks(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]


print(list(chunks([1, 2, 3, 4, 5], 2)), [sum(c) for c in chunks(range(6), 3)])


def empty():
    return
    yield


print(list(empty()), list(x for x in empty()))
