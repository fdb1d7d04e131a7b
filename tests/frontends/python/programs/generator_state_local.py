# Generators keep their locals, and are independent.
def countdown(n):
    while n:
        sent = yield n
        n = n - 1 if sent is None else sent


a, b = countdown(3), countdown(2)
print(next(a), next(b), next(a), a.send(5), next(a), list(b), next(b, "over"))


def pairs(seq):
    it = iter(seq)
    for x in it:
        yield x, next(it, None)


def stopping(limit):
    for i in range(100):
        if i >= limit:
            return "limit"
        yield i


def wrapper():
    outcome = yield from stopping(2)
    yield outcome


print(list(pairs([1, 2, 3])), list(wrapper()), [x for x in stopping(0)], list(map(list, [stopping(1), stopping(2)])))
