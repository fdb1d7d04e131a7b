# with: context managers of classes and of contextlib.
import contextlib
from contextlib import contextmanager


class Managed:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None)
        return self.swallow


with Managed("a") as a:
    print("body", a.name)
with Managed("b") as b, Managed("c"):
    print("two")
with Managed("s", swallow=True):
    raise ValueError("swallowed")
try:
    with Managed("r"):
        raise KeyError("k")
except KeyError as error:
    print("outside", error)


def early():
    with Managed("e"):
        return "returned"


print(early())
with contextlib.suppress(KeyError, ValueError):
    {}["missing"]
    print("never")
print("after")
with contextlib.nullcontext(5) as five:
    print(five)
with (Managed("p") as p, Managed("q") as q):
    print(p.name + q.name)
for i in range(2):
    with Managed(i):
        if i == 0:
            continue
        print("second")
