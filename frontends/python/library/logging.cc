// logging, in Python: what is logged reaches the handlers that the program wrote itself; those of
// the library write to where nobody reads it.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kLoggingText = R"py(
import _logging
import smgraph

NOTSET, DEBUG, INFO, WARNING, ERROR, CRITICAL = 0, 10, 20, 30, 40, 50
WARN, FATAL = WARNING, CRITICAL
raiseExceptions = True

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20,
           "DEBUG": 10, "NOTSET": 0}


def getLevelName(level):
    return _names.get(level, _levels.get(level, f"Level {level}"))


def getLevelNamesMapping():
    return dict(_levels)


def addLevelName(level, levelName):
    _names[level], _levels[levelName] = levelName, level


def _level(level):
    if not smgraph.is_known(level) or not isinstance(level, str):
        return level
    if level not in _levels:
        raise ValueError(f"Unknown level: {level!r}")
    return _levels[level]


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info=None, func=None, sinfo=None,
                 **kwargs):
        only = args[0] if len(args) == 1 else None
        self.name, self.msg, self.args = name, msg, only if isinstance(only, dict) and only else args
        self.levelno, self.levelname = level, getLevelName(level)
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        for of_host in ("created", "filename", "module", "msecs", "process", "processName",
                        "relativeCreated", "taskName", "thread", "threadName"):
            setattr(self, of_host, getattr(_logging, of_host)())

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        plain = {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        self._fmt, self.datefmt, self._style = fmt or plain, datefmt, style

    def formatTime(self, record, datefmt=None):
        import time
        return time.strftime(datefmt or "%Y-%m-%d %H:%M:%S")

    def formatException(self, ei):
        return _logging.formatException(ei)

    def formatMessage(self, record):
        values = record.__dict__
        if self._style == "{":
            return self._fmt.format(**values)
        if self._style == "$":
            from string import Template
            return Template(self._fmt).substitute(values)
        return self._fmt % values

    def format(self, record):
        record.message = record.getMessage()
        if "asctime" in self._fmt:
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        return f"{text}\n{self.formatException(record.exc_info)}" if record.exc_info else text


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


# What is not known is taken to be another one each time.
def _add(items, one):
    if not smgraph.is_known(one) or not any(smgraph.is_known(other) and other is one for other in items):
        items.append(one)


def _remove(items, one):
    items[:] = [other for other in items if other is not one]


class _Filterer:
    def addFilter(self, filter):
        _add(self.filters, filter)

    def removeFilter(self, filter):
        _remove(self.filters, filter)

    def filter(self, record):
        for one in self.filters:
            if not (one.filter(record) if hasattr(one, "filter") else one(record)):
                return False
        return True


_heard = []  # empty while no handler shows anything


class Handler(_Filterer):
    def __init__(self, level=NOTSET):
        if not isinstance(self, StreamHandler) and type(self) not in (FileHandler, NullHandler):
            _heard.append(True)
        self.level, self.formatter, self.filters, self.name = _level(level), None, [], None

    def set_name(self, name):
        self.name = name

    def get_name(self):
        return self.name

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or Formatter()).format(record)

    def handle(self, record):
        if self.filter(record):
            self.emit(record)
            return record
        return False

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def acquire(self):
        pass

    createLock = release = flush = close = acquire

    def handleError(self, record):
        pass


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.setStream(stream)

    def setStream(self, stream):
        self.stream = stream
        if type(self) is not StreamHandler or (smgraph.is_known(stream) and stream is not None):
            _heard.append(True)

    def emit(self, record):
        if self.stream is not None and smgraph.is_known(self.stream):
            self.stream.write(self.format(record) + self.terminator)


