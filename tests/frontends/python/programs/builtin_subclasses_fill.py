"""Classes derived from builtin collections: what fills them, and how they print."""

from collections import OrderedDict


class Upper(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


class Plain(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


upper = Upper(a=1)
upper.update(b=2)
upper.update({"c": 3}, d=4)
upper.setdefault("e", 5)
upper["f"] = 6
plain = Plain(a=1)
plain.update(b=2)
plain["c"] = 3
print(list(upper), list(plain))


class Names(set):
    pass


class Fixed(frozenset):
    pass


print(Names({4}), repr(Names()), f"{Names('a')}", Fixed([1]), [Names([2])])
