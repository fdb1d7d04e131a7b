// Python's own library, as far as it is written in Python here.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kBuiltinsText = R"py(
from functools import partial


class classmethod:
    def __init__(self, function):
        self.__func__ = self.__wrapped__ = function

    def __get__(self, instance, owner=None):
        return partial(self.__func__, type(instance) if owner is None else owner)


class _property:
    """What classes that derive from property inherit beside it."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)
)py";

// In the C locale, which a program has that sets no other.
const std::string_view kCalendarText = R"py(
from datetime import date, datetime, timedelta, timezone

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = JANUARY, FEBRUARY = 1, 2


class _Names:
    def __init__(self, names):
        self._names = names

    def __getitem__(self, index):
        return self._names[index]

    def __len__(self):
        return len(self._names)


_MONTHS = ["", "January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
month_name = _Names(_MONTHS)
month_abbr = _Names([name[:3] for name in _MONTHS])
day_name = _Names(_DAYS)
day_abbr = _Names([name[:3] for name in _DAYS])


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return "bad month number %r; must be 1-12" % self.month


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    y1, y2 = y1 - 1, y2 - 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year, month, day):
    return date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    days = 30 + (month + month // 8) % 2 if month != 2 else 28 + isleap(year)
    return weekday(year, month, 1), days


def timegm(tuple):
    return int(datetime(*tuple[:6], tzinfo=timezone.utc).timestamp())


def _weeks(days):
    return [days[i:i + 7] for i in range(0, len(days), 7)]


class Calendar:
    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        return iter([(self.firstweekday + i) % 7 for i in range(7)])

    def itermonthdates(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        start = date(year, month, 1) - timedelta(days=before)
        return iter([start + timedelta(days=i) for i in range(-(-(before + days) // 7) * 7)])

    def itermonthdays(self, year, month):
        return iter([day.day if day.month == month else 0 for day in self.itermonthdates(year, month)])

    def itermonthdays2(self, year, month):
        days = enumerate(self.itermonthdays(year, month), self.firstweekday)
        return iter([(day, i % 7) for i, day in days])

    def monthdatescalendar(self, year, month):
        return _weeks(list(self.itermonthdates(year, month)))

    def monthdayscalendar(self, year, month):
        return _weeks(list(self.itermonthdays(year, month)))


def monthcalendar(year, month):
    return Calendar().monthdayscalendar(year, month)
)py";

const std::string_view kCollectionsText = R"py(
from collections.abc import MutableMapping, MutableSequence


class ChainMap(MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def _merged(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict(mapping))
        return merged

    def __len__(self):
        return len(self._merged())

    def __iter__(self):
        return iter(self._merged())

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m=None, **kwargs):
        return type(self)({**(m or {}), **kwargs} if m is None or kwargs else m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def pop(self, key, *default):
        return self.maps[0].pop(key, *default)

    def __or__(self, other):
        return type(self)({**self.maps[0], **dict(other)}, *self.maps[1:])

    def __ior__(self, other):
        self.maps[0].update(dict(other))
        return self


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        self.update(dict or {}, **kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key not in self.data and hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        return type(self)(self.data | getattr(other, "data", other))

    def __ror__(self, other):
        return type(self)(other | self.data)

    def __ior__(self, other):
        self.data |= getattr(other, "data", other)
        return self

    def copy(self):
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin.data = self.data.copy()
        return twin

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


def _plain(items):
    return items.data if isinstance(items, UserList) else list(items)


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else [*initlist]

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, at):
        return type(self)(self.data[at]) if isinstance(at, slice) else self.data[at]

    def __setitem__(self, at, item):
        self.data[at] = item

    def __delitem__(self, at):
        del self.data[at]

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserList) else other)

    def __add__(self, other):
        return type(self)(self.data + _plain(other))

    def __radd__(self, other):
        return type(self)(_plain(other) + self.data)

    def __mul__(self, times):
        return type(self)(self.data * times)

    def insert(self, at, item):
        self.data.insert(at, item)

    def append(self, item):
        self.data.append(item)

    def extend(self, other):
        self.data.extend(other)

    def sort(self, **options):
        self.data.sort(**options)

    def copy(self):
        return type(self)(self)
)py";

const std::string_view kContextvarsText = R"py(
class Token:
    MISSING = object()

    def __init__(self, var, old_value):
        self.var = var
        self.old_value = old_value


class Context:
    def __init__(self):
        self._values = {}

    def run(self, callable, *args, **kwargs):
        _entered.append(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _entered.pop()

    def copy(self):
        twin = Context()
        twin._values.update(self._values)
        return twin

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def get(self, var, default=None):
        return self._values.get(var, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


_entered = [Context()]


def copy_context():
    return _entered[-1].copy()


class ContextVar:
    def __init__(self, name, *, default=Token.MISSING):
        self.name = name
        self._default = default

    def get(self, default=Token.MISSING):
        own = _entered[-1]._values.get(self, Token.MISSING)
        for value in (own, default, self._default):
            if value is not Token.MISSING:
                return value
        raise LookupError(self)

    def set(self, value):
        values = _entered[-1]._values
        token = Token(self, values.get(self, Token.MISSING))
        values[self] = value
        return token

    def reset(self, token):
        values = _entered[-1]._values
        if token.old_value is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token.old_value
)py";

const std::string_view kFunctoolsText = R"py(
import _functools


class partial:
    def __init__(self, func, /, *args, **keywords):
        if _functools.is_plain(func, partial):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        bound = () if instance is None else (instance,)
        return partial(self.func, *bound, *self.args, **self.keywords)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__[self.attrname] = self.func(instance)
        return value


def _reduce_rounds(function, iterable, value):
    for element in iterable:
        value = function(value, element)
    return value
)py";

const std::string_view kStatisticsText = R"py(
import _statistics
from math import sqrt


class StatisticsError(ValueError):
    pass


def _spread(name, data, sample, options):
    """The variance as two integers; nothing for other numbers, whose last digit is not certain."""
    if len(data) < 1 + sample:
        raise StatisticsError(f"{name} requires at least {'two data points' if sample else 'one data point'}")
    if options or not all(isinstance(x, int) for x in data):
        return None
    count, whole = len(data), sum(data)
    return count * sum(x * x for x in data) - whole * whole, count * (count - sample)


def _ratio(top, bottom):
    return top // bottom if top % bottom == 0 else top / bottom


def pvariance(data, *options):
    spread = _spread("pvariance", list(data), 0, options)
    return _ratio(*spread) if spread else _statistics.pvariance(data)


def variance(data, *options):
    spread = _spread("variance", list(data), 1, options)
    return _ratio(*spread) if spread else _statistics.variance(data)


def pstdev(data, *options):
    spread = _spread("pstdev", list(data), 0, options)
    return sqrt(spread[0] / spread[1]) if spread else _statistics.pstdev(data)


def stdev(data, *options):
    spread = _spread("stdev", list(data), 1, options)
    return sqrt(spread[0] / spread[1]) if spread else _statistics.stdev(data)


def multimode(data):
    counts = {}
    for one in data:
        counts[one] = counts.get(one, 0) + 1
    return [one for one, count in counts.items() if count == max(counts.values())]


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        return sum(data) / len(data)
    weights = list(weights)
    return sum(a * b for a, b in zip(data, weights)) / sum(weights)


def mean(data):
    data = list(data)
    whole = sum(data)
    return whole // len(data) if isinstance(whole, int) and whole % len(data) == 0 else whole / len(data)


def median(data):
    data = sorted(data)
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    return data[len(data) // 2]


def mode(data):
    data = list(data)
    return max(data, key=data.count)


def quantiles(data, *, n=4, method="exclusive"):
    data = sorted(data)
    if len(data) < 2:
        raise StatisticsError("must have at least two data points")
    made = []
    for i in range(1, n):
        if method == "inclusive":
            at, part = divmod(i * (len(data) - 1), n)
        else:
            at = min(max(i * (len(data) + 1) // n, 1), len(data) - 1) - 1
            part = i * (len(data) + 1) - (at + 1) * n
        made.append((data[at] * (n - part) + data[at + 1] * part) / n)
    return made
)py";

}  // namespace smgraph::python
