# repr and str of values.
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnew\nnull\x00"), repr("é"), repr("\\"))
print(repr(1.0), repr(None), repr(True), repr([1, "a", None]), repr((1,)), repr(()), repr({"a": (1, 2)}), repr(set()), repr({1}), repr(frozenset([1])))
print(repr(range(3)), repr(range(1, 10, 2)), repr(b"a\x00'"), repr(slice(1, None, 2)), repr(...), repr(int), repr(str), repr(ValueError))
print(str([1.5, "x", [None]]), str({"k": [1]}), str(("a", 1)), str(b"x"), str(1e5), str(-3))
a = [1]
a.append(a)
print(a)
d = {}
d["self"] = d
print(d)
print([1, [2, [3, [4]]]], {"a": {"b": {"c": []}}}, ((), ((),)), [(), {}, set()])


class Plain:
    pass


class WithRepr:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"WithRepr({self.x!r})"


class WithStr(WithRepr):
    def __str__(self):
        return "str of " + str(self.x)


print(WithRepr("a"), [WithRepr(1)], str(WithStr(2)), repr(WithStr(2)), [WithStr(3)], f"{WithStr(4)}", f"{WithStr(4)!r}", "%s %r" % (WithStr(5), WithStr(5)))
print(Plain, Plain.__name__, type(Plain()).__name__, type(1), type("").__name__, type([]).__name__, type(None).__name__)


class Spec:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{Spec():abc}", format(Spec(), "x"), "{:>5}".format(Spec()))
