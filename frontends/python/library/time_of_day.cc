// datetime.time, in Python: what is written of it is what datetime writes behind the date.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kDatetimeText = R"py(
import _datetime
import smgraph
from _ordered import Ordered
from datetime import date, datetime

MINYEAR, MAXYEAR = 1, 9999


class time(Ordered):
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        for part in (hour, minute, second, microsecond, tzinfo):
            if not smgraph.is_known(part):
                return _datetime.time(hour, minute, second, microsecond, tzinfo)
        for name, part, most in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59),
                                 ("microsecond", microsecond, 999999)):
            if not 0 <= part <= most:
                raise ValueError(f"{name} must be in 0..{most}")
        made = object.__new__(cls)
        made.hour, made.minute, made.second, made.microsecond = hour, minute, second, microsecond
        made.tzinfo, made.fold = tzinfo, fold
        return made

    def __init__(self, *args, **options):
        pass

    @classmethod
    def fromisoformat(cls, time_string):
        if not time_string.lstrip("T")[:2].isdigit():
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        moment = datetime.fromisoformat("2000-01-01T" + time_string)
        return cls(moment.hour, moment.minute, moment.second, moment.microsecond, moment.tzinfo)

    @classmethod
    def __validated__(cls, value):
        if not isinstance(value, str):
            raise ValueError("Input should be in a valid time format")
        return cls.fromisoformat(value)

    def _today(self):
        return datetime.combine(date(1900, 1, 1), self)

    def isoformat(self, timespec="auto"):
        return self._today().isoformat("T", timespec)[11:]

    def strftime(self, format):
        return self._today().strftime(format)

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [self.hour, self.minute, self.second, self.microsecond]
        while len(parts) > 2 and parts[-1] == 0:
            parts.pop()
        zone = [] if self.tzinfo is None else [f"tzinfo={self.tzinfo!r}"]
        return f"datetime.time({', '.join([*map(str, parts), *zone])})"

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=0):
        return type(self)(
            self.hour if hour is None else hour, self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo)

    def utcoffset(self):
        return self._today().utcoffset()

    def tzname(self):
        return self._today().tzname()

    def __hash__(self):
        return hash((self.hour, self.minute, self.second, self.microsecond))

    def __bool__(self):
        return True

    def _sides(self, other):
        return (self._today(), other._today()) if isinstance(other, time) else None


time.min, time.max = time(), time(23, 59, 59, 999999)
)py";

}  // namespace smgraph::python
