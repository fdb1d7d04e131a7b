# Containers and dataclasses compare what they hold by its __eq__; numbers are asked for.
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, sqrt, trunc


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __hash__(self):
        return hash(self.cents)

    def __float__(self):
        return self.cents / 100

    def __index__(self):
        return self.cents

    def __floor__(self):
        return self.cents // 100

    def __ceil__(self):
        return -(-self.cents // 100)


@dataclass
class Item:
    price: Money
    tags: dict = None


print({"a": Money(1)} == {"a": Money(1)}, {"a": Money(1)} == {"a": Money(2)}, {"a": Money(1)} != {"b": Money(1)})
print({Money(1), Money(2)} == {Money(2), Money(1)}, {Money(1)} == {Money(3)}, {Money(1), Money(1)} == {Money(1)})
print(Item(Money(1)) == Item(Money(1)), Item(Money(1)) == Item(Money(2)), Item(Money(1), {"x": Money(3)}) == Item(Money(1), {"x": Money(3)}))
print([{"a": Money(1)}] == [{"a": Money(1)}], ({"a": [Money(1)]},) == ({"a": [Money(2)]},), [{"a": 1}] in [[{"a": 1}]])
print({"a": {"b": Decimal("1.0")}} == {"a": {"b": Decimal("1")}}, [1, {2}] == [1, {2}], {"x": [1]} == {"x": [1]})
print(floor(Money(250)), ceil(Money(250)), sqrt(Money(400)), floor(Decimal("2.5")), trunc(Decimal("-2.5")), "%.1f" % Money(150), [0, 1, 2][Money(1)], range(Money(2)), hex(Money(10)), chr(Money(97)))
import operator

print(operator.index(Money(3)), operator.index(True))
