// The containers of OmegaConf: typed values, interpolations, merging.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kOmegaConfContainersText = R"py(
import os
import re
from dataclasses import MISSING as _NO_DEFAULT
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml
from smgraph import is_known

MISSING = "???"
_RAISE = object()
_resolvers = {}


class OmegaConfBaseException(Exception):
    pass


class MissingMandatoryValue(OmegaConfBaseException):
    pass


class ValidationError(OmegaConfBaseException, ValueError):
    pass


class ReadonlyConfigError(OmegaConfBaseException):
    pass


class ConfigAttributeError(OmegaConfBaseException, AttributeError):
    pass


class ConfigKeyError(OmegaConfBaseException, KeyError):
    pass


class InterpolationKeyError(OmegaConfBaseException, ValueError):
    pass


class InterpolationResolutionError(OmegaConfBaseException, ValueError):
    pass


class UnsupportedInterpolationType(OmegaConfBaseException, ValueError):
    pass


def II(interpolation):
    return "${" + interpolation + "}"


def SI(interpolation):
    return interpolation


# ---- interpolations


def _closing(text, at):
    depth = 1
    while at < len(text):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
        at += 1
    raise InterpolationResolutionError(f"no end of the interpolation in {text!r}")


def _expand(text, node):
    parts, at = [], 0
    while at < len(text):
        start = text.find("${", at)
        if start < 0:
            parts.append(text[at:])
            break
        if start > at:
            parts.append(text[at:start])
        end = _closing(text, start + 2)
        value = _interpolated(text[start + 2:end], node)
        if start == 0 and end == len(text) - 1:
            return value
        parts.append(str(value))
        at = end + 1
    return "".join(parts)


def _interpolated(inner, node):
    name, colon, rest = inner.partition(":")
    if colon and re.fullmatch(r"\s*[A-Za-z_][\w.]*", name):
        return _resolve(name.strip(), _arguments(rest, node), node)
    path = str(_expand(inner, node)).strip()
    base = node._root()
    if path.startswith("."):
        path, base = path[1:], node
        while path.startswith("."):
            path, base = path[1:], base._parent
    try:
        return _walk(base, path)
    except (KeyError, AttributeError, IndexError):
        raise InterpolationKeyError(f"Interpolation key '{path}' not found")


def _walk(node, path):
    for key in path.replace("[", ".").replace("]", "").split("."):
        if key:
            node = node[int(key)] if isinstance(node, ListConfig) else node[key]
    return node


def _arguments(text, node):
    arguments, depth, quote, start = [], 0, "", 0
    for at, c in enumerate(text + ","):
        if quote:
            quote = "" if c == quote else quote
        elif c in "'\"":
            quote = c
        elif c == "," and depth == 0:
            arguments.append(_argument(text[start:at].strip(), node))
            start = at + 1
        else:
            depth += {"{": 1, "[": 1, "(": 1, "}": -1, "]": -1, ")": -1}.get(c, 0)
    return arguments if text.strip() else []


def _argument(text, node):
    value = _expand(text, node)
    if value != text:
        return value
    if value[:1] == value[-1:] and value[:1] in ("'", '"') and len(value) > 1:
        return value[1:-1]
    return _wrap(yaml.safe_load(value), node) if value else value


def _resolve(name, arguments, node):
    if name == "oc.env":
        if len(arguments) == 1:
            return os.environ[arguments[0]]
        default = arguments[1]
        return os.environ.get(arguments[0], None if default is None else str(default))
    if name == "oc.select":
        return _select(node._root(), *arguments)
    if name == "oc.decode":
        return None if arguments[0] is None else _argument(arguments[0], node)
    if name == "oc.create":
        return _create(arguments[0])
    if name in ("oc.dict.keys", "oc.dict.values"):
        mapping = _walk(node._root(), arguments[0]) if isinstance(arguments[0], str) else arguments[0]
        return ListConfig(list(mapping.keys() if name.endswith("keys") else mapping.values()))
    if name not in _resolvers:
        raise UnsupportedInterpolationType(f"Unsupported interpolation type {name}")
    value = _resolvers[name](*arguments)
    return _wrap(value, node) if isinstance(value, (dict, list, tuple)) else value


