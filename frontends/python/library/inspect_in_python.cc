// inspect, as far as it is written in Python here.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kInspectKindsText = R"py(
from enum import IntEnum

_DESCRIPTIONS = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return _DESCRIPTIONS[self.value]
)py";

const std::string_view kInspectText = R"py(
import _inspect
import smgraph
from collections import namedtuple
from inspect import Parameter, Signature, signature

FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")
FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getmro(cls):
    return cls.__mro__


def getattr_static(obj, attr, *default):
    classes = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
    for names in [vars(obj) if hasattr(obj, "__dict__") else {}, *[vars(cls) for cls in classes if cls is not object]]:
        if attr in names:
            return names[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def getfullargspec(func):
    function = getattr(func, "__func__", func)
    named = None if isinstance(function, type) else signature(function, follow_wrapped=False).parameters
    if named is None or not smgraph.is_known(named):
        return _inspect.getfullargspec(func)
    kinds = {name: parameter.kind for name, parameter in named.items()}
    rest = {kind: name for name, kind in kinds.items()}
    by_position = [name for name, kind in kinds.items() if kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)]
    by_name = [name for name, kind in kinds.items() if kind == Parameter.KEYWORD_ONLY]
    defaults = {name: parameter.default for name, parameter in named.items() if parameter.default is not Parameter.empty}
    notes = dict(getattr(function, "__annotations__", {}))
    if "return" in notes:
        notes = {"return": notes["return"], **notes}
    return FullArgSpec(
        by_position,
        rest.get(Parameter.VAR_POSITIONAL),
        rest.get(Parameter.VAR_KEYWORD),
        tuple(defaults[name] for name in by_position if name in defaults) or None,
        by_name,
        {name: defaults[name] for name in by_name if name in defaults} or None,
        notes,
    )


def getsourcelines(object):
    return getsource(object).splitlines(True), _inspect.lineno()


def getsource(object):
    return smgraph.source(unwrap(getattr(object, "__func__", object)))


# ---- frames

class _Code:
    def __init__(self, name):
        self.co_name, self.co_filename = name, _inspect.filename()


class _Frame:
    def __init__(self, names):
        self.f_code, self._names, self.f_lineno = _Code(names[0]), names, _inspect.lineno()

    @property
    def f_back(self):
        return _Frame(self._names[1:]) if len(self._names) > 1 else None


def _frame(depth):
    names = smgraph.names_of_frames()
    if not smgraph.is_known(names):
        return _inspect.currentframe()
    if depth + 2 >= len(names):
        raise ValueError("call stack is not deep enough")
    return _Frame(names[depth + 2:])  # without this function and the one that calls it


def currentframe():
    return _frame(0)


def caller_frame(depth=0):  # sys._getframe
    return _frame(depth)


def stack(context=1):
    frames, frame = [], _frame(0)
    while frame is not None:
        frames.append(FrameInfo(frame, _inspect.filename(), frame.f_lineno, frame.f_code.co_name, None, None))
        frame = frame.f_back
    return frames


# ---- texts

def formatannotation(annotation):
    text = repr(annotation)
    if text.startswith("typing."):
        return text.replace("typing.", "")
    if not text.startswith("<class "):
        return text
    where = annotation.__module__
    return annotation.__qualname__ if where == "builtins" else f"{where}.{annotation.__qualname__}"


def text_of_parameter(parameter):
    text = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "") + parameter.name
    annotated = parameter.annotation is not Parameter.empty
    if annotated:
        text += ": " + formatannotation(parameter.annotation)
    if parameter.default is not Parameter.empty:
        text += (" = " if annotated else "=") + repr(parameter.default)
    return text


def text_of_signature(signature):
    parts, by_position, starred = [], False, False
    for parameter in signature.parameters.values():
        if by_position and parameter.kind is not Parameter.POSITIONAL_ONLY:
            parts.append("/")
        by_position = parameter.kind is Parameter.POSITIONAL_ONLY
        if parameter.kind is Parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
        starred = starred or parameter.kind in (Parameter.VAR_POSITIONAL, Parameter.KEYWORD_ONLY)
        parts.append(text_of_parameter(parameter))
    if by_position:
        parts.append("/")
    gives = signature.return_annotation
    return f"({', '.join(parts)})" + ("" if gives is Signature.empty else f" -> {formatannotation(gives)}")
)py";

}  // namespace smgraph::python
