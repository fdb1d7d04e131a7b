"""math and statistics: more of their functions."""

import math
import statistics

print(math.fsum([0.1] * 10), math.fsum([1e16, 1.0, -1e16]), math.dist([0, 0], [3, 4]))
print(math.copysign(3, -0.0), math.modf(2.5), math.modf(-2.25), math.log1p(0), math.expm1(0))
print(math.atan2(1, 1), math.asin(1), math.acos(1), math.atan(1), math.tau, math.isnan(math.nan))
print(statistics.quantiles([1, 2, 3, 4]), statistics.quantiles([1, 2, 3, 4, 5], n=10))
print(statistics.quantiles([1, 2, 3, 4], n=4, method="inclusive"), math.nan == math.nan)
