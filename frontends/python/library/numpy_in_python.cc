// numpy, as far as programs make settings with it: arrays of numbers and of text, grids, sums.
// Written in Python; what is not here is not known. Numbers whose last digits depend on the
// processor (powers, logarithms) are not computed.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kNumpyArraysText = R"py(
import math
from numpy.core.scalars import COMPARISONS, NAMES, NOT_HERE, OPERATORS, box, converted, int64, kind_of, kind_of_type, operate, plain, power, rounded, sum_of
from smgraph import is_known, unread

_UNREAD = set("""argpartition base byteswap choose compress conj conjugate ctypes cumprod data device diagonal dot dump dumps fill flags getfield
imag itemsize mT nbytes nonzero partition put real resize searchsorted setfield setflags squeeze strides swapaxes take to_device
tobytes tofile trace transpose var view""".split())
_CHANGING = {"byteswap", "fill", "partition", "put", "resize", "setfield", "setflags"}


class dtype:
    def __init__(self, kind, width=0):
        self.kind = kind
        self.name = f"str{32 * width}" if kind == "U" else NAMES[kind]
        self._text = f"<U{width}" if kind == "U" else self.name

    def __eq__(self, other):
        return kind_of_type(other) == self.kind

    def __hash__(self):
        return hash(self.kind)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"dtype({self._text!r})"


