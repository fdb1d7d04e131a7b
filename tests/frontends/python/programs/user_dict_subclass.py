# UserDict and UserList.
from collections import UserDict, UserList


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


d = Lower()
d["ABC"] = 1
d["x"] = 2
print(d["abc"], d["X"], len(d), sorted(d), "abc" in d, dict(d))


class Items(UserList):
    def total(self):
        return sum(self)


i = Items([1, 2])
i.append(3)
print(i.total(), i, len(i), i[0], list(i))
