# Messages of builtin exceptions.
class Thing:
    pass


def attempt(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, "|", error)


attempt(lambda: {}["k"])
attempt(lambda: [1][3])
attempt(lambda: (1,)[3])
attempt(lambda: "abc"[9])
attempt(lambda: undefined_name)
attempt(lambda: Thing().missing)
attempt(lambda: Thing.missing)
attempt(lambda: None.x)
attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: [1] + (2,))
attempt(lambda: 1 / 0)
attempt(lambda: 5 % 0)
attempt(lambda: 5 // 0.0)
attempt(lambda: len(5))
attempt(lambda: 5())
attempt(lambda: 5[0])
attempt(lambda: iter(5))
attempt(lambda: next(5))
attempt(lambda: int("x1"))
attempt(lambda: float("abc"))
attempt(lambda: [].index(1))
attempt(lambda: "a".index("z"))
attempt(lambda: max([]))
attempt(lambda: {[]: 1})
attempt(lambda: sorted([1, "a"]))
attempt(lambda: dict([1]))
attempt(lambda: "%d" % "x")
attempt(lambda: "{}".format())
attempt(lambda: {}.popitem())
attempt(lambda: set().pop())
attempt(lambda: None + 1)
attempt(lambda: "a" < 1)
attempt(lambda: for_ever())