class ndarray:
    def __new__(cls, *args, **options):
        return unread("numpy.ndarray")

    def _set(self, flat, shape, kind=None):
        self._kind = kind_of(flat) if kind is None else kind
        self._flat, self.shape = list(map(float, flat)) if self._kind == "f" else flat, shape
        self._group = [self]
        return self

    def __getattr__(self, name):
        if name not in _UNREAD:
            raise AttributeError(f"'numpy.ndarray' object has no attribute {name!r}")
        if name in _CHANGING:
            self._lose()
        return unread("numpy.ndarray." + name)

    def _lose(self):
        for one in self._group:
            one._flat = unread("an array that numpy changes")

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def size(self):
        return len(self._flat)

    @property
    def dtype(self):
        return dtype(self._kind, max([1, *map(len, self._flat)]) if self._kind == "U" else 0)

    @property
    def T(self):
        if len(self.shape) < 2:
            return self
        if len(self.shape) > 2:
            return unread("numpy.ndarray.T", self)
        rows, columns = self.shape
        return _made([self._flat[r * columns + c] for c in range(columns) for r in range(rows)], (columns, rows), self._kind)

    @property
    def flat(self):
        return iter(self.flatten())

    def _box(self, value):
        return value if self._kind == "O" else box(value)

    def _part(self, index):
        size = math.prod(self.shape[1:])
        part = _made(self._flat[index * size:(index + 1) * size], self.shape[1:], self._kind)
        return self._view(part)

    def _view(self, part):
        self._group.append(part)
        part._group = self._group
        return part

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        if len(self.shape) == 1:
            return map(self._box, self._flat)
        return map(self._part, range(len(self)))

    def tolist(self):
        return list(self._flat) if len(self.shape) == 1 else [part.tolist() for part in self]

    def item(self, *index):
        return plain(self[index if len(index) > 1 else index[0]] if index else self._flat[0])

    def _place(self, index):
        index, limit = int(index), len(self)
        if not -limit <= index < limit:
            raise IndexError(f"index {index} is out of bounds for axis 0 with size {limit}")
        return index % limit

    def _chosen(self, index):
        """The places that a list of places or a mask names; None for others."""
        if not isinstance(index, (list, ndarray)):
            return None
        chosen = list(map(plain, index))
        if kind_of(chosen) == "b" and chosen:
            return [at for at, keep in enumerate(chosen) if keep]
        return [self._place(at) for at in chosen] if kind_of(chosen) == "i" or not chosen else None

    def __getitem__(self, index):
        if not is_known(index):
            return unread("numpy.ndarray.__getitem__", index)
        if isinstance(index, (int, int64)) and not isinstance(index, bool):
            at = self._place(index)
            return self._box(self._flat[at]) if len(self.shape) == 1 else self._part(at)
        if isinstance(index, tuple) and len(index) == len(self.shape) == 2:
            rows, columns = index
            part = self[rows]
            if len(part.shape) == 1:
                return part[columns]
            return part.T[columns].T
        if isinstance(index, slice):
            places = range(len(self))[index]
        else:
            places = self._chosen(index)
        if places is None:
            return unread("numpy.ndarray.__getitem__")
        size = math.prod(self.shape[1:])
        flat = [value for at in places for value in self._flat[at * size:(at + 1) * size]]
        made = _made(flat, (len(places), *self.shape[1:]), self._kind)
        return self._view(made) if isinstance(index, slice) else made

    def __setitem__(self, index, value):
        value = plain(value)
        simple = len(self._group) == 1 and len(self.shape) == 1 and is_known(index) and (isinstance(value, (int, float, str)) or self._kind == "O")
        whole = isinstance(index, (int, int64)) and not isinstance(index, bool)
        places = [self._place(index)] if whole else range(len(self))[index] if isinstance(index, slice) else self._chosen(index)
        if not simple or places is None or self._kind == "U":
            self._lose()
            return
        for at in places:
            self._flat[at] = converted(value, self._kind)

    def __contains__(self, value):
        return plain(value) in self._flat

    def __bool__(self):
        if len(self._flat) != 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        return not not self._flat[0]

    def __float__(self):
        return float(self.item())

    def __int__(self):
        return int(self.item())

    def __str__(self):
        return unread("the text of an array of numpy")

    __repr__ = __str__
    __hash__ = None

    def _each(self, function):
        return _made([function(value) for value in self._flat], self.shape)

    def _with(self, other, function):
        if not is_known(other):
            return unread("numpy.ndarray operator", other)
        if isinstance(other, (list, tuple)):
            other = array(other)
        if not isinstance(other, ndarray):
            other = plain(other)
            return self._each(lambda value: function(value, other))
        if other.shape != self.shape:
            return unread("numpy.broadcast")
        return _made([function(a, b) for a, b in zip(self._flat, other._flat)], self.shape)

    def __eq__(self, other):
        return self._with(other, lambda a, b: a == b)

    def __ne__(self, other):
        return self._with(other, lambda a, b: a != b)

    def __neg__(self):
        return self._each(lambda value: -value)

    def __abs__(self):
        return self._each(abs)

    def __invert__(self):
        return self._each(lambda value: not value) if self._kind == "b" else unread("numpy.invert")

    def astype(self, dtype, **options):
        kind = kind_of_type(dtype)
        return _made([converted(value, kind) for value in self._flat], self.shape, kind) if is_known(kind) else unread("numpy.ndarray.astype")

    def copy(self):
        return _made(list(self._flat), self.shape, self._kind)

    flatten = ravel = lambda self: _made(list(self._flat), (len(self._flat),), self._kind)

    def reshape(self, *shape):
        shape = tuple(map(int, shape[0] if isinstance(shape[0], (tuple, list)) else shape))
        known = math.prod(size for size in shape if size != -1)
        shape = tuple(len(self._flat) // known if size == -1 else size for size in shape)
        if math.prod(shape) != len(self._flat):
            raise ValueError(f"cannot reshape array of size {len(self._flat)} into shape {shape}")
        return self._view(_made(list(self._flat), shape, self._kind))

    def round(self, decimals=0):
        return self._each(lambda value: rounded(value, decimals))

    def clip(self, low, high):
        return self._each(lambda value: max(low, min(value, high)))

    def repeat(self, count):
        return _made([value for value in self._flat for _ in range(count)], (len(self._flat) * count,), self._kind)

    def cumsum(self):
        sums = []
        for value in self._flat:
            sums.append(value + (sums[-1] if sums else 0))
        return _made(sums, (len(sums),))

    def argsort(self):
        if len(set(self._flat)) < len(self._flat):
            return unread("the order of equal numbers in numpy")
        return _made(sorted(range(len(self._flat)), key=self._flat.__getitem__), self.shape, "i")

    def sort(self):
        self._flat.sort() if len(self._group) == 1 and len(self.shape) == 1 else self._lose()

    def _reduced(self, name, function, axis=None, **options):
        fits = axis in (None, 0) and (axis is None or len(self.shape) == 1) and self._kind in "bif"
        return box(function(self._flat)) if fits and not options else unread("numpy.ndarray." + name)

    def std(self, **options):
        def deviation(flat):
            middle = sum_of(flat) / len(flat)
            return math.sqrt(sum_of([(value - middle) * (value - middle) for value in flat]) / len(flat))

        return self._reduced("std", deviation, **options)


def _inplace(name):
    def change(self, other):
        made = getattr(self, f"__{name}__")(other)
        if len(self._group) > 1 or not is_known(made) or made._kind != self._kind:
            self._lose()
        else:
            self._flat = made._flat
        return self

    return change


for _name in OPERATORS:
    setattr(ndarray, f"__{_name}__", lambda self, other, name=_name: self._with(other, lambda a, b: operate(name, a, b)))
    setattr(ndarray, f"__r{_name}__", lambda self, other, name=_name: self._with(other, lambda a, b: operate(name, b, a)))
    setattr(ndarray, f"__i{_name}__", _inplace(_name))
for _name in NOT_HERE:
    setattr(ndarray, f"__{_name}__", lambda self, other: unread("numpy.ndarray operator"))
for _name, _holds in COMPARISONS.items():
    setattr(ndarray, f"__{_name}__", lambda self, other, holds=_holds: self._with(other, holds))
_REDUCTIONS = {"sum": sum_of, "prod": math.prod, "min": min, "max": max, "mean": lambda flat: sum_of(flat) / len(flat), "any": any, "all": all,
               "argmin": lambda flat: flat.index(min(flat)), "argmax": lambda flat: flat.index(max(flat))}
for _name, _function in _REDUCTIONS.items():
    setattr(ndarray, _name, lambda self, axis=None, name=_name, function=_function, **options: self._reduced(name, function, axis, **options))


# An array of which an element is not known is not known.
def _made(flat, shape, kind=None):
    if not all(map(is_known, flat)):
        return unread("numpy.array", *flat)
    return object.__new__(ndarray)._set(flat, shape, kind)


def _shape_of(value):
    if isinstance(value, ndarray):
        return value.shape
    if not is_known(value) or not isinstance(value, (list, tuple)):
        return ()
    shapes = {_shape_of(one) for one in value}
    return (len(value), *(shapes.pop() if len(shapes) == 1 else ()))


def _flat_of(value, depth):
    if isinstance(value, ndarray):
        return list(value._flat)
    if depth == 0:
        return [plain(value)]
    return [one for part in value for one in _flat_of(part, depth - 1)]


def array(object, dtype=None, **options):
    if not is_known(object):
        return unread("numpy.array", object)
    if hasattr(object, "to_numpy"):
        object = object.to_numpy()
    if not isinstance(object, (list, tuple, ndarray, range)) or options.keys() - {"copy"}:
        return unread("numpy.array")
    value = list(object) if isinstance(object, range) else object
    shape = _shape_of(value)
    flat = _flat_of(value, len(shape))
    kind = kind_of(flat) if dtype is None else kind_of_type(dtype)
    if not all(map(is_known, flat)):
        return unread("numpy.array", *flat)
    mixed = dtype is None and kind == "O" and any(isinstance(one, str) for one in flat)
    if mixed or not is_known(kind) or any(isinstance(one, (list, tuple)) for one in flat):
        return unread("numpy.array")
    return _made([converted(one, kind) for one in flat], shape, kind)


def arange(start, stop=None, step=1, dtype=None):
    start, stop, step = (0, plain(start), plain(step)) if stop is None else (plain(start), plain(stop), plain(step))
    if not all(map(is_known, (start, stop, step))) or step == 0:
        return unread("numpy.arange", start, stop, step)
    kind = kind_of([start, stop, step])
    if kind == "i":
        flat = list(range(start, stop, step))
    else:
        start = float(start)
        second = start + step
        flat = [second if at == 1 else start + at * (second - start) for at in range(max(0, math.ceil((stop - start) / step)))]
    made = _made(flat, (len(flat),), kind)
    return made if dtype is None else made.astype(dtype)


def linspace(start, stop, num=50, endpoint=True, **options):
    start, stop, num = plain(start), plain(stop), plain(num)
    if not all(map(is_known, (start, stop, num))) or options.keys() - {"dtype"}:
        return unread("numpy.linspace", start, stop, num)
    parts = num - 1 if endpoint else num
    start, stop = float(start), float(stop)
    delta = stop - start
    step = delta / parts if parts > 0 else 0.0
    made = [(at * step if step else at / max(parts, 1) * delta) + start for at in range(num)]
    if endpoint and num > 1:
        made[-1] = stop
    made = _made(made, (num,), "f")
    return made.astype(options["dtype"]) if options.get("dtype") else made


def logspace(start, stop, num=50, endpoint=True, base=10.0, **options):
    places = linspace(start, stop, num, endpoint)
    return unread("numpy.logspace", start, stop) if options or not is_known(places) else places._each(lambda place: power(base, place))


def full(shape, fill_value, dtype=None):
    shape = tuple(map(int, shape)) if isinstance(shape, (tuple, list)) else (int(shape),)
    made = _made([plain(fill_value)] * math.prod(shape), shape)
    return made if dtype is None else made.astype(dtype)


def zeros(shape, dtype=float):
    return full(shape, 0, dtype)


def ones(shape, dtype=float):
    return full(shape, 1, dtype)


def each(name, function):
    def apply(x, *args, **options):
        if not is_known(x):
            return unread("numpy." + name, x)
        if isinstance(x, (list, tuple, ndarray)) or hasattr(x, "to_numpy"):
            x = array(x)
            return x._each(lambda value: function(value, *args, **options)) if is_known(x) and not hasattr(x, "columns") else unread("numpy." + name)
        return box(function(plain(x), *args, **options))

    apply.__name__ = name
    return apply


def of_array(name):
    def apply(a, axis=None, **options):
        made = array(list(a) if isinstance(a, (set, range)) else a) if is_known(a) else a
        if is_known(made) and isinstance(made, ndarray) and made.size:
            return getattr(made, name)(axis=axis, **options)
        return unread("numpy." + name, a)

    apply.__name__ = name
    return apply


def unique(ar, **options):
    made = array(ar)
    if options or not is_known(made) or made._kind == "O":
        return unread("numpy.unique", ar)
    values = sorted(set(made._flat))
    return _made(values, (len(values),), made._kind)


def concatenate(arrays, axis=0):
    parts = [array(one) for one in arrays]
    if axis != 0 or not all(map(is_known, parts)) or any(len(part.shape) != 1 for part in parts):
        return unread("numpy.concatenate")
    flat = [value for part in parts for value in part._flat]
    return array(flat)


def array_split(ary, sections):
    made = array(ary)
    if not is_known(made) or not isinstance(sections, int) or len(made.shape) != 1:
        return unread("numpy.array_split", ary)
    size, more = divmod(len(made), sections)
    places = [at * size + (at if at < more else more) for at in range(sections + 1)]
    return [made[start:stop] for start, stop in zip(places, places[1:])]
)py";

