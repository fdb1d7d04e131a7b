"""A clock that stands still and identifiers that count: pipelines put both into names and paths."""
import datetime
import random
import sys
import time
import uuid

NOW = 1704164645.0  # 2024-01-02 03:04:05 UTC
REAL = datetime.datetime


class Kind(type):
    """isinstance() and issubclass() as for the real class."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls.__mro__[1])

    def __subclasscheck__(cls, other):
        return issubclass(other, cls.__mro__[1])


class StoppedDatetime(datetime.datetime, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return REAL.fromtimestamp(NOW, tz or datetime.timezone.utc).replace(tzinfo=tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()


class StoppedDate(datetime.date, metaclass=Kind):
    @classmethod
    def today(cls):
        return StoppedDatetime.now().date()


def stop(package):
    """Stop the clock for this process, also in the modules of `package`, which have `from datetime import datetime` behind them."""
    real = {name: getattr(time, name) for name in ("time", "gmtime", "localtime", "strftime")}
    stopped = {
        "time": lambda: NOW + 0.125,  # the SDK puts three digits of it into names, and knows names by them
        "gmtime": lambda seconds=NOW: real["gmtime"](seconds),
        "localtime": lambda seconds=NOW: real["gmtime"](seconds),
        "strftime": lambda form, when=real["gmtime"](NOW): real["strftime"](form, when),
    }
    instead = {id(real[name]): stopped[name] for name in real}
    instead |= {id(datetime.datetime): StoppedDatetime, id(datetime.date): StoppedDate}
    for name, module in list(sys.modules.items()):
        if module in (time, datetime) or name.split(".")[0] == package:
            for attribute, value in list(vars(module).items()):
                if id(value) in instead:
                    setattr(module, attribute, instead[id(value)])


def count_identifiers():
    counter = iter(range(1, 10**9))
    uuid.uuid4 = lambda: uuid.UUID(int=(next(counter) << 96) | (4 << 76) | (8 << 60))
    random.seed(0)
