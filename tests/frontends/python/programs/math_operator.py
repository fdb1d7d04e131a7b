# math and operator.
import math
import operator

print(math.ceil(2.1), math.floor(-2.1), math.sqrt(16), math.pi, math.log(1), math.log2(8), math.gcd(12, 18), math.isclose(0.1 + 0.2, 0.3))
print(math.factorial(5), math.inf > 1, math.isnan(float("nan")), math.prod([1, 2, 3]), math.hypot(3, 4), math.trunc(-3.7), math.comb(5, 2))
ops = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, ">": operator.gt, "==": operator.eq}
print([ops[o](6, 3) for o in ops], operator.neg(2), operator.not_(0), operator.contains([1], 1))
get = operator.itemgetter("a", "b")
print(get({"a": 1, "b": 2}), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.methodcaller("split", ",")("a,b"))
print(7 // 2, -7 // 2, 7 % -3, divmod(17, 5), 2 ** 10, round(2.5), round(3.14159, 2), abs(-3), 1 / 3, 10 / 5, 0.1 + 0.2, 1e300 * 10, int(3.99), 5 // 2.0)
print(math.isqrt(99), math.isqrt(100), round(math.sin(1), 9), round(math.cos(math.pi), 9), math.degrees(math.pi), math.radians(90))

import statistics

scores = [3, 8, 1, 4, 4]
print(statistics.variance(scores), statistics.pvariance([2, 4]), statistics.stdev(scores), statistics.pstdev(scores), statistics.multimode([1, 2, 2, 1]))
try:
    statistics.stdev([1])
except statistics.StatisticsError as error:
    print(error)