# ---- values and their types


def _is_missing(value):
    return is_known(value) and isinstance(value, str) and value == MISSING


def _is_interpolation(value):
    return is_known(value) and isinstance(value, str) and "${" in value


def _plain_type(kind):
    if not is_known(kind):
        return object
    if get_origin(kind) in (Union, UnionType):
        kinds = [k for k in get_args(kind) if k is not type(None)]
        return kinds[0] if len(kinds) == 1 else object
    return kind


def _convert(kind, value):
    kind = _plain_type(kind)
    if not is_known(value) or value is None or isinstance(value, Container) or _is_missing(value) or _is_interpolation(value):
        return value
    try:
        if kind is bool and not isinstance(value, bool):
            text = str(value).lower()
            if text in ("true", "yes", "on", "y", "1"):
                return True
            if text in ("false", "no", "off", "n", "0"):
                return False
            raise ValueError(text)
        if kind is int:
            if isinstance(value, float):
                raise ValueError(value)
            return int(value)
        if kind is float:
            return float(value)
        if kind is str and not isinstance(value, str):
            if isinstance(value, (dict, list, tuple)):
                raise ValueError(value)
            return value.name if isinstance(value, Enum) else str(value)
        if kind is Path:
            return Path(value)
        if isinstance(kind, type) and issubclass(kind, Enum) and not isinstance(value, kind):
            name = value.split(".")[-1] if isinstance(value, str) else value
            return kind[name] if name in kind.__members__ else kind(value)
    except ValueError:
        raise ValidationError(f"Value '{value}' of type '{type(value).__name__}' could not be converted to {kind}")
    return value


def _wrap(value, parent=None, kind=Any):
    if not is_known(value):
        return value
    kind = _plain_type(kind)
    if isinstance(value, Container):
        return value._copied(parent)
    if is_dataclass(value):
        return _structured(value, parent)
    if is_dataclass(kind) and isinstance(value, dict):
        node = _structured(kind, parent)
        node._merge(DictConfig(value))
        return node
    arguments = get_args(kind)
    if isinstance(value, dict):
        return DictConfig(value, parent=parent, element_type=arguments[1] if len(arguments) == 2 else Any)
    if isinstance(value, (list, tuple)):
        return ListConfig(value, parent=parent, element_type=arguments[0] if arguments else Any)
    return _convert(kind, value)


def _structured(described, parent=None):
    cls = described if isinstance(described, type) else type(described)
    node = DictConfig({}, parent=parent)
    node._set("_types", get_type_hints(cls))
    node._set("_object_type", cls)
    for field in fields(cls):
        if not isinstance(described, type):
            value = getattr(described, field.name)
        elif field.default is not _NO_DEFAULT:
            value = field.default
        elif field.default_factory is not _NO_DEFAULT:
            value = field.default_factory()
        else:
            value = MISSING
        node._content[field.name] = _wrap(value, node, node._types.get(field.name, Any))
    return node


# ---- containers


class Container:
    def _setup(self, content, parent, element_type):
        self._set("_content", content)
        self._set("_parent", parent)
        self._set("_element_type", element_type)
        self._set("_types", None)
        self._set("_object_type", None)
        self._set("_flags", {})

    def _set(self, name, value):
        object.__setattr__(self, name, value)

    def _root(self):
        node = self
        while node._parent is not None:
            node = node._parent
        return node

    def _flag(self, name):
        node = self
        while node is not None:
            if node._flags.get(name) is not None:
                return node._flags[name]
            node = node._parent
        return False

    def _closed(self):
        typed = self._types is not None and self._flags.get("struct") is not False
        return typed or self._flag("struct")

    def _read(self, key, default=_RAISE):
        value = self._content[key]
        if _is_missing(value):
            if default is _RAISE:
                raise MissingMandatoryValue(f"Missing mandatory value: {key}")
            return default
        if not _is_interpolation(value):
            return value
        return _convert(self._kind(key), _expand(value, self))

    def _store(self, key, value):
        if self._flag("readonly"):
            raise ReadonlyConfigError(f"Cannot change read-only config container\n    full_key: {key}")
        self._content[key] = _wrap(value, self, self._kind(key))

    def _kind(self, key):
        return self._element_type if self._types is None else self._types.get(key, Any)

    def _copied(self, parent):
        node = type(self)(parent=parent)
        for name in ("_element_type", "_types", "_object_type"):
            node._set(name, getattr(self, name))
        node._set("_flags", dict(self._flags))
        return node

    def __len__(self):
        return len(self._content)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return repr(_container(self))

    __str__ = __repr__

    def __deepcopy__(self, memo):
        return self._copied(self._parent)

    __copy__ = copy = lambda self: self._copied(self._parent)


