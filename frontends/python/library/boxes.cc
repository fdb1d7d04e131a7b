// python-box, addict and munch: dicts whose keys are attributes. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kBoxText = R"py(
from smgraph import unread

_UNREAD = set("from_json from_msgpack from_toml from_yaml merge_update to_json to_msgpack to_toml to_yaml".split())


class BoxError(Exception):
    pass


class BoxKeyError(BoxError, KeyError, AttributeError):
    pass


def _plain(value):
    if isinstance(value, Box):
        return value.to_dict()
    return [_plain(one) for one in value] if isinstance(value, list) else value


class Box(dict):
    def __new__(cls, *args, **options):
        if any(name.startswith(("box_", "default_box", "camel_killer", "conversion_box", "frozen_box")) for name in options):
            return unread("box.Box")
        return super().__new__(cls)

    def __init__(self, *args, **names):
        for key, value in dict(*args, **names).items():
            self[key] = value

    def __setitem__(self, key, value):
        super().__setitem__(key, _boxed(value))

    def __getitem__(self, key):
        if key not in self:
            raise BoxKeyError(key)
        return super().__getitem__(key)

    def __getattr__(self, name):
        if name in _UNREAD:
            return unread("box.Box." + name)
        if name in self:
            return self[name]
        raise BoxKeyError(f"'Box' object has no attribute {name}")

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]

    def get(self, key, default=None):
        return self[key] if key in self else _boxed(default)

    def update(self, *args, **names):
        for key, value in dict(*args, **names).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self):
        return type(self)(self)

    def to_dict(self):
        return {key: _plain(value) for key, value in self.items()}


class BoxList(list):
    def to_list(self):
        return _plain(list(self))


class ConfigBox(Box):
    def __getattr__(self, name):
        return unread("box.ConfigBox") if name in ("bool", "int", "float", "list", "getboolean") else super().__getattr__(name)


def _boxed(value):
    if isinstance(value, dict) and not isinstance(value, Box):
        return Box(value)
    if isinstance(value, list) and not isinstance(value, BoxList):
        return BoxList([_boxed(one) for one in value])
    return tuple([_boxed(one) for one in value]) if type(value) is tuple else value
)py";

const std::string_view kAddictText = R"py(
class Dict(dict):
    def __init__(self, *args, **names):
        for key, value in dict(*args, **names).items():
            self[key] = _made(value)

    def __setattr__(self, name, value):
        self[name] = value

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return self[name]

    def __delattr__(self, name):
        del self[name]

    # What is not there is in the dict from the first time that something is set in it.
    def __missing__(self, name):
        made = Dict()
        object.__setattr__(made, "_above", (self, name))
        return made

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        above = self.__dict__.get("_above")
        if above is not None:
            object.__setattr__(self, "_above", None)
            above[0][above[1]] = self

    def to_dict(self):
        return {key: _plain(value) for key, value in self.items()}

    def copy(self):
        return Dict(dict(self))

    def update(self, *args, **names):
        for key, value in dict(*args, **names).items():
            if isinstance(self.get(key), dict) and isinstance(value, dict):
                self[key].update(value)
            else:
                self[key] = _made(value)


def _made(value):
    if isinstance(value, dict):
        return Dict(value)
    return type(value)([_made(one) for one in value]) if type(value) in (list, tuple) else value


def _plain(value):
    if isinstance(value, Dict):
        return value.to_dict()
    return type(value)([_plain(one) for one in value]) if type(value) in (list, tuple) else value
)py";

const std::string_view kMunchText = R"py(
class Munch(dict):
    def __init__(self, *args, **names):
        self.update(*args, **names)

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]

    def update(self, *args, **names):
        for key, value in dict(*args, **names).items():
            self[key] = value

    def toDict(self):
        return unmunchify(self)

    @classmethod
    def fromDict(cls, d):
        return munchify(d, cls)

    def copy(self):
        return type(self).fromDict(self)


def munchify(x, factory=Munch):
    if isinstance(x, dict):
        return factory({key: munchify(value, factory) for key, value in x.items()})
    return type(x)([munchify(one, factory) for one in x]) if type(x) in (list, tuple) else x


def unmunchify(x):
    if isinstance(x, dict):
        return {key: unmunchify(value) for key, value in x.items()}
    return type(x)([unmunchify(one) for one in x]) if type(x) in (list, tuple) else x
)py";

}  // namespace smgraph::python
