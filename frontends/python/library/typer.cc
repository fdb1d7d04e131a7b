// typer: commands of click whose options are the parameters of functions. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kTyperText = R"py(
import enum
import inspect
import pathlib
from datetime import datetime
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from click import Abort, BadParameter, ClickException, Command, Exit, Group, Parameter, ParamType
from click import Context as _ClickContext
from smgraph import is_known


class Context(_ClickContext):
    pass


class CallbackParam(Parameter):
    pass


class Info:
    def __init__(self, argument, default=..., *decls, **attrs):
        self.argument = argument
        self.default = default
        self.decls = decls
        self.attrs = attrs


def Option(default=..., *decls, **attrs):
    return Info(False, default, *decls, **attrs)


def Argument(default=..., *decls, **attrs):
    return Info(True, default, *decls, **attrs)


# A word of the command line as a value of the annotation; defaults may be such values already.
class _Words(ParamType):
    def __init__(self, make):
        self.make = make

    def __call__(self, value):
        return self.make(value) if not is_known(value) or isinstance(value, str) else value


def _moment(formats):
    def make(text):
        for one in formats:
            try:
                return datetime.strptime(text, one)
            except ValueError:
                pass
        raise BadParameter(f"{text!r} does not match the formats " + ", ".join(map(repr, formats)))

    return _Words(make)


def _member(kind, any_case):
    def make(text):
        for member in kind if is_known(text) else ():
            value = str(member.value)
            if value == text or (any_case and value.lower() == text.lower()):
                return member
        return kind(text)

    return _Words(make)


def _kind(annotation, attrs):
    if attrs.get("parser") or attrs.get("click_type"):
        return attrs.get("click_type") or _Words(attrs["parser"])
    if annotation in (int, float, bool):
        return annotation
    if annotation is datetime:
        return _moment(attrs.get("formats") or ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"])
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return _member(annotation, not attrs.get("case_sensitive", True))
    if isinstance(annotation, type) and issubclass(annotation, pathlib.PurePath):
        return _Words(pathlib.Path)
    return None


def _without_none(annotation):
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else annotation
    return annotation


class _Parameter(Parameter):
    def default(self, context):
        value = super().default(context)
        return None if value == () and self.attrs.get("default", ()) is None else self._listed(value)

    def joined(self, values):
        return self._listed(super().joined(values))

    def take(self, flag, words):
        return self._listed(super().take(flag, words))

    def _listed(self, value):
        return list(value) if self.attrs.get("listed") and isinstance(value, tuple) else value


def _called_back(callback):
    kinds = {"context": None, "param": None}
    untyped = []
    for p in inspect.signature(callback).parameters.values():
        kind = p.annotation
        role = "context" if _is_context(p) else "param" if kind is CallbackParam else None
        if role is None:
            untyped.append(p.name)
        else:
            kinds[role] = p.name
    value_name = untyped.pop() if untyped else None
    for role in kinds:
        if kinds[role] is None and untyped:
            kinds[role] = untyped.pop(0)

    def call(context, param, value):
        given = {kinds["context"]: context, kinds["param"]: param, value_name: value}
        return callback(**{name: one for name, one in given.items() if name is not None})

    return call


def _parameter(p, hint):
    annotation, *notes = get_args(hint) if get_origin(hint) is Annotated else [hint]
    notes = [n for n in (p.default, *notes) if isinstance(n, Info)]
    info = notes[0] if notes else Info(False, p.default)
    if info is not p.default and notes:
        info = Info(info.argument, p.default, *[d for d in (info.default, *info.decls) if d is not ...], **info.attrs)
    default, attrs = info.default, dict(info.attrs)
    factory = attrs.get("default_factory")
    required = (default is inspect.Parameter.empty or default is ...) and factory is None
    argument = info.argument if notes else required
    attrs["required"] = required
    if not required:
        attrs["default"] = default if factory is None else factory
    if attrs.get("callback"):
        attrs["callback"] = _called_back(attrs["callback"])
    annotation = _without_none(annotation)
    origin = annotation if annotation in (list, tuple) else get_origin(annotation)
    inner = [_without_none(one) for one in get_args(annotation)]
    if origin is list:
        attrs.update(listed=True, nargs=-1) if argument else attrs.update(listed=True, multiple=True)
        annotation = inner[0] if inner else str
    kind = tuple(_kind(one, attrs) or str for one in inner) if origin is tuple else _kind(annotation, attrs)
    switch = annotation is bool and not argument
    if switch:
        attrs["is_flag"] = True
    elif kind is not None:
        attrs["type"] = kind
    flag = f"--{p.name.replace('_', '-').lower()}"
    flags = [f"{flag}/--no-{flag[2:]}" if switch else flag]
    decls = [p.name, *(info.decls or flags)]
    return _Parameter([p.name] if argument else decls, attrs, argument)


def _is_context(p):
    kind = p.annotation
    return issubclass(kind, _ClickContext) if isinstance(kind, type) else isinstance(kind, str) and kind.endswith("Context")


def _command(function, name=None, **extra):
    parameters = inspect.signature(function).parameters.values()
    hints = get_type_hints(function, include_extras=True)
    made = Command(name or function.__name__.lower().replace("_", "-"), function,
                   [_parameter(p, hints.get(p.name, str)) for p in parameters if not _is_context(p)], **extra)
    for p in parameters:
        if _is_context(p):
            function.__click_passes__ = p.name
    return made


class Typer:
    def __init__(self, name=None, callback=None, **extra):
        self.root = Group(name, **{key: extra[key] for key in ("context_settings",) if extra.get(key)})
        self.named = name
        if callback is not None:
            self.callback()(callback)

    def command(self, name=None, context_settings=None, **extra):
        def decorate(function):
            self.__wrapped__ = function
            self.root.add_command(_command(function, name, context_settings=context_settings))
            return function

        return decorate

    def callback(self, **extra):
        def decorate(function):
            self.__wrapped__ = function
            made = _command(function)
            self.root.callback, self.root.params = made.callback, made.params
            return function

        return decorate

    def add_typer(self, other, name=None, **extra):
        if extra.get("callback"):
            other.callback()(extra["callback"])
        self.root.add_command(other.root, name or other.named or str(len(self.root.commands)))

    def _click(self):
        commands = list(self.root.commands.values())
        single = len(commands) == 1 and self.root.callback is None and not isinstance(commands[0], Group)
        return commands[0] if single else self.root

    def __call__(self, *args, **kwargs):
        return self._click().main(*args, **kwargs)


def run(function):
    return _command(function).main()


def echo(message=None, file=None, nl=True, err=False, color=None):
    if not err and file is None:
        print("" if message is None else message, end="\n" if nl else "")


def secho(message=None, file=None, nl=True, err=False, color=None, **styles):
    echo(message, file, nl, err)
)py";

}  // namespace smgraph::python