class DictConfig(Container):
    def __init__(self, content=None, parent=None, element_type=Any, flags=None, **kwargs):
        self._setup({}, parent, element_type)
        self._flags.update(flags or {})
        source = content._content if isinstance(content, DictConfig) else content or {}
        for key, value in source.items():
            self._content[key] = _wrap(value, self, element_type)

    def _copied(self, parent):
        node = super()._copied(parent)
        for key, value in self._content.items():
            node._content[key] = _wrap(value, node)
        return node

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        if key not in self._content:
            raise ConfigAttributeError(f"Missing key {key}")
        return self._read(key)

    def __getitem__(self, key):
        if key not in self._content:
            raise ConfigKeyError(f"Missing key {key}")
        return self._read(key)

    def __setattr__(self, key, value):
        if self._closed() and key not in self._content:
            raise ConfigAttributeError(f"Key '{key}' is not in struct")
        self._store(key, value)

    def __setitem__(self, key, value):
        if self._closed() and key not in self._content:
            raise ConfigKeyError(f"Key '{key}' is not in struct")
        self._store(key, value)

    def __delitem__(self, key):
        if self._flag("readonly"):
            raise ReadonlyConfigError("Cannot change read-only config container")
        del self._content[key]

    def __delattr__(self, key):
        del self[key]

    def __contains__(self, key):
        if key not in self._content or _is_missing(self._content[key]):
            return False
        try:
            self._read(key)
        except OmegaConfBaseException:
            return False
        return True

    def __iter__(self):
        return iter(self._content)

    def __eq__(self, other):
        if isinstance(other, DictConfig):
            other = _container(other, resolve=True)
        return _container(self, resolve=True) == other

    def keys(self):
        return self._content.keys()

    def values(self):
        return [self._read(key) for key in self._content]

    def items(self):
        return [(key, self._read(key)) for key in self._content]

    def items_ex(self, resolve=True, keys=None):
        names = [key for key in self._content if keys is None or key in keys]
        return [(key, self._read(key) if resolve else self._content[key]) for key in names]

    def get(self, key, default_value=None):
        return self._read(key, default_value) if key in self._content else default_value

    def pop(self, key, default=_RAISE):
        if key not in self._content:
            if default is _RAISE:
                raise ConfigKeyError(f"Key not found: '{key}'")
            return default
        value = self._read(key)
        del self[key]
        return value

    def setdefault(self, key, default=None):
        if key not in self._content:
            self[key] = default
        return self[key]

    def update(self, *others, **values):
        for other in (*others, values):
            for key, value in dict(other).items():
                self[key] = value

    def merge_with(self, *others):
        for other in others:
            self._merge(_create(other))

    def _merge(self, other):
        if other._types is not None and self._types is None:
            self._set("_types", other._types)
            self._set("_object_type", other._object_type)
        for key, value in other._content.items():
            if key in self._content and _is_missing(value):
                continue
            if self._closed() and key not in self._content:
                raise ConfigKeyError(f"Key '{key}' not in '{self._object_type}'")
            before = self._content.get(key)
            kind = _plain_type(self._kind(key))
            if isinstance(value, DictConfig) and not isinstance(before, DictConfig) and is_dataclass(kind):
                before = self._content[key] = _structured(kind, self)
            if isinstance(value, DictConfig) and isinstance(before, DictConfig):
                before._merge(value)
            elif isinstance(value, ListConfig):
                self._content[key] = _wrap([item for item in value._content], self, kind)
            else:
                self._content[key] = _wrap(value, self, kind)


