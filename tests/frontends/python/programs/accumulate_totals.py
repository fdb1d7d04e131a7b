# Running totals.
from itertools import accumulate
import operator

costs = [3, 1, 4]
print(list(accumulate(costs)), list(accumulate(costs, operator.mul)), list(accumulate(costs, max)), list(accumulate(costs, initial=10)))
print(list(accumulate("abc")), [sum(costs[:i + 1]) for i in range(len(costs))], list(accumulate([[1], [2]])))
