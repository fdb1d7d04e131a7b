// The scalars of numpy and the arithmetic of its elements. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kNumpyScalarsText = R"py(
import math
import operator
from smgraph import is_known, unread


class generic:
    def item(self):
        return plain(self)

    def tolist(self):
        return plain(self)


class number(generic):
    pass


class integer(number):
    pass


class signedinteger(integer):
    pass


class inexact(number):
    pass


class floating(inexact):
    pass


class str_(str, generic):
    def item(self):
        return str(self)

    def __repr__(self):
        return f"np.str_({str(self)!r})"


class float64(float, floating):
    def __repr__(self):
        return f"np.float64({float(self)!r})"

    def __str__(self):
        return str(float(self))

    def __format__(self, spec):
        return format(float(self), spec)

    def __round__(self, ndigits=None):
        return round(float(self)) if ndigits is None else box(rounded(float(self), ndigits))

    def round(self, decimals=0):
        return box(rounded(float(self), decimals))

    def astype(self, dtype):
        return box(converted(float(self), kind_of_type(dtype)))


class _Held(generic):
    def __init__(self, value=0):
        self._value = self._made(plain(value))

    def __eq__(self, other):
        other = plain(other)
        return bool_(self._value == other) if isinstance(other, (int, float)) else NotImplemented

    def __hash__(self):
        return hash(self._value)

    def __bool__(self):
        return bool(self._value)

    def __int__(self):
        return int(self._value)

    def __index__(self):
        return int(self._value)

    def __float__(self):
        return float(self._value)

    def __str__(self):
        return str(self._value)

    def __format__(self, spec):
        return format(self._value, spec)

    def astype(self, dtype):
        return box(converted(self._value, kind_of_type(dtype)))


class int64(_Held, signedinteger):
    _made = int

    def __repr__(self):
        return f"np.int64({self._value})"

    def __round__(self, ndigits=None):
        return self._value if ndigits is None else self


class bool_(_Held):
    _made = bool

    def __repr__(self):
        return f"np.{self._value}_"

    def __invert__(self):
        return bool_(not self._value)


_KINDS = {int64: "i", float64: "f", bool_: "b", str_: "U", int: "i", float: "f", bool: "b", str: "U", object: "O",
          "int64": "i", "int": "i", "i8": "i", "float64": "f", "float": "f", "f8": "f", "bool": "b", "str": "U", "object": "O", "O": "O"}
NAMES = {"i": "int64", "f": "float64", "b": "bool", "U": "str", "O": "object"}


def kind_of_type(dtype):
    """The kind of a type or its name; what is not known for those that are not here."""
    if not is_known(dtype) or dtype is None:
        return dtype
    kind = getattr(dtype, "kind", dtype)
    return _KINDS.get(kind, unread("numpy.dtype")) if kind not in NAMES else kind


def plain(value):
    if isinstance(value, _Held):
        return value._value
    return float(value) if isinstance(value, float64) else str(value) if isinstance(value, str_) else value


def box(value):
    """The scalar that an array gives for a plain value."""
    if not is_known(value) or isinstance(value, generic):
        return value
    if value is True or value is False:
        return bool_(value)
    if isinstance(value, int):
        return int64(value)
    return float64(value) if isinstance(value, float) else str_(value) if isinstance(value, str) else value


def kind_of(values):
    kinds = set()
    for value in values:
        if not is_known(value):
            return "O"
        value = plain(value)
        kinds.add("b" if isinstance(value, bool) else "i" if isinstance(value, int) else "f" if isinstance(value, float) else "U" if isinstance(value, str) else "O")
    if not kinds:
        return "f"
    if len(kinds) == 1:
        return kinds.pop()
    return "O" if kinds & {"U", "O"} else "f" if "f" in kinds else "i"


def converted(value, kind):
    if not is_known(kind) or not is_known(value):
        return unread("numpy.astype")
    if kind == "i" and isinstance(value, float) and not math.isfinite(value):
        return unread("numpy.astype")
    return {"i": int, "f": float, "b": bool, "U": str}.get(kind, lambda one: one)(value)


def rounded(value, decimals=0):
    if not isinstance(value, float) or not math.isfinite(value):
        return value
    factor = 10.0 ** abs(decimals)
    scaled = value * factor if decimals >= 0 else value / factor
    whole = math.copysign(round(scaled), value)
    return whole / factor if decimals >= 0 else whole * factor


def total(values):
    """The sum of floats, added in the order of numpy."""
    count = len(values)
    if count < 8:
        result = 0.0
        for value in values:
            result += value
        return result
    if count > 128:
        half = count // 2 - count // 2 % 8
        return total(values[:half]) + total(values[half:])
    sums, whole = values[:8], count - count % 8
    for start in range(8, whole, 8):
        sums = [a + b for a, b in zip(sums, values[start:start + 8])]
    a, b, c, d, e, f, g, h = sums
    result = ((a + b) + (c + d)) + ((e + f) + (g + h))
    for value in values[whole:]:
        result += value
    return result


def sum_of(values):
    return total(values) if kind_of(values) == "f" else sum(values)


def power(a, b):
    if b == 2:
        return a * a if isinstance(b, int) else float(a) * a
    if isinstance(a, int) and isinstance(b, int) and b >= 0:
        return a ** b
    exact = b == int(b) and (b >= 0 if a == 2 else a == 10 and -5 < b < 23)
    return float(a) ** b if exact or a == 1 else unread("numpy.power")


OPERATORS = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": operator.truediv,
             "floordiv": operator.floordiv, "mod": operator.mod, "pow": power, "and": operator.and_,
             "or": operator.or_, "xor": operator.xor}
NOT_HERE = "matmul rmatmul lshift rshift divmod rdivmod".split()
COMPARISONS = {"lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge}


def operate(name, a, b):
    """The plain result for plain operands: numpy does not raise on a division by zero."""
    if not is_known(a) or not is_known(b):
        return OPERATORS[name](a, b)
    if name in ("truediv", "floordiv", "mod") and isinstance(b, (int, float)) and b == 0:
        return unread("a division by zero in numpy")
    return OPERATORS[name](a, b)


def _scalars(a, b, name):
    a, b = plain(a), plain(b)
    if not is_known(a) or not is_known(b):
        return OPERATORS[name](a, b)
    if name == "mul" and (isinstance(a, (str, list, tuple)) or isinstance(b, (str, list, tuple))):
        return a * b
    if not isinstance(a, (int, float)) or not isinstance(b, (int, float)):
        return NotImplemented
    return box(operate(name, a, b))


def _compared(a, b, holds):
    a, b = plain(a), plain(b)
    if not is_known(b):
        return holds(a, b)
    return bool_(holds(a, b)) if isinstance(b, (int, float)) else NotImplemented


for _cls in (float64, int64, bool_):
    for _name in OPERATORS:
        if _cls is not float64 or _name not in ("and", "or", "xor"):
            setattr(_cls, f"__{_name}__", lambda self, other, name=_name: _scalars(self, other, name))
            setattr(_cls, f"__r{_name}__", lambda self, other, name=_name: _scalars(other, self, name))
    for _name, _holds in COMPARISONS.items():
        setattr(_cls, f"__{_name}__", lambda self, other, holds=_holds: _compared(self, other, holds))
    setattr(_cls, "__neg__", lambda self: box(-plain(self)))
    setattr(_cls, "__pos__", lambda self: self)
    setattr(_cls, "__abs__", lambda self: box(abs(plain(self))))
)py";

}  // namespace smgraph::python
