# Leaving a with block by return, break, continue and exceptions.
class Trace:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("+", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("-", self.name, kind.__name__ if kind else "ok", value)
        return isinstance(value, KeyError)


def f(n):
    for i in range(3):
        with Trace(f"{n}{i}"):
            if n == "r":
                return i
            if n == "b":
                break
            if i == 0:
                continue
            if n == "k":
                {}["gone"]
            print("body")
    return "end"


for n in "rbk":
    print(n, f(n))
try:
    with Trace("outer"), Trace("inner"):
        raise ValueError("v")
except ValueError as error:
    print("caught", error)
