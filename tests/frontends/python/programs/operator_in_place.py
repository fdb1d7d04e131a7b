import operator
from operator import delitem, iadd, iconcat, ior, isub, setitem


class Job:
    def __init__(self, name):
        self.name = name

    def rename(self, name, suffix=""):
        self.name = name + suffix
        return self


steps = ["prep"]
same = iadd(steps, ["train"])
print(steps, same is steps)
iconcat(steps, ("eval",))
print(steps)
print(iadd(1, 2), isub(5, 3), operator.imul(2, 4), operator.itruediv(9, 2), operator.ifloordiv(9, 2))
print(operator.imod(9, 4), operator.ipow(2, 5), operator.iand(6, 3), operator.ixor(6, 3))
print(operator.ilshift(1, 4), operator.irshift(16, 2), operator.lshift(1, 3), operator.rshift(8, 1))
tags = {"a"}
ior(tags, {"b"})
print(sorted(tags))
config = {"x": 1}
setitem(config, "y", 2)
delitem(config, "x")
print(config)
names = [1, 2, 3]
setitem(names, 0, "first")
delitem(names, -1)
print(names)
print(operator.truth([]), operator.truth([0]))
print(operator.countOf([1, 2, 1, 1], 1), operator.indexOf(["a", "b"], "b"))
print(operator.length_hint([1, 2]), operator.length_hint("abc", 9), operator.length_hint(object(), 9))
print(operator.index(7), operator.pos(3), operator.abs(-3), operator.matmul is not None)
job = Job("a")
operator.methodcaller("rename", "b", suffix="-1")(job)
print(job.name)
print(operator.call(len, [1, 2]))
print(operator.__add__(1, 2), operator.__getitem__([7, 8], 1), operator.__lt__(1, 2))
