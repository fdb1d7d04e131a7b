import copy
import os.path
from dataclasses import asdict, dataclass, field
from functools import singledispatchmethod
from urllib.parse import urljoin

print(os.path.commonprefix(["/a/bc", "/a/bd"]), os.path.commonprefix([]), os.path.commonpath(["/a/b/c", "/a/b/d"]))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("x/y", "x"), os.path.relpath("a", "a"), os.path.relpath("a/b", "a/c/d"))


class Show:
    @singledispatchmethod
    def show(self, value):
        return f"other {value}"

    @show.register
    def _(self, value: int):
        return f"int {value}"

    @show.register(list)
    def _(self, value):
        return f"list {len(value)}"


shower = Show()
print(shower.show(1), shower.show("a"), shower.show([1, 2]))

shared = [1]
both = {"a": shared, "b": shared}
copied = copy.deepcopy(both)
copied["a"].append(2)
print(copied["b"], shared, copied["a"] is copied["b"])
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again[1] is again, again is loop)


class Node:
    def __init__(self, child=None):
        self.child = child

    def __deepcopy__(self, memo):
        made = Node(copy.deepcopy(self.child, memo))
        memo[id(self)] = made
        return made


leaf = Node()
pair = copy.deepcopy([leaf, leaf])
print(pair[0] is pair[1], pair[0] is leaf)


class Settings(dict):
    def extra(self):
        return len(self)


made = Settings.fromkeys(["a", "b"], 0)
print(type(made).__name__, made, made.extra())


@dataclass
class Inner:
    x: int
    y: int = None


@dataclass
class Outer:
    inner: Inner
    many: list = field(default_factory=list)
    none: str = None


def no_none(pairs):
    return {k: v for k, v in pairs if v is not None}


print(asdict(Outer(Inner(1), [Inner(2)]), dict_factory=no_none))
print(urljoin("s3://bucket/a/b", "c"), urljoin("https://h/a/b", "c"), urljoin("https://h/a/", "/c"), urljoin("s3://bucket/a", "s3://o/x"))
print(urljoin("https://h/a/b/c", "../d"), urljoin("file:///a/b", "c"), urljoin("", "x"), urljoin("https://h/a", "//g/y"))
