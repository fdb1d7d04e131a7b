# What a NamedTuple's own special methods say is asked as of any class.
from typing import NamedTuple


class Name(NamedTuple):
    text: str
    size: int = 0

    def __str__(self):
        return self.text.upper()

    def __bool__(self):
        return self.size > 0

    def __lt__(self, other):
        return self.size < other.size


class Plain(NamedTuple):
    name: Name

    def __repr__(self):
        return f"<{self.name.text}>"

    def __len__(self):
        return 7


a, b = Name("a", 3), Name("b")
print(a, f"{a}-{b}", "%s" % (a,), "{}".format(b), repr(a), str(Plain(a)), [Plain(b)])
print(bool(a), bool(b), "yes" if b else "no", a < b, sorted([a, b])[0].text, max(a, b).text)
print(len(Plain(a)), len(a), a == Name("a", 3), a == ("a", 3), a[0], [*a])
