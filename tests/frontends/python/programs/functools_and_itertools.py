# functools and itertools as builders use them.
import functools
import itertools
import operator

print(functools.reduce(operator.add, [1, 2, 3], 10), functools.reduce(lambda a, b: {**a, **b}, [{"a": 1}, {"b": 2}], {}))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30))


def logged(prefix="log"):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            print(prefix, f.__name__, args, kwargs)
            return f(*args, **kwargs)

        return wrapper

    return decorate


@logged("call")
def join(a, b="x", *rest, sep="-"):
    "Joins."
    return sep.join([a, b, *rest])


print(join("1"), join("1", "2", "3", sep="+"), join.__name__, join.__doc__, join.__wrapped__("q"))
p = functools.partial(join, "first", sep="/")
print(p("second"), p.func.__name__, p.args, p.keywords)


@functools.singledispatch
def describe(x):
    return f"object {x}"


@describe.register
def _(x: int):
    return f"int {x}"


@describe.register(list)
def _(x):
    return "list " + ", ".join(describe(i) for i in x)


print(describe("s"), describe(3), describe([1, "a"]), describe(True))


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


vs = [Version("1.10"), Version("1.9"), Version("1.9.1")]
print(sorted(vs), max(vs), vs[0] >= vs[1], vs[0] <= vs[1], vs[1] != vs[2])
print(list(itertools.chain([1], (2, 3), "ab")), list(itertools.chain.from_iterable([[1], [2, 3]])))
print(list(itertools.product("ab", [1, 2])), list(itertools.product([0, 1], repeat=2)))
print(list(itertools.combinations("abc", 2)), list(itertools.permutations("abc", 2))[:3], list(itertools.combinations_with_replacement("ab", 2)))
print([(k, list(g)) for k, g in itertools.groupby(sorted(["aa", "b", "cc", "d"], key=len), key=len)])
print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.accumulate([3, 1, 2], max)), list(itertools.islice(itertools.count(5, 2), 3)))
print(list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.filterfalse(lambda x: x % 2, range(5))))
print(list(itertools.zip_longest("ab", "c", fillvalue="-")), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.repeat("x", 2)), list(itertools.pairwise([1, 2, 3])))
a, b = itertools.tee([1, 2, 3])
print(list(a), next(b), list(b), list(itertools.compress("abcd", [1, 0, 1, 0])))
c = itertools.cycle(["x", "y"])
print([next(c) for _ in range(5)])
print(sorted([{"n": 2}, {"n": 1}], key=operator.itemgetter("n")), operator.attrgetter("parts")(vs[0]), operator.methodcaller("upper")("abc"), list(map(operator.mul, [1, 2], [3, 4])))


class Lazy:
    @functools.cached_property
    def value(self):
        print("computed")
        return 5

    @functools.partialmethod
    def nothing(self):
        return 1


l = Lazy()
print(l.value, l.value, l.__dict__)
print(functools.cmp_to_key(lambda a, b: b - a)(1) < functools.cmp_to_key(lambda a, b: b - a)(0), sorted([1, 3, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
