// decimal, as far as it is written in Python here: digits are computed in decimals.cc.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kDecimalText = R"py(
import _decimal
import smgraph
from _ordered import Ordered
from collections import namedtuple

ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_DOWN"
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN = "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **options):
        self.prec, self.rounding = prec, rounding

    def copy(self):
        return Context(self.prec, self.rounding)

    def create_decimal(self, num="0"):
        return +Decimal(num)


class _Local:
    def __init__(self, context, options):
        self._context = context.copy()
        for name, value in options.items():
            setattr(self._context, name, value)

    def __enter__(self):
        self._before = getcontext()
        setcontext(self._context)
        return self._context

    def __exit__(self, *exc_info):
        setcontext(self._before)


_current = [Context()]


def getcontext():
    return _current[0]


def setcontext(context):
    _current[0] = context


def localcontext(ctx=None, **options):
    return _Local(getcontext() if ctx is None else ctx, options)


def _of_text(text):
    made = object.__new__(Decimal)
    made._text = text
    return made


def _text_of(value):
    if isinstance(value, Decimal):
        return value._text
    return str(int(value)) if isinstance(value, int) else None


def _operate(name, left, right):
    if not smgraph.is_known(left) or not smgraph.is_known(right):
        return _decimal.Decimal(left, right)
    a, b = _text_of(left), _text_of(right)
    if a is None or b is None:
        return NotImplemented
    context = getcontext()
    if name in ("/", "//", "%") and _decimal.compare(b, "0") == 0:
        if name == "%" or _decimal.compare(a, "0") == 0:
            raise InvalidOperation
        raise DivisionByZero
    return _of_text(_decimal.operate(name, a, b, context.prec, context.rounding))


class Decimal(Ordered):
    def __new__(cls, value="0", context=None):
        if not smgraph.is_known(value):
            return _decimal.Decimal(value)
        made = object.__new__(cls)
        if isinstance(value, float):
            made._text = _decimal.of_float(value)
        elif isinstance(value, str):
            made._text = _decimal.read(value)
            if made._text is None:
                raise InvalidOperation("[<class 'decimal.ConversionSyntax'>]")
        elif isinstance(value, (tuple, list)):
            sign, digits, exponent = value
            made._text = _decimal.read("-" * sign + "".join(map(str, digits)) + f"e{exponent}")
        else:
            made._text = _text_of(value)
            if made._text is None:
                raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return made

    def __init__(self, value="0", context=None):
        pass

    @classmethod
    def from_float(cls, value):
        return cls(value)

    @classmethod
    def __validated__(cls, value):
        if isinstance(value, (int, float, str)):
            try:
                return cls(str(value))
            except InvalidOperation:
                pass
        raise ValueError("Input should be a valid decimal")

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"Decimal('{self._text}')"

    def __format__(self, spec):
        return _decimal.format(self._text, spec, getcontext().rounding)

    def __hash__(self):
        return hash(self._text)

    def _sides(self, other):
        other = _decimal.of_float(other) if isinstance(other, float) else _text_of(other)
        return None if other is None else (_decimal.compare(self._text, other), 0)

    def __add__(self, other):
        return _operate("+", self, other)

    def __radd__(self, other):
        return _operate("+", other, self)

    def __sub__(self, other):
        return _operate("-", self, other)

    def __rsub__(self, other):
        return _operate("-", other, self)

    def __mul__(self, other):
        return _operate("*", self, other)

    def __rmul__(self, other):
        return _operate("*", other, self)

    def __truediv__(self, other):
        return _operate("/", self, other)

    def __rtruediv__(self, other):
        return _operate("/", other, self)

    def __floordiv__(self, other):
        return _operate("//", self, other)

    def __rfloordiv__(self, other):
        return _operate("//", other, self)

    def __mod__(self, other):
        return _operate("%", self, other)

    def __rmod__(self, other):
        return _operate("%", other, self)

    def __divmod__(self, other):
        return self // other, self % other

    def __pow__(self, other):
        return _operate("**", self, other)

    def __rpow__(self, other):
        return _operate("**", other, self)

    def __neg__(self):
        return _operate("-", Decimal(0), self)

    def __pos__(self):
        return _operate("+", self, Decimal(0)) if self else self

    def __abs__(self):
        return -self if self < 0 else +self

    def __bool__(self):
        return _decimal.compare(self._text, "0") != 0

    def __int__(self):
        return int(self.to_integral_value(ROUND_DOWN)._text)

    __trunc__ = __int__

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR)._text)

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING)._text)

    def __float__(self):
        return float(self._text)

    def __round__(self, n=None):
        if n is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN)._text)
        return self._rescaled(-n, ROUND_HALF_EVEN)

    def _rescaled(self, exponent, rounding):
        return _of_text(_decimal.rescale(self._text, exponent, rounding or getcontext().rounding))

    def quantize(self, exp, rounding=None, context=None):
        made = self._rescaled(Decimal(exp).as_tuple().exponent, rounding)
        if len(made.as_tuple().digits) > getcontext().prec:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return made

    def to_integral_value(self, rounding=None, context=None):
        return self._rescaled(0, rounding) if self.as_tuple().exponent < 0 else self

    to_integral = to_integral_value

    def as_tuple(self):
        sign, digits, exponent = _decimal.parts(self._text)
        return DecimalTuple(sign, tuple([int(digit) for digit in digits]), exponent)

    def as_integer_ratio(self):
        from fractions import Fraction
        ratio = Fraction(self)
        return ratio.numerator, ratio.denominator

    def adjusted(self):
        parts = self.as_tuple()
        return parts.exponent + len(parts.digits) - 1

    def normalize(self, context=None):
        return _of_text(_decimal.normalize(self._text))

    def sqrt(self, context=None):
        if self < 0:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return _of_text(_decimal.root(self._text, getcontext().prec))

    def compare(self, other, context=None):
        return Decimal(self._compared(Decimal(other), lambda order, _: order))

    def max(self, other, context=None):
        return max(self, Decimal(other))

    def min(self, other, context=None):
        return min(self, Decimal(other))

    def copy_abs(self):
        return -self if self < 0 else self

    def copy_negate(self):
        return -self

    def is_zero(self):
        return not self

    def is_signed(self):
        return self._text.startswith("-")

    def is_finite(self):
        return True

    def is_nan(self):
        return False

    is_infinite = is_nan
)py";

}  // namespace smgraph::python
