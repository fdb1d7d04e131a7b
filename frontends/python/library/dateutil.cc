// dateutil: differences in months and years, and texts of dates. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kRelativedeltaText = R"py(
import calendar
import datetime
import smgraph

_RELATIVE = ("years", "months", "days", "hours", "minutes", "seconds", "microseconds")
_ABSOLUTE = ("year", "month", "day", "hour", "minute", "second", "microsecond")


class weekday:
    def __init__(self, weekday, n=None):
        self.weekday, self.n = weekday, n

    def __call__(self, n):
        return weekday(self.weekday, n)

    def __eq__(self, other):
        return isinstance(other, weekday) and (self.weekday, self.n) == (other.weekday, other.n)

    def __hash__(self):
        return hash((self.weekday, self.n))

    def __repr__(self):
        name = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[self.weekday]
        return f"{name}({self.n:+d})" if self.n else name


MO, TU, WE, TH, FR, SA, SU = [weekday(day) for day in range(7)]


def _carried(amount, most):
    sign = -1 if amount < 0 else 1
    more, rest = divmod(abs(amount), most)
    return sign * more, sign * rest


class relativedelta:
    def __init__(self, dt1=None, dt2=None, years=0, months=0, days=0, leapdays=0, weeks=0, hours=0,
                 minutes=0, seconds=0, microseconds=0, year=None, month=None, day=None,
                 weekday=None, yearday=None, nlyearday=None, hour=None, minute=None, second=None,
                 microsecond=None):
        self.years, self.months, self.days = years, months, days + weeks * 7
        self.hours, self.minutes = hours, minutes
        self.seconds, self.microseconds = seconds, microseconds
        self.leapdays, self.year, self.month, self.day = leapdays, year, month, day
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.weekday = (MO, TU, WE, TH, FR, SA, SU)[weekday] if isinstance(weekday, int) else weekday
        if dt1 is not None and dt2 is not None:
            self._between(dt1, dt2)
        self._carry()

    @property
    def weeks(self):
        return int(self.days / 7)

    def _carry(self):
        for small, large, most in (("microseconds", "seconds", 1000000), ("seconds", "minutes", 60),
                                   ("minutes", "hours", 60), ("hours", "days", 24),
                                   ("months", "years", 12)):
            amount = getattr(self, small)
            if smgraph.is_known(amount) and abs(amount) >= most:
                more, rest = _carried(amount, most)
                setattr(self, small, rest)
                setattr(self, large, getattr(self, large) + more)

    def _between(self, later, earlier):
        if not isinstance(later, datetime.datetime):
            later = datetime.datetime(later.year, later.month, later.day)
        if not isinstance(earlier, datetime.datetime):
            earlier = datetime.datetime(earlier.year, earlier.month, earlier.day)
        months = (later.year - earlier.year) * 12 + later.month - earlier.month
        self.months = months
        self._carry()
        reached = earlier + self
        forward = later >= earlier
        while reached > later if forward else reached < later:
            months += -1 if forward else 1
            self.years, self.months = 0, months
            self._carry()
            reached = earlier + self
        rest = later - reached
        self.seconds = rest.seconds + rest.days * 86400
        self.microseconds = rest.microseconds

    def _from(self, moment):
        year = (self.year or moment.year) + self.years
        month = self.month or moment.month
        if self.months:
            more, month = divmod(month - 1 + self.months, 12)
            year, month = year + more, month + 1
        day = min(calendar.monthrange(year, month)[1], self.day or moment.day)
        changed = {"year": year, "month": month, "day": day}
        for name in ("hour", "minute", "second", "microsecond"):
            if getattr(self, name) is not None:
                changed[name] = getattr(self, name)
        days = self.days
        if self.leapdays and month > 2 and calendar.isleap(year):
            days += self.leapdays
        made = moment.replace(**changed) + datetime.timedelta(
            days=days, hours=self.hours, minutes=self.minutes, seconds=self.seconds,
            microseconds=self.microseconds)
        return made if self.weekday is None else self._to_weekday(made)

    def _to_weekday(self, moment):
        n = self.weekday.n or 1
        weeks = (abs(n) - 1) * 7
        if n > 0:
            weeks += (7 - moment.weekday() + self.weekday.weekday) % 7
        else:
            weeks = -weeks - (moment.weekday() - self.weekday.weekday) % 7
        return moment + datetime.timedelta(days=weeks)

    def __add__(self, other):
        if isinstance(other, relativedelta):
            made = relativedelta()
            for name in _RELATIVE:
                setattr(made, name, getattr(self, name) + getattr(other, name))
            for name in (*_ABSOLUTE, "weekday"):
                own = getattr(other, name)
                setattr(made, name, getattr(self, name) if own is None else own)
            made.leapdays = other.leapdays or self.leapdays
            made._carry()
            return made
        if isinstance(other, datetime.timedelta):
            return self + relativedelta(days=other.days, seconds=other.seconds,
                                        microseconds=other.microseconds)
        return self._from(other)

    __radd__ = __add__

    def __neg__(self):
        made = self + relativedelta()
        for name in _RELATIVE:
            setattr(made, name, -getattr(self, name))
        return made

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, factor):
        made = self + relativedelta()
        for name in _RELATIVE:
            setattr(made, name, int(getattr(self, name) * factor))
        made._carry()
        return made

    __rmul__ = __mul__

    def __bool__(self):
        return any(getattr(self, name) for name in _RELATIVE) or any(
            getattr(self, name) is not None for name in (*_ABSOLUTE, "weekday"))

    def __eq__(self, other):
        return isinstance(other, relativedelta) and all(
            getattr(self, name) == getattr(other, name) for name in (*_RELATIVE, *_ABSOLUTE, "weekday"))

    def __hash__(self):
        return hash(tuple(getattr(self, name) for name in (*_RELATIVE, *_ABSOLUTE)))

    def __repr__(self):
        parts = [f"{name}={getattr(self, name):+g}" for name in _RELATIVE if getattr(self, name)]
        parts += [f"{name}={getattr(self, name)!r}" for name in (*_ABSOLUTE, "weekday")
                  if getattr(self, name) is not None]
        return f"relativedelta({', '.join(parts)})"
)py";

const std::string_view kDateutilParserText = R"py(
import _dateutil_parser
import datetime
import re
import smgraph


class ParserError(ValueError):
    pass


def isoparse(dt_str):
    if not smgraph.is_known(dt_str):
        return _dateutil_parser.isoparse(dt_str)
    text = re.sub(r"^(\d{4})(\d{2})(\d{2})(?=T|$)", r"\1-\2-\3", dt_str)
    text = re.sub(r"T(\d{2})(\d{2})(\d{2})", r"T\1:\2:\3", text)
    text = re.sub(r"^(\d{4})-(\d{2})$", r"\1-\2-01", re.sub(r"^(\d{4})$", r"\1-01-01", text))
    return datetime.datetime.fromisoformat(text)


def parse(timestr, parserinfo=None, **options):
    if smgraph.is_known(timestr) and not options and re.match(r"\d{4}-\d{2}-\d{2}", timestr):
        return datetime.datetime.fromisoformat(timestr)
    return _dateutil_parser.parse(timestr)
)py";

}  // namespace smgraph::python
