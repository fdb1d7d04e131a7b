// pydantic's BaseSettings: models whose fields come from the environment and from .env files.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kPydanticSettingsText = R"py(
import json
import os
from dataclasses import is_dataclass
from pathlib import Path
from types import UnionType
from typing import Union, get_args, get_origin

from dotenv import dotenv_values
from pydantic import BaseModel, model_validator
from smgraph import is_known


def _option(cls, name, default=None):
    for base in cls.__mro__:
        names = vars(base)
        config = names.get("model_config") or {}
        if name in config:
            return config[name]
        if "Config" in names and hasattr(names["Config"], name):
            return getattr(names["Config"], name)
    return default


def _plain_type(annotation):
    if not is_known(annotation):
        return object
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else object
    return annotation


def _is_model(kind):
    return isinstance(kind, type) and (hasattr(kind, "model_fields") or is_dataclass(kind))


def _is_complex(kind):
    kind = get_origin(kind) or kind
    return _is_model(kind) or isinstance(kind, type) and issubclass(kind, (list, dict, set, frozenset, tuple))


def _read_dotenv(path):
    values = dotenv_values(path) if Path(path).is_file() else {}
    return {key: value for key, value in values.items() if value is not None}


class _Environment:
    def __init__(self, cls, env_file):
        self.sensitive = bool(_option(cls, "case_sensitive", False))
        self.delimiter = _option(cls, "env_nested_delimiter")
        self.ignore_empty = bool(_option(cls, "env_ignore_empty", False))
        self.file = {}
        for path in env_file if isinstance(env_file, (list, tuple)) else [env_file] if env_file else []:
            for key, value in _read_dotenv(path).items():
                self.file[key if self.sensitive else key.upper()] = value

    def text(self, name):
        spellings = [name] if self.sensitive else [name.upper(), name.lower(), name]
        for spelling in spellings:
            value = os.environ.get(spelling, None)
            if value is not None and not (self.ignore_empty and value == ""):
                return value
        value = self.file.get(spellings[0])
        return None if self.ignore_empty and value == "" else value

    def value(self, names, kind):
        kind = _plain_type(kind)
        for name in names:
            text = self.text(name)
            given = json.loads(text) if text is not None and _is_complex(kind) else text
            parts = self.parts(name, kind) if self.delimiter and _is_model(kind) else {}
            if parts:
                return _merged(parts, given or {})
            if given is not None:
                return given
        return None

    def parts(self, prefix, kind):
        parts = {}
        for name, info in kind.model_fields.items():
            value = self.value([prefix + self.delimiter + name], info.annotation)
            if value is not None:
                parts[name] = value
        return parts


def _merged(upper, lower):
    merged = dict(lower)
    for key, value in upper.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(value, merged[key]) if both else value
    return merged


def _texts(value):
    return [value] if isinstance(value, str) else list(getattr(value, "choices", value) or [])


def _names(cls, name, info):
    prefix = _option(cls, "env_prefix", "")
    own = getattr(info, "env", None) or (_option(cls, "fields") or {}).get(name, {}).get("env")
    aliases = _texts(getattr(info, "validation_alias", None) or getattr(info, "alias", None) or [])
    return _texts(own) if own else aliases or [prefix + name], aliases[0] if aliases else name


class BaseSettings(BaseModel):
    @model_validator(mode="before")
    @classmethod
    def _with_environment(cls, data):
        data = dict(data)
        environment = _Environment(cls, data.pop("_env_file", _option(cls, "env_file")))
        for name, info in cls.model_fields.items():
            names, key = _names(cls, name, info)
            found = environment.value(names, info.annotation)
            if found is None and info.is_required() and name not in data and key not in data:
                found = os.environ[names[0] if environment.sensitive else names[0].upper()]
            if isinstance(found, dict) and isinstance(data.get(key), dict):
                data[key] = _merged(data[key], found)
            elif found is not None and name not in data and key not in data:
                data[key] = found
        return data
)py";

}  // namespace smgraph::python