// The names of numpy, of which many are those of builtin functions.
const std::string_view kNumpyText = R"py(
import math
from numpy.core.arrays import arange, array, array_split, concatenate, dtype, each, full, linspace, logspace, ndarray, of_array, ones, unique, zeros
from numpy.core.scalars import bool_, float64, floating, generic, inexact, int64, integer, number, rounded, signedinteger, str_
from smgraph import unread

pi, e, inf, nan, newaxis = math.pi, math.e, math.inf, math.nan, None
asarray, bool, double, int_, intp, longlong = array, bool_, float64, int64, int64, int64
sqrt = each("sqrt", lambda value: math.sqrt(value) if value >= 0 else unread("numpy.sqrt"))
ceil = each("ceil", lambda value: float(math.ceil(value)))
floor = each("floor", lambda value: float(math.floor(value)))
isnan = each("isnan", lambda value: value != value)
absolute = abs = each("abs", lambda value: -value if value < 0 else value)
around = round = each("round", rounded)
sum, prod, mean, std = of_array("sum"), of_array("prod"), of_array("mean"), of_array("std")
amin = min = of_array("min")
amax = max = of_array("max")
any, all, argmin, argmax = of_array("any"), of_array("all"), of_array("argmin"), of_array("argmax")
)py";

}  // namespace smgraph::python
