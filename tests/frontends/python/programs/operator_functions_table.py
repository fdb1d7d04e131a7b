# operator functions in tables.
import operator as op

OPS = {"lt": op.lt, "ge": op.ge, "eq": op.eq, "in": lambda a, b: a in b, "not": op.not_, "and": lambda a, b: a and b}


def check(row, rules):
    return [OPS[o](row[k], v) for k, o, v in rules]


print(check({"a": 1, "b": "x"}, [("a", "lt", 2), ("a", "ge", 2), ("b", "eq", "x"), ("b", "in", "xyz")]), OPS["not"](0), OPS["and"](1, 0))
print(op.itemgetter(1, 0)("ab"), op.itemgetter(slice(1, 3))([1, 2, 3]), op.attrgetter("real", "imag")(3), op.methodcaller("replace", "a", "b")("aa"), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 2), op.pow(2, 3), op.neg(-1), op.concat([1], [2]), op.getitem({"k": "v"}, "k"))
