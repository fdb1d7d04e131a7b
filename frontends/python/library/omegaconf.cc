// OmegaConf: configurations in layers, as far as programs that build pipelines use them.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kOmegaConfText = R"py(
import sys
from contextlib import contextmanager
from pathlib import Path

import yaml
from omegaconf.containers import (
    ConfigAttributeError,
    ConfigKeyError,
    Container,
    DictConfig,
    II,
    InterpolationKeyError,
    InterpolationResolutionError,
    ListConfig,
    MISSING,
    MissingMandatoryValue,
    OmegaConfBaseException,
    ReadonlyConfigError,
    SCMode,
    SI,
    UnsupportedInterpolationType,
    ValidationError,
    _container,
    _create,
    _is_interpolation,
    _is_missing,
    _resolve_all,
    _resolvers,
    _select,
    _wrap,
)


class OmegaConf:
    create = structured = staticmethod(_create)
    select = staticmethod(_select)
    resolve = staticmethod(_resolve_all)

    @staticmethod
    def load(file_):
        text = Path(file_).read_text() if isinstance(file_, (str, Path)) else file_.read()
        return OmegaConf.create(yaml.safe_load(text))

    @staticmethod
    def save(config, f, resolve=False):
        text = OmegaConf.to_yaml(config, resolve=resolve)
        Path(f).write_text(text) if isinstance(f, (str, Path)) else f.write(text)

    @staticmethod
    def from_dotlist(dotlist):
        config = DictConfig({})
        for argument in dotlist:
            key, equals, text = argument.partition("=")
            OmegaConf.update(config, key, yaml.safe_load(text) if text else text if equals else None)
        return config

    @staticmethod
    def from_cli(args_list=None):
        return OmegaConf.from_dotlist(sys.argv[1:] if args_list is None else args_list)

    @staticmethod
    def merge(*configs):
        first = configs[0]
        target = first._copied(None) if isinstance(first, Container) else OmegaConf.create(first)
        for other in configs[1:]:
            other = other if isinstance(other, Container) else OmegaConf.create(other)
            if isinstance(target, ListConfig):
                target = other._copied(None)
            else:
                target._merge(other)
        return target

    unsafe_merge = merge

    @staticmethod
    def update(cfg, key, value=None, merge=True, force_add=False):
        *path, last = [part for part in key.replace("[", ".").replace("]", "").split(".") if part]
        for part in path:
            part = int(part) if isinstance(cfg, ListConfig) else part
            if isinstance(cfg, DictConfig) and not isinstance(cfg._content.get(part), Container):
                cfg[part] = {}
            cfg = cfg._content[part]
        last = int(last) if isinstance(cfg, ListConfig) else last
        before = cfg._content.get(last) if isinstance(cfg, DictConfig) else None
        if merge and isinstance(before, DictConfig) and isinstance(value, (dict, DictConfig)):
            before._merge(OmegaConf.create(value))
        elif force_add:
            cfg._content[last] = _wrap(value, cfg)
        else:
            cfg[last] = value

    @staticmethod
    def to_container(cfg, *, resolve=False, throw_on_missing=False, enum_to_str=False, structured_config_mode=SCMode.DICT):
        return _container(cfg, resolve, throw_on_missing, structured_config_mode, enum_to_str)

    @staticmethod
    def to_object(cfg):
        return _container(cfg, True, True, SCMode.INSTANTIATE, False)

    @staticmethod
    def to_yaml(cfg, *, resolve=False, sort_keys=False):
        return yaml.dump(_container(cfg, resolve, False, SCMode.DICT, True), sort_keys=sort_keys)

    @staticmethod
    def register_new_resolver(name, resolver, *, replace=False, use_cache=False):
        if name in _resolvers and not replace:
            raise ValueError(f"resolver '{name}' is already registered")
        _resolvers[name] = resolver

    register_resolver = legacy_register_resolver = register_new_resolver

    @staticmethod
    def has_resolver(name):
        return name in _resolvers or name.startswith("oc.")

    @staticmethod
    def clear_resolver(name):
        return _resolvers.pop(name, None) is not None

    @staticmethod
    def clear_resolvers():
        _resolvers.clear()

    @staticmethod
    def is_config(obj):
        return isinstance(obj, Container)

    @staticmethod
    def is_dict(obj):
        return isinstance(obj, DictConfig)

    @staticmethod
    def is_list(obj):
        return isinstance(obj, ListConfig)

    @staticmethod
    def is_missing(cfg, key):
        return _is_missing(cfg._content[key])

    @staticmethod
    def is_interpolation(cfg, key=None):
        return key is not None and _is_interpolation(cfg._content[key])

    @staticmethod
    def missing_keys(cfg):
        missing = set()
        for key in range(len(cfg._content)) if isinstance(cfg, ListConfig) else cfg._content:
            value = cfg._content[key]
            if _is_missing(value):
                missing.add(str(key))
            elif isinstance(value, Container):
                missing |= {f"{key}.{rest}" for rest in OmegaConf.missing_keys(value)}
        return missing

    @staticmethod
    def masked_copy(conf, keys):
        keys = [keys] if isinstance(keys, str) else keys
        return DictConfig({key: value for key, value in conf._content.items() if key in keys})

    @staticmethod
    def get_type(obj, key=None):
        node = obj if key is None else obj._content[key]
        return {DictConfig: dict, ListConfig: list}.get(type(node), type(node)) if getattr(node, "_object_type", None) is None else node._object_type

    @staticmethod
    def set_struct(conf, value):
        conf._flags["struct"] = value

    @staticmethod
    def is_struct(conf):
        return conf._flag("struct")

    @staticmethod
    def set_readonly(conf, value):
        conf._flags["readonly"] = value

    @staticmethod
    def is_readonly(conf):
        return conf._flag("readonly")


@contextmanager
def flag_override(config, names, values):
    before = dict(config._flags)
    names, values = ([names], [values]) if isinstance(names, str) else (names, values)
    config._flags.update(zip(names, values))
    try:
        yield config
    finally:
        config._set("_flags", before)


def open_dict(config):
    return flag_override(config, "struct", False)


def read_write(config):
    return flag_override(config, "readonly", False)
)py";

}  // namespace smgraph::python
