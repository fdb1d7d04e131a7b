// What pydantic makes of texts and numbers where a type of Python's library or of its own is asked
// for. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kPydanticText = R"py(
import functools
import smgraph
from pydantic.types import SecretBytes, SecretStr, AnyHttpUrl, AnyUrl, AnyWebsocketUrl, ByteSize, FileUrl, FtpUrl, HttpUrl, WebsocketUrl


def validate_call(func=None, /, *, config=None, validate_return=False):
    if func is None:
        return functools.partial(validate_call, config=config, validate_return=validate_return)
    return smgraph.validate_call(func)


validate_arguments = validate_call
)py";

const std::string_view kPydanticTypesText = R"py(
import datetime as _dt
import re
import uuid as _uuid

import _pydantic


def _refuse(problem):
    raise ValueError(f"Input should be {problem}")


# ---- values of Python's own classes, from what pydantic takes for them

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(?:([zZ])|([-+\u2212])(\d\d):?(\d\d))?")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


def _from_timestamp(number):
    seconds = number / 1000 if abs(number) > 20000000000 else number
    return _dt.datetime(1970, 1, 1, tzinfo=_dt.timezone.utc) + _dt.timedelta(seconds=seconds)


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


# hour, minute, second, microsecond, time zone
def _parts_of_time(match):
    hour, minute, second, fraction, zulu, sign, hours, minutes = match.groups()
    zone = _dt.timezone.utc if zulu else None
    if sign:
        offset = int(hours) * 60 + int(minutes)
        zone = _dt.timezone(_dt.timedelta(minutes=offset if sign == "+" else -offset))
    return int(hour), int(minute), int(second or 0), int((fraction or "").ljust(6, "0")[:6]), zone


def to_datetime(value):
    if isinstance(value, _dt.datetime):
        return value
    if isinstance(value, _dt.date):
        return _dt.datetime(value.year, value.month, value.day)
    if _is_number(value) or isinstance(value, str) and _NUMBER.fullmatch(value):
        return _from_timestamp(float(value))
    date = _DATE.match(value) if isinstance(value, str) else None
    if date is None:
        _refuse("a valid datetime")
    day, rest = tuple(map(int, date.groups())), value[10:]
    time = _TIME.fullmatch(rest[1:]) if rest and rest[0] in "Tt _" else None
    if rest and time is None:
        _refuse("a valid datetime")
    return _dt.datetime(*day, *(_parts_of_time(time) if rest else ()))


def to_date(value):
    if isinstance(value, _dt.date) and not isinstance(value, _dt.datetime):
        return value
    moment = to_datetime(value)
    if (moment.hour, moment.minute, moment.second, moment.microsecond) != (0, 0, 0, 0):
        _refuse("a valid date: datetimes provided to dates should have zero time")
    return _dt.date(moment.year, moment.month, moment.day)


def to_time(value):
    if type(value).__name__ == "time":
        return value
    if _is_number(value):
        return _from_timestamp(value).timetz()
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    return _refuse("in a valid time format") if match is None else _dt.time(*_parts_of_time(match))


