// python-decouple and environs: settings from the environment and files beside the program. Written
// in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kDecoupleText = R"py(
import os
from configparser import ConfigParser
from dotenv import dotenv_values
from smgraph import has_file, is_known

_NONE = object()
_TRUTHS = {**dict.fromkeys(["y", "yes", "t", "true", "on", "1"], True), **dict.fromkeys(["n", "no", "f", "false", "off", "0"], False)}


class UndefinedValueError(Exception):
    pass


def strtobool(value):
    if isinstance(value, bool) or not is_known(value):
        return value
    if value.lower() not in _TRUTHS:
        raise ValueError("Invalid truth value: " + value.lower())
    return _TRUTHS[value.lower()]


class Csv:
    def __init__(self, cast=str, delimiter=",", strip=" \t\n\r\v\f", post_process=list):
        self.cast, self.delimiter, self.strip, self.post_process = cast, delimiter, strip, post_process

    def __call__(self, value):
        return self.post_process([self.cast(one.strip(self.strip)) for one in value.split(self.delimiter)] if value else [])


class Choices:
    def __init__(self, flat=None, cast=str, choices=None):
        self.cast, self.values = cast, [*(flat or []), *[value for value, _ in choices or []]]

    def __call__(self, value):
        made = self.cast(value)
        if made not in self.values:
            raise ValueError(f"Value not in list: {value!r}; valid values are {self.values!r}")
        return made


class RepositoryEmpty:
    def __init__(self, source="", encoding="utf-8"):
        self.data = self._read(source)

    def _read(self, source):
        return {}


class RepositoryEnv(RepositoryEmpty):
    def _read(self, source):
        return dotenv_values(source)


class RepositoryIni(RepositoryEmpty):
    def _read(self, source):
        parser = ConfigParser()
        parser.read(source)
        return dict(parser["settings"])


class Config:
    def __init__(self, repository):
        self.repository = repository

    def get(self, option, default=_NONE, cast=_NONE):
        value = os.environ.get(option, _NONE)
        if value is _NONE:
            found = self.repository.data
            key = option.lower() if isinstance(self.repository, RepositoryIni) else option
            value = found[key] if key in found else default
        if value is _NONE:
            raise UndefinedValueError(f"{option} not found. Declare it as envvar or define a default value.")
        return value if cast is _NONE else strtobool(value) if cast is bool else cast(value)

    def __call__(self, *args, **options):
        return self.get(*args, **options)


class AutoConfig(Config):
    def __init__(self, search_path=None):
        folder = search_path or "."
        kinds = {"settings.ini": RepositoryIni, ".env": RepositoryEnv}
        found = [kind(os.path.join(folder, name)) for name, kind in kinds.items() if has_file(os.path.join(folder, name))]
        super().__init__(found[0] if found else RepositoryEmpty())


config = AutoConfig()
)py";

const std::string_view kEnvironsText = R"py(
import json
import os
from contextlib import contextmanager
from dotenv import dotenv_values
from pathlib import Path
from smgraph import has_file, is_known, unread

_NONE = object()
_TRUE = {"true", "t", "1", "on", "yes", "y"}
_FALSE = {"false", "f", "0", "off", "no", "n"}


class EnvError(ValueError):
    pass


class EnvValidationError(EnvError):
    pass


def _bool(text):
    if not is_known(text) or isinstance(text, bool):
        return text
    if text.lower() not in _TRUE | _FALSE:
        raise ValueError("Not a valid boolean.")
    return text.lower() in _TRUE


def _list(text, subcast=None, delimiter=","):
    parts = text if isinstance(text, (list, tuple)) else text.split(delimiter) if text else []
    return [(subcast or str)(part) if subcast else part for part in parts]


def _dict(text, subcast_values=None, subcast_keys=None, delimiter=","):
    if isinstance(text, dict):
        return text
    pairs = [part.split("=", 1) for part in text.split(delimiter)] if text else []
    return {(subcast_keys or str)(key.strip()): (subcast_values or str)(value.strip()) for key, value in pairs}


_PARSERS = {"str": lambda value: value, "int": int, "float": float, "bool": _bool, "list": _list, "dict": _dict,
            "json": lambda value: json.loads(value) if isinstance(value, str) else value, "path": Path}


class Env:
    def __init__(self, eager=True, expand_vars=False, prefix=None):
        self._prefix, self._file, self._plain = prefix or "", {}, eager and not expand_vars

    def read_env(self, path=None, recurse=True, override=False, **options):
        path = path or ".env"
        if has_file(path):
            self._file.update({**dotenv_values(path), **self._file})
        return True

    @contextmanager
    def prefixed(self, prefix):
        before, self._prefix = self._prefix, self._prefix + prefix
        yield self
        self._prefix = before

    def _parsed(self, kind, name, default=_NONE, validate=None, **options):
        if not self._plain:
            return unread("environs.Env." + kind)
        name = self._prefix + name
        value = os.environ.get(name, self._file.get(name, default))
        if value is _NONE:
            raise EnvError(f'Environment variable "{name}" not set')
        if value is default and (value is None or kind != "list" or not isinstance(value, str)):
            return value
        try:
            made = _PARSERS[kind](value, **options)
        except ValueError as error:
            raise EnvValidationError(f'Environment variable "{name}" invalid: {[str(error)]}')
        if callable(validate):
            validate(made)
        return made

    def __call__(self, name, default=_NONE, **options):
        return self._parsed("str", name, default, **options)

    def __getattr__(self, kind):
        if kind not in _PARSERS:
            return unread("environs.Env." + kind)
        return lambda name, default=_NONE, **options: self._parsed(kind, name, default, **options)


env = Env()
)py";

}  // namespace smgraph::python
