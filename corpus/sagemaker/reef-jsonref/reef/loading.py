import json
import string
from pathlib import Path


class ConfigError(RuntimeError):
    def __init__(self, where, message):
        super().__init__(f"{where}: {message}")
        self.where = where


class AttrDict(dict):
    """Keys as attributes, all the way down."""

    def __getattr__(self, name):
        try:
            value = self[name]
        except KeyError:
            raise AttributeError(name) from None
        return value

    def __setattr__(self, name, value):
        self[name] = value

    @classmethod
    def wrap(cls, value):
        if isinstance(value, dict):
            return cls({k: cls.wrap(v) for k, v in value.items()})
        if isinstance(value, list):
            return [cls.wrap(v) for v in value]
        return value


def _include(value, folder):
    if isinstance(value, list):
        return [_include(v, folder) for v in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"$include"}:
        pattern = value["$include"]
        paths = sorted(folder.glob(pattern))
        if not paths:
            raise ConfigError(folder, f"nothing matches {pattern}")
        loaded = [_include(json.loads(p.read_text()), p.parent) for p in paths]
        return loaded if "*" in pattern else loaded[0]
    return {k: _include(v, folder) for k, v in value.items()}


def _point(document, pointer):
    for part in pointer.lstrip("#/").split("/"):
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


def _resolve(value, document):
    if isinstance(value, dict):
        if "$ref" in value:
            merged = dict(_point(document, value["$ref"]))
            merged.update((k, v) for k, v in value.items() if k != "$ref")
            return _resolve(merged, document)
        return {k: _resolve(v, document) for k, v in value.items()}
    if isinstance(value, list):
        return [_resolve(v, document) for v in value]
    if isinstance(value, str) and "${" in value:
        return string.Template(value).substitute({k: v for k, v in document.items() if isinstance(v, str)})
    return value


def load(path: Path) -> AttrDict:
    document = _include(json.loads(path.read_text()), path.parent)
    return AttrDict.wrap(_resolve(document, document))