class FileHandler(Handler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__()
        self.baseFilename, self.mode = filename, mode

    def emit(self, record):
        pass


class NullHandler(Handler):
    def emit(self, record):
        pass


def _is_heard(handler):
    if not smgraph.is_known(handler) or not isinstance(handler, Handler):
        return False
    if type(handler) is StreamHandler:
        return handler.stream is not None and smgraph.is_known(handler.stream)
    return type(handler) not in (FileHandler, NullHandler)


class Logger(_Filterer):
    def __init__(self, name, level=NOTSET):
        self.name, self.level, self.parent, self.propagate = name, _level(level), None, True
        self.handlers, self.filters, self.disabled = [], [], False

    def setLevel(self, level):
        self.level = _level(level)

    def addHandler(self, hdlr):
        _add(self.handlers, hdlr)

    def removeHandler(self, hdlr):
        _remove(self.handlers, hdlr)

    def getChild(self, suffix):
        return getLogger(suffix if self.name == "root" else f"{self.name}.{suffix}")

    def getEffectiveLevel(self):
        logger = self
        while logger.parent is not None and not logger.level:
            logger = logger.parent
        return logger.level

    def isEnabledFor(self, level):
        return not self.disabled and level > _state["disabled"] and level >= self.getEffectiveLevel()

    def _all_handlers(self):
        logger, found = self, []
        while logger is not None:
            found += logger.handlers
            logger = logger.parent if logger.propagate else None
        return found

    def hasHandlers(self):
        return bool(self._all_handlers())

    def log(self, level, msg, *args, exc_info=None, extra=None, **options):
        if not _heard or not any(map(_is_heard, self._all_handlers())) or not self.isEnabledFor(level):
            return
        self.handle(self.makeRecord(
            self.name, level, _logging.pathname(), _logging.lineno(), msg, args,
            _logging.exc_info() if exc_info else None, _logging.funcName(), extra))

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            setattr(record, key, value)
        return record

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        for handler in self._all_handlers():
            if _is_heard(handler) and record.levelno >= handler.level:
                handler.handle(record)

    def debug(self, msg, *args, **options):
        self.log(DEBUG, msg, *args, **options)

    def info(self, msg, *args, **options):
        self.log(INFO, msg, *args, **options)

    def warning(self, msg, *args, **options):
        self.log(WARNING, msg, *args, **options)

    warn = warning

    def error(self, msg, *args, **options):
        self.log(ERROR, msg, *args, **options)

    def exception(self, msg, *args, exc_info=True, **options):
        self.log(ERROR, msg, *args, exc_info=exc_info, **options)

    def critical(self, msg, *args, **options):
        self.log(CRITICAL, msg, *args, **options)

    fatal = critical

    def __repr__(self):
        return f"<Logger {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    @property
    def name(self):
        return self.logger.name

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.log(level, msg, *args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.logger, name)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    exception = error

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)


RootLogger = Logger
root = Logger("root", WARNING)
_state = {"disabled": NOTSET, "class": Logger}
_loggers = {}


class Manager:
    loggerDict = _loggers

    def getLogger(self, name):
        return getLogger(name)


Logger.manager, Logger.root = Manager(), root


def _parent(name):
    while "." in name:
        name = name.rpartition(".")[0]
        if name in _loggers:
            return _loggers[name]
    return root


def getLogger(name=None):
    if not smgraph.is_known(name):
        return Logger(name)
    if not name or name == "root":
        return root
    if name not in _loggers:
        made = _loggers[name] = _state["class"](name)
        made.parent = _parent(name)
        for other in _loggers.values():
            if other.name.startswith(name + "."):
                other.parent = _parent(other.name)
    return _loggers[name]


def getLoggerClass():
    return _state["class"]


def setLoggerClass(klass):
    _state["class"] = klass


def disable(level=CRITICAL):
    _state["disabled"] = level


def basicConfig(*, level=None, handlers=None, force=False, stream=None, format=None, datefmt=None,
                style="%", **options):
    if force:
        root.handlers = []
    if root.handlers:
        return
    given = handlers if smgraph.is_known(handlers) else [NullHandler()]
    for handler in given or [StreamHandler(stream)]:
        if smgraph.is_known(handler) and handler.formatter is None:
            handler.setFormatter(Formatter(format, datefmt, style))
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


log = root.log
debug, info, warning, warn = root.debug, root.info, root.warning, root.warning
error, exception, critical, fatal = root.error, root.exception, root.critical, root.critical


def captureWarnings(capture):
    pass


def shutdown():
    pass
)py";

}  // namespace smgraph::python
