// fractions, in Python. What leaves 64 bits is not known.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kFractionsText = R"py(
import _fractions
import re
import smgraph
from _ordered import Ordered
from decimal import Decimal
from math import gcd

_WRITTEN = re.compile(r"\s*([-+]?)(\d+)?(?:/(\d+))?(?:\.(\d*))?(?:[eE]([-+]?\d+))?\s*$")


def _of_text(text):
    found = _WRITTEN.match(text.replace("_", ""))
    if found is None or (found.group(2) is None and not found.group(4)):
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    sign, whole, under, behind, power = found.groups()
    behind = behind or ""
    above, below = int((whole or "") + behind), int(under or 1) * 10 ** len(behind)
    if power is not None and int(power) < 0:
        below *= 10 ** -int(power)
    elif power is not None:
        above *= 10 ** int(power)
    return (-above if sign == "-" else above), below


def _parts(value):
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    if isinstance(value, int):
        return int(value), 1
    if isinstance(value, (float, Decimal)):
        return _of_text(str(Decimal(value)))
    if isinstance(value, str):
        return _of_text(value)
    raise TypeError("argument should be a string or a Rational instance")


def _reduced(above, below):
    if not smgraph.is_known(above) or not smgraph.is_known(below):
        return above / below
    if below == 0:
        raise ZeroDivisionError(f"Fraction({above}, 0)")
    made = object.__new__(Fraction)
    common = gcd(above, below) * (-1 if below < 0 else 1)
    made.numerator, made.denominator = above // common, below // common
    return made


def _exact(value):
    return isinstance(value, (int, Fraction))


def _add(a, b):
    return _reduced(a.numerator * b.denominator + b.numerator * a.denominator,
                    a.denominator * b.denominator)


def _subtract(a, b):
    return _reduced(a.numerator * b.denominator - b.numerator * a.denominator,
                    a.denominator * b.denominator)


def _multiply(a, b):
    return _reduced(a.numerator * b.numerator, a.denominator * b.denominator)


def _divide(a, b):
    return _reduced(a.numerator * b.denominator, a.denominator * b.numerator)


def _floor(a, b):
    return (a.numerator * b.denominator) // (a.denominator * b.numerator)


def _operators(exact, inexact):
    def forward(self, other):
        if not smgraph.is_known(other):
            return _fractions.Fraction(self, other)
        if _exact(other):
            return exact(self, other)
        return inexact(float(self), other) if isinstance(other, float) else NotImplemented

    def backward(self, other):
        if not smgraph.is_known(other):
            return _fractions.Fraction(other, self)
        if _exact(other):
            return exact(other, self)
        return inexact(other, float(self)) if isinstance(other, float) else NotImplemented

    return forward, backward


class Fraction(Ordered):
    def __new__(cls, numerator=0, denominator=None):
        if not smgraph.is_known(numerator) or not smgraph.is_known(denominator):
            return _fractions.Fraction(numerator, denominator)
        above, below = _parts(numerator)
        if denominator is not None:
            under = _parts(denominator)
            above, below = above * under[1], below * under[0]
        return _reduced(above, below)

    def __init__(self, *args):
        pass

    @classmethod
    def from_float(cls, value):
        return cls(value)

    __validated__ = from_decimal = from_float

    def __str__(self):
        return f"{self.numerator}/{self.denominator}" if self.denominator != 1 else str(self.numerator)

    def __repr__(self):
        return f"Fraction({self.numerator}, {self.denominator})"

    def __hash__(self):
        return hash((self.numerator, self.denominator))

    def _sides(self, other):
        if isinstance(other, float):
            return float(self), other
        return (_subtract(self, other).numerator, 0) if _exact(other) else None

    __add__, __radd__ = _operators(_add, lambda a, b: a + b)
    __sub__, __rsub__ = _operators(_subtract, lambda a, b: a - b)
    __mul__, __rmul__ = _operators(_multiply, lambda a, b: a * b)
    __truediv__, __rtruediv__ = _operators(_divide, lambda a, b: a / b)
    __floordiv__, __rfloordiv__ = _operators(_floor, lambda a, b: a // b)
    __mod__, __rmod__ = _operators(lambda a, b: a - b * _floor(a, b), lambda a, b: a % b)

    def __divmod__(self, other):
        return self // other, self % other

    def __pow__(self, other):
        if not isinstance(other, int):
            return float(self) ** float(other)
        if other < 0:
            return _reduced(self.denominator ** -other, self.numerator ** -other)
        return _reduced(self.numerator ** other, self.denominator ** other)

    def __rpow__(self, other):
        return other ** (self.numerator if self.denominator == 1 else float(self))

    def __neg__(self):
        return _reduced(-self.numerator, self.denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return _reduced(abs(self.numerator), self.denominator)

    def __bool__(self):
        return self.numerator != 0

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        whole = abs(self.numerator) // self.denominator
        return -whole if self.numerator < 0 else whole

    __trunc__ = __int__

    def __floor__(self):
        return self.numerator // self.denominator

    def __ceil__(self):
        return -(-self.numerator // self.denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            scale = Fraction(10) ** ndigits
            return Fraction(round(self * scale)) / scale
        whole, rest = divmod(self.numerator, self.denominator)
        twice = rest * 2 - self.denominator
        return whole + 1 if twice > 0 or (twice == 0 and whole % 2 == 1) else whole

    def as_integer_ratio(self):
        return self.numerator, self.denominator

    def limit_denominator(self, max_denominator=1000000):
        if self.denominator <= max_denominator:
            return self
        above, below, last_above, last_below = 1, 0, 0, 1
        rest, over = self.numerator, self.denominator
        while True:
            whole = rest // over
            if last_below + whole * below > max_denominator:
                break
            above, below, last_above, last_below = (
                last_above + whole * above, last_below + whole * below, above, below)
            rest, over = over, rest - whole * over
        steps = (max_denominator - last_below) // below
        near = _reduced(last_above + steps * above, last_below + steps * below)
        nearest = _reduced(above, below)
        return nearest if abs(nearest - self) <= abs(near - self) else near
)py";

}  // namespace smgraph::python
