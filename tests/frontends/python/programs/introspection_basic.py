# Questions about objects.
class A:
    x = 1

    def m(self):
        pass


a = A()
a.y = 2
print(type(a).__name__, isinstance(a, A), hasattr(a, "m"), callable(a.m), callable(a), vars(a), a.__class__ is A, A.__bases__ == (object,), type(A) is type, type(a.m).__name__, type(A.m).__name__)
print([type(v).__name__ for v in (1, "s", 1.0, None, [], (), {}, set(), frozenset(), b"", True, range(1), len, lambda: 0, A, a, ..., slice(1), iter([]).__class__ if False else 1)])
print(isinstance(1, (str, int)), issubclass(bool, int), isinstance(None, type(None)), isinstance([], (list, tuple)), issubclass(A, object), isinstance(A, type), isinstance("a", str), type(type(1)) is type)
