# How objects print inside containers.
class A:
    def __repr__(self):
        return "A!"


class B(A):
    def __str__(self):
        return "b"


class C:
    def __str__(self):
        return "only str"


print(A(), B(), [A(), B()], {"k": B()}, (B(),), f"{B()} {B()!r}", str(B()), repr(B()), "%s %r" % (B(), B()), C(), str([1, "a", 1.0, None, True]), [b"x", "y\n", 'q"', "it's"])
print({1: "a", "b": [2, (3,)]}, ((), [], {}), [[]], [()], {"x": {"y": {}}}, (1,), ("a", "b"), range(3), {3}, frozenset({1}), slice(1, 2), 1e100, -0.5, 10 ** 18)