_DURATION = re.compile(
    r"([-+])?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_CLOCK = re.compile(r"([-+])?(?:(\d+) ?d(?:ays?)?,? ?)?(?:(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?)?")


def to_timedelta(value):
    if isinstance(value, _dt.timedelta):
        return value
    if isinstance(value, (int, float)):
        return _dt.timedelta(seconds=value)
    text = value.strip() if isinstance(value, str) else ""
    match = _DURATION.fullmatch(text)
    if match:
        sign, years, months, weeks, days, hours, minutes, seconds = match.groups()
        whole = int(years or 0) * 365 + int(months or 0) * 30 + int(weeks or 0) * 7 + int(days or 0)
    else:
        match = _CLOCK.fullmatch(text)
        if not match or not text.strip("+-"):
            _refuse("a valid timedelta")
        sign, whole, hours, minutes, seconds = match.groups()
    span = _dt.timedelta(int(whole or 0), float(seconds or 0), 0, 0, int(minutes or 0), int(hours or 0))
    return -span if sign == "-" else span


def to_uuid(value):
    if isinstance(value, _uuid.UUID):
        return value
    text = value.strip("{}").replace("urn:uuid:", "").replace("-", "").lower() if isinstance(value, str) else ""
    if not re.fullmatch("[0-9a-f]{32}", text):
        _refuse("a valid UUID")
    return _uuid.UUID("-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:])))


# ---- what those are in JSON

def _duration(span):
    sign, span = ("-", -span) if span < _dt.timedelta(0) else ("", span)
    years, days = divmod(span.days, 365)
    hours, rest = divmod(span.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    seconds = f"{seconds}.{span.microseconds:06}".rstrip("0").rstrip(".")
    date = (f"{years}Y" if years else "") + (f"{days}D" if days else "")
    time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + (f"{seconds}S" if seconds != "0" else "")
    return f"{sign}P{date}T{time}" if time else f"{sign}P{date}" if date else "PT0S"


def to_json(value):
    if type(value).__name__ in ("datetime", "time"):
        return re.sub(r"\+00:00$", "Z", value.isoformat())
    if isinstance(value, _dt.timedelta):
        return _duration(value)
    return int(value) if isinstance(value, ByteSize) else str(value)


# ---- types of pydantic

_UNITS = {"b": 1, "bit": 0.125}
for _power, _letter in enumerate("kmgtpe", 1):
    _UNITS[_letter] = _UNITS[_letter + "b"] = 10 ** (3 * _power)
    _UNITS[_letter + "i"] = _UNITS[_letter + "ib"] = 2 ** (10 * _power)
    _UNITS[_letter + "bit"] = 10 ** (3 * _power) / 8
    _UNITS[_letter + "ibit"] = 2 ** (10 * _power) / 8


class ByteSize(int):
    @classmethod
    def __validated__(cls, value):
        if isinstance(value, int) and value >= 0:
            return cls(value)
        match = re.fullmatch(r"\s*(\d*\.?\d+)\s*(\w+)?\s*", value) if isinstance(value, str) else None
        if match is None or (match[2] or "b").lower() not in _UNITS:
            raise ValueError("could not parse value and unit from byte string")
        return cls(int(float(match[1]) * _UNITS[(match[2] or "b").lower()]))

    def human_readable(self, decimal=False, separator=""):
        base = 1000 if decimal else 1024
        units = ("B", "KB", "MB", "GB", "TB", "PB") if decimal else ("B", "KiB", "MiB", "GiB", "TiB", "PiB")
        number = float(self)
        for unit in units:
            if abs(number) < base:
                return f"{number:0.0f}{separator}{unit}" if unit == "B" else f"{number:0.1f}{separator}{unit}"
            number /= base
        return f"{number:0.1f}{separator}{'EB' if decimal else 'EiB'}"

    def to(self, unit):
        return self / _UNITS[unit.lower()]


_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}
_URL = re.compile(
    r"([A-Za-z][\w+.-]*)://(?:([\w.~%!$&*+-]*)(?::([\w.~%!$&*+-]*))?@)?([\w.-]*)(?::(\d+))?"
    r"(/[^\s?#\\\"<>`{}|]*)?(?:\?([^\s#\"<>']*))?(?:#([^\s\"<>`]*))?",
    re.A,
)


def _without_dots(path):
    kept = []
    parts = path.split("/")[1:]
    for at, part in enumerate(parts):
        if part == "..":
            kept = kept[:-1]
        elif part != ".":
            kept.append(part)
        if part in ("..", ".") and at == len(parts) - 1:
            kept.append("")
    return "/" + "/".join(kept)


class AnyUrl:
    _schemes = ()

    def __init__(self, url):
        text = str(url).strip()
        match = _URL.fullmatch(text)
        if match is None:
            raise ValueError("Input should be a valid URL")
        self.scheme, self.username, self.password, host, port, path, self.query, self.fragment = match.groups()
        self.scheme = self.scheme.lower()
        special = self.scheme in _PORTS
        if self._schemes and self.scheme not in self._schemes:
            raise ValueError(f"URL scheme should be {' or '.join(repr(one) for one in self._schemes)}")
        if special and not host:
            raise ValueError("Input should be a valid URL, empty host")
        self.host = (host.lower() if special else host) or None
        self.port = int(port) if port else _PORTS.get(self.scheme)
        self.path = _without_dots(path) if path else "/" if special else None
        user = "" if self.username is None else self.username + (f":{self.password}" if self.password else "") + "@"
        shown = f":{self.port}" if port and self.port != _PORTS.get(self.scheme) else ""
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        self._url = f"{self.scheme}://{user}{self.host or ''}{shown}{self.path or ''}{query}{fragment}"

    @classmethod
    def __validated__(cls, value):
        if not isinstance(value, (str, AnyUrl)):
            _refuse("a valid URL")
        plain = re.fullmatch(r"[!-~]*", str(value)) and (not re.match(r"\w+:", str(value)) or "://" in str(value))
        return cls(value) if plain else _pydantic.url(value)

    def unicode_string(self):
        return self._url

    def encoded_string(self):
        return self._url

    def unicode_host(self):
        return self.host

    def query_params(self):
        from urllib.parse import parse_qsl

        return parse_qsl(self.query or "", keep_blank_values=True)

    def __str__(self):
        return self._url

    def __repr__(self):
        return f"{type(self).__name__}({self._url!r})"

    def __eq__(self, other):
        return type(self) is type(other) and self._url == other._url

    def __lt__(self, other):
        return self._url < other._url

    def __hash__(self):
        return hash(self._url)

    def __len__(self):
        return len(self._url)


class AnyHttpUrl(AnyUrl):
    _schemes = ("http", "https")


class HttpUrl(AnyUrl):
    _schemes = ("http", "https")


class AnyWebsocketUrl(AnyUrl):
    _schemes = ("ws", "wss")


class WebsocketUrl(AnyUrl):
    _schemes = ("ws", "wss")


class FileUrl(AnyUrl):
    _schemes = ("file",)


class FtpUrl(AnyUrl):
    _schemes = ("ftp",)


# ---- secrets

class _Secret:
    def __init__(self, secret_value):
        self._secret_value = secret_value

    @classmethod
    def __validated__(cls, value):
        if not isinstance(value, cls._kind):
            raise ValueError("Input should be a valid string")
        return cls(value)

    def get_secret_value(self):
        return self._secret_value

    def __len__(self):
        return len(self._secret_value)

    def _shown(self):
        return self._hidden if self._secret_value else self._hidden[:0]

    def __str__(self):
        return str(self._shown())

    def __repr__(self):
        return f"{type(self).__name__}({self._shown()!r})"

    def __eq__(self, other):
        return isinstance(other, type(self)) and self._secret_value == other._secret_value

    def __hash__(self):
        return hash(self._secret_value)


class SecretStr(_Secret):
    _kind, _hidden = str, "**********"


class SecretBytes(_Secret):
    _kind, _hidden = bytes, b"**********"
)py";

}  // namespace smgraph::python