class ListConfig(Container):
    def __init__(self, content=None, parent=None, element_type=Any, **kwargs):
        self._setup([], parent, element_type)
        source = content._content if isinstance(content, ListConfig) else content or []
        for value in source:
            self._content.append(_wrap(value, self, element_type))

    def _copied(self, parent):
        node = super()._copied(parent)
        for value in self._content:
            node._content.append(_wrap(value, node))
        return node

    def __getitem__(self, index):
        if isinstance(index, slice):
            return ListConfig([self._read(i) for i in range(len(self._content))[index]], parent=self._parent)
        return self._read(index)

    def __setitem__(self, index, value):
        self._store(index, value)

    def __delitem__(self, index):
        del self._content[index]

    def __iter__(self):
        return iter([self._read(i) for i in range(len(self._content))])

    def __contains__(self, item):
        return any(item == value for value in self)

    def __eq__(self, other):
        if isinstance(other, ListConfig):
            other = _container(other, resolve=True)
        return _container(self, resolve=True) == (list(other) if isinstance(other, tuple) else other)

    def __add__(self, other):
        return ListConfig([*self._content, *other], parent=self._parent)

    def __radd__(self, other):
        return ListConfig([*other, *self._content], parent=self._parent)

    def append(self, item):
        if self._flag("readonly"):
            raise ReadonlyConfigError("ListConfig is read-only")
        self._content.append(_wrap(item, self, self._element_type))

    def extend(self, items):
        for item in items:
            self.append(item)

    def insert(self, index, item):
        self._content.insert(index, _wrap(item, self, self._element_type))

    def pop(self, index=-1):
        value = self._read(range(len(self._content))[index])
        del self._content[index]
        return value

    def remove(self, item):
        del self._content[self.index(item)]

    def clear(self):
        self._content.clear()

    def index(self, item):
        return list(self).index(item)

    def count(self, item):
        return list(self).count(item)

    def sort(self, key=None, reverse=False):
        self._content.sort(key=key, reverse=reverse)

    def get(self, index, default_value=None):
        return self._read(index, default_value) if -len(self) <= index < len(self) else default_value


class SCMode(Enum):
    DICT = 1
    DICT_CONFIG = 2
    INSTANTIATE = 3


def _container(node, resolve=False, throw=False, mode=SCMode.DICT, enum_names=False):
    if not isinstance(node, Container):
        return node.name if enum_names and isinstance(node, Enum) else node
    listed = isinstance(node, ListConfig)
    keys = range(len(node._content)) if listed else list(node._content)
    values = []
    for key in keys:
        value = node._content[key]
        if throw and _is_missing(value):
            raise MissingMandatoryValue(f"Missing mandatory value: {key}")
        if resolve and _is_interpolation(value):
            value = node._read(key)
        values.append(_container(value, resolve, throw, mode, enum_names))
    if listed:
        return values
    plain = dict(zip(keys, values))
    return node._object_type(**plain) if mode is SCMode.INSTANTIATE and node._object_type is not None else plain


def _resolve_all(node):
    for key in range(len(node._content)) if isinstance(node, ListConfig) else list(node._content):
        value = node._content[key]
        if _is_interpolation(value):
            node._content[key] = _wrap(node._read(key), node, node._kind(key))
        elif isinstance(value, Container):
            _resolve_all(value)


def _create(obj=None, parent=None, flags=None):
    if isinstance(obj, str):
        obj = yaml.safe_load(obj)
        obj = {obj: None} if isinstance(obj, str) else obj
    if is_dataclass(obj):
        return _structured(obj, parent)
    node = _wrap({} if obj is None else obj, parent)
    if flags:
        node._flags.update(flags)
    return node


def _select(cfg, key, default=None, throw_on_resolution_failure=True, throw_on_missing=False):
    try:
        value = _walk(cfg, key)
    except MissingMandatoryValue:
        if throw_on_missing:
            raise
        return default
    except (KeyError, AttributeError, IndexError, TypeError):
        return default
    return default if value is None else value
)py";

}  // namespace smgraph::python
