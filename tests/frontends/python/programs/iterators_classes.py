# Classes with the iterator protocol.
class Pairs:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for i in range(0, len(self.items) - 1, 2):
            yield self.items[i], self.items[i + 1]


class Letters:
    def __init__(self, text):
        self.text = text

    def __getitem__(self, index):
        return self.text[index]

    def __len__(self):
        return len(self.text)


class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Pairs([1, 2, 3, 4, 5])), dict(Pairs("abcd")), [a + b for a, b in Pairs("wxyz")])
print(list(Letters("abc")), "b" in Letters("abc"), list(reversed(Letters("abc"))), sorted(Letters("cab")))
print(list(Down(3)), sum(Down(4)), max(Down(3)), [*Down(2)], list(zip(Down(2), Down(5))))
first, *others = Down(3)
print(first, others, list(iter(Letters("xy"))))
d = Down(3)
for x in d:
    if x == 1:
        break
print(list(d))
