// jinja2: environments, loaders, filters and tests. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kJinjaRuntimeText = R"py(
from smgraph import is_known

_NONE = object()


class NotHere(Exception):
    """What a template uses is not written here."""


class TemplateError(Exception):
    def __init__(self, message=None):
        super().__init__(message)
        self.message = message


class TemplateSyntaxError(TemplateError):
    pass


class TemplateRuntimeError(TemplateError):
    pass


class UndefinedError(TemplateRuntimeError):
    pass


class TemplateNotFound(IOError, LookupError, TemplateError):
    def __init__(self, name, message=None):
        IOError.__init__(self, name)
        self.name, self.message = name, name if message is None else message


class Undefined:
    def __init__(self, hint=None, obj=_NONE):
        self._undefined_hint, self._obj = hint, obj

    def _fail(self, *args, **options):
        if self._obj is _NONE:
            raise UndefinedError(f"{self._undefined_hint!r} is undefined")
        kind = "dict" if isinstance(self._obj, dict) else f"{type(self._obj).__module__}.{type(self._obj).__qualname__}"
        raise UndefinedError(f"{kind + ' object'!r} has no attribute {self._undefined_hint!r}")

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return self._fail()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __floordiv__ = __mod__ = _fail
    __call__ = __getitem__ = __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = __neg__ = _fail

    def __eq__(self, other):
        return isinstance(other, Undefined)

    def __hash__(self):
        return id(type(self))

    def __str__(self):
        return ""

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())

    def __bool__(self):
        return False


class ChainableUndefined(Undefined):
    def __getattr__(self, name):
        return self

    def __getitem__(self, key):
        return self


class StrictUndefined(Undefined):
    __iter__ = __str__ = __len__ = __bool__ = __eq__ = Undefined._fail
    __hash__ = None

    def __contains__(self, item):
        return self._fail()


class Scope:
    def __init__(self, outer=None, names=None, environment=None):
        self.outer, self.names = outer, {} if names is None else names
        self.environment = outer.environment if environment is None else environment

    def find(self, name):
        here = self
        while here is not None:
            if name in here.names:
                return here.names[name]
            here = here.outer
        if name in ("self", "super", "lipsum", "cycler", "joiner"):
            raise NotHere
        return self.environment.undefined(name)

    def set(self, name, value):
        self.names[name] = value


def output(value):
    return str(value)


def attribute(environment, value, name):
    if not is_known(value) or isinstance(value, Undefined):
        return getattr(value, name)
    found = getattr(value, name, _NONE)
    if found is not _NONE:
        return found
    try:
        return value[name]
    except (TypeError, LookupError, AttributeError):
        return environment.undefined(name, value)


def subscript(environment, value, key):
    if not is_known(value) or isinstance(value, Undefined):
        return value[key]
    try:
        return value[key]
    except (TypeError, LookupError, AttributeError):
        found = getattr(value, key, _NONE) if isinstance(key, str) else _NONE
        return environment.undefined(key, value) if found is _NONE else found


def called(scope, function, positional, named):
    if getattr(function, "jinja_pass_arg", None) is not None:
        raise NotHere
    return function(*positional, **named)


class Loop:
    def __init__(self, items, at, depth=1):
        self._items, self.index0, self.depth, self.depth0 = items, at, depth, depth - 1
        self.index, self.length = at + 1, len(items)
        self.first, self.last = at == 0, at == len(items) - 1
        self.revindex, self.revindex0 = len(items) - at, len(items) - at - 1

    @property
    def previtem(self):
        return Undefined("there is no previous item") if self.first else self._items[self.index0 - 1]

    @property
    def nextitem(self):
        return Undefined("there is no next item") if self.last else self._items[self.index0 + 1]

    def cycle(self, *args):
        return args[self.index0 % len(args)]

    def changed(self, *values):
        raise NotHere


def loop_over(environment, scope, out, names, values, condition, body, otherwise):
    chosen = []
    for value in values:
        inner = Scope(scope)
        if len(names) == 1:
            inner.set(names[0], value)
        else:
            for name, one in zip(names, value):
                inner.set(name, one)
        if condition is None or condition(inner):
            chosen.append((value, inner))
    items = [value for value, _ in chosen]
    for at, (value, inner) in enumerate(chosen):
        inner.set("loop", Loop(items, at))
        body(inner, out)
    if otherwise is not None and not items:
        otherwise(Scope(scope), out)


class Namespace:
    def __init__(self, *args, **values):
        self.__dict__.update(*args, **values)
)py";

const std::string_view kJinjaFiltersText = R"py(
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from jinja2.runtime import NotHere, Undefined, attribute, subscript


def _getter(environment, path):
    parts = [int(part) if part.isdigit() else part for part in str(path).split(".")] if path is not None else []

    def get(value):
        for part in parts:
            value = subscript(environment, value, part)
        return value

    return get


def _folded(value, case_sensitive=False):
    return value.lower() if isinstance(value, str) and not case_sensitive else value


def _default(env, value, default_value="", boolean=False):
    return default_value if isinstance(value, Undefined) or (boolean and not value) else value


def _join(env, value, d="", attribute=None):
    get = _getter(env, attribute)
    return str(d).join([str(get(one)) for one in value])


def _sort(env, value, reverse=False, case_sensitive=False, attribute=None):
    getters = [_getter(env, one) for one in attribute.split(",")] if isinstance(attribute, str) else [_getter(env, attribute)]
    return sorted(value, key=lambda one: [_folded(get(one), case_sensitive) for get in getters], reverse=reverse)


def _unique(env, value, case_sensitive=False, attribute=None):
    get = _getter(env, attribute)
    seen = {}
    for one in value:
        seen.setdefault(_folded(get(one), case_sensitive), one)
    return list(seen.values())


def _int(env, value, default=0, base=10):
    try:
        return int(value, base) if isinstance(value, str) else int(value)
    except (TypeError, ValueError):
        try:
            return int(float(value))
        except (TypeError, ValueError):
            return default


def _float(env, value, default=0.0):
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def _round(env, value, precision=0, method="common"):
    if method == "common":
        return round(value, precision)
    return getattr(math, method)(value * 10 ** precision) / 10 ** precision


def _tojson(env, value, indent=None):
    text = json.dumps(value, sort_keys=True, indent=indent)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("'", "\\u0027")


def _title(env, value):
    return "".join([part[0].upper() + part[1:].lower() for part in re.split(r"([-\s({\[<]+)", str(value)) if part])


def _indent(env, value, width=4, first=False, blank=False):
    space = width if isinstance(width, str) else " " * width
    lines = (value + "\n").splitlines()
    rest = [line if not line and not blank else space + line for line in lines[1:]]
    return "\n".join([space + lines[0] if first else lines[0], *rest])


def _sum(env, iterable, attribute=None, start=0):
    return sum(map(_getter(env, attribute), iterable), start)


def _extreme(choose):
    def apply(env, value, case_sensitive=False, attribute=None):
        items, get = list(value), _getter(env, attribute)
        return choose(items, key=lambda one: _folded(get(one), case_sensitive)) if items else env.undefined("No aggregated item, sequence was empty.")

    return apply


def _map(env, value, *args, **options):
    if not args:
        get, default = _getter(env, options["attribute"]), options.get("default")
        values = [get(one) for one in value]
        return [default if isinstance(one, Undefined) and "default" in options else one for one in values]
    return [env.call_filter(args[0], one, list(args[1:]), options) for one in value]


def _chosen(wanted, of_attribute):
    def apply(env, value, *args, **options):
        args = list(args)
        get = _getter(env, args.pop(0) if of_attribute else None)
        if not args:
            return [one for one in value if (not not get(one)) is wanted]
        return [one for one in value if (not not env.call_test(args[0], get(one), args[1:], options)) is wanted]

    return apply


def _dictsort(env, value, case_sensitive=False, by="key", reverse=False):
    place = 0 if by == "key" else 1
    return sorted(value.items(), key=lambda pair: _folded(pair[place], case_sensitive), reverse=reverse)


def _groupby(env, value, attribute, default=None, case_sensitive=False):
    get, groups = _getter(env, attribute), {}
    for one in sorted(value, key=lambda one: _folded(get(one), case_sensitive)):
        groups.setdefault(_folded(get(one), case_sensitive), []).append(one)
    return [(get(items[0]), items) for items in groups.values()]


def _batch(env, value, linecount, fill_with=None):
    items = list(value)
    rows = [items[at:at + linecount] for at in range(0, len(items), linecount)]
    if fill_with is not None and rows:
        rows[-1] += [fill_with] * (linecount - len(rows[-1]))
    return rows


def _replace(env, value, old, new, count=None):
    return str(value).replace(str(old), str(new), -1 if count is None else count)


def _first(env, value):
    for one in value:
        return one
    return env.undefined("No first item, sequence was empty.")


def _last(env, value):
    items = list(value)
    return items[-1] if items else env.undefined("No last item, sequence was empty.")


def _reverse(env, value):
    return value[::-1] if isinstance(value, str) else list(value)[::-1]


def _attr(env, value, name):
    return getattr(value, name, env.undefined(name, value))


def _length(env, value):
    return len(value)


FILTERS = {
    "abs": lambda env, value: abs(value), "attr": _attr, "batch": _batch, "capitalize": lambda env, value: str(value).capitalize(),
    "center": lambda env, value, width=80: str(value).center(width), "count": _length, "d": _default, "default": _default,
    "dictsort": _dictsort, "first": _first, "float": _float, "format": lambda env, value, *args, **named: str(value) % (named or args),
    "groupby": _groupby, "indent": _indent, "int": _int, "items": lambda env, value: list(value.items()), "join": _join, "last": _last,
    "length": _length, "list": lambda env, value: list(value), "lower": lambda env, value: str(value).lower(), "map": _map,
    "max": _extreme(max), "min": _extreme(min), "reject": _chosen(False, False), "rejectattr": _chosen(False, True),
    "replace": _replace, "reverse": _reverse, "round": _round, "safe": lambda env, value: value, "select": _chosen(True, False),
    "selectattr": _chosen(True, True), "sort": _sort, "string": lambda env, value: str(value), "sum": _sum, "title": _title,
    "tojson": _tojson, "trim": lambda env, value, chars=None: str(value).strip(chars), "unique": _unique,
    "upper": lambda env, value: str(value).upper(), "wordcount": lambda env, value: len(re.findall(r"\w+", str(value))),
}

TESTS = {
    "boolean": lambda value: value is True or value is False, "callable": callable, "defined": lambda value: not isinstance(value, Undefined),
    "divisibleby": lambda value, num: value % num == 0, "eq": lambda a, b: a == b, "equalto": lambda a, b: a == b, "even": lambda value: value % 2 == 0,
    "false": lambda value: value is False, "float": lambda value: isinstance(value, float), "ge": lambda a, b: a >= b, "greaterthan": lambda a, b: a > b,
    "gt": lambda a, b: a > b, "in": lambda value, seq: value in seq, "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "iterable": lambda value: isinstance(value, Iterable), "le": lambda a, b: a <= b, "lessthan": lambda a, b: a < b, "lower": lambda value: str(value).islower(),
    "lt": lambda a, b: a < b, "mapping": lambda value: isinstance(value, Mapping), "ne": lambda a, b: a != b, "none": lambda value: value is None,
    "number": lambda value: isinstance(value, (int, float)), "odd": lambda value: value % 2 == 1, "sameas": lambda a, b: a is b,
    "sequence": lambda value: hasattr(value, "__len__") and hasattr(value, "__getitem__"), "string": lambda value: isinstance(value, str), "true": lambda value: value is True,
    "undefined": lambda value: isinstance(value, Undefined), "upper": lambda value: str(value).isupper(),
}
)py";

const std::string_view kJinjaText = R"py(
import os
from jinja2.filters import FILTERS, TESTS
from jinja2.parser import Parser
from jinja2.runtime import (ChainableUndefined, Namespace, NotHere, Scope, StrictUndefined, TemplateError, TemplateNotFound,
                            TemplateRuntimeError, TemplateSyntaxError, Undefined, UndefinedError)
from smgraph import has_file, is_known, unread


class BaseLoader:
    def get_source(self, environment, template):
        raise TemplateNotFound(template)

    def list_templates(self):
        return unread("jinja2.BaseLoader.list_templates")


class DictLoader(BaseLoader):
    def __init__(self, mapping):
        self.mapping = mapping

    def get_source(self, environment, template):
        if template not in self.mapping:
            raise TemplateNotFound(template)
        return self.mapping[template], None, None

    def list_templates(self):
        return sorted(self.mapping)


class FunctionLoader(BaseLoader):
    def __init__(self, load_func):
        self.load_func = load_func

    def get_source(self, environment, template):
        found = self.load_func(template)
        if found is None:
            raise TemplateNotFound(template)
        return (found, None, None) if isinstance(found, str) else found


class FileSystemLoader(BaseLoader):
    def __init__(self, searchpath, encoding="utf-8", followlinks=False):
        self.searchpath = [os.fspath(path) for path in ([searchpath] if isinstance(searchpath, (str, os.PathLike)) else searchpath)]

    def get_source(self, environment, template):
        for folder in self.searchpath:
            path = os.path.join(folder, template)
            if has_file(path):
                with open(path) as file:
                    return file.read(), path, None
        return unread("jinja2.FileSystemLoader.get_source"), None, None


class PackageLoader(FileSystemLoader):
    def __init__(self, package_name, package_path="templates", encoding="utf-8"):
        super().__init__(os.path.join(package_name.replace(".", "/"), package_path))


class ChoiceLoader(BaseLoader):
    def __init__(self, loaders):
        self.loaders = loaders

    def get_source(self, environment, template):
        for loader in self.loaders:
            try:
                return loader.get_source(environment, template)
            except TemplateNotFound:
                pass
        raise TemplateNotFound(template)


def select_autoescape(enabled_extensions=("html", "htm", "xml"), disabled_extensions=(), default_for_string=True, default=False):
    def escapes(name):
        ending = "" if name is None else name.lower().rpartition(".")[2]
        return default_for_string if name is None else True if ending in enabled_extensions else False if ending in disabled_extensions else default

    return escapes


def _passing(what):
    def decorate(function):
        function.jinja_pass_arg = what
        return function

    return decorate


pass_context, pass_eval_context, pass_environment = _passing("context"), _passing("eval_context"), _passing("environment")
_SETTINGS = {"block_start_string": "{%", "block_end_string": "%}", "variable_start_string": "{{", "variable_end_string": "}}",
             "comment_start_string": "{#", "comment_end_string": "#}", "trim_blocks": False, "lstrip_blocks": False,
             "keep_trailing_newline": False, "finalize": None, "autoescape": False, "loader": None, "undefined": Undefined}
_IGNORED = {"cache_size", "auto_reload", "optimized", "bytecode_cache"}


class Environment:
    def __init__(self, *args, **settings):
        self._here = not args and not settings.keys() - _SETTINGS.keys() - _IGNORED
        for name, value in {**_SETTINGS, **settings}.items():
            setattr(self, name, value)
        self.filters, self.tests = dict(FILTERS), dict(TESTS)
        self.globals = {"range": range, "dict": dict, "namespace": Namespace}

    def call_filter(self, name, value, args=(), kwargs=None):
        function = self.filters.get(name)
        if function is None or getattr(function, "jinja_pass_arg", None) in ("context", "eval_context"):
            raise NotHere
        own = function is FILTERS.get(name) or getattr(function, "jinja_pass_arg", None) == "environment"
        return function(self, value, *args, **(kwargs or {})) if own else function(value, *args, **(kwargs or {}))

    def call_test(self, name, value, args=(), kwargs=None):
        if name not in self.tests:
            raise NotHere
        return self.tests[name](value, *args, **(kwargs or {}))

    def from_string(self, source, globals=None, template_class=None):
        return Template._of(self, source, None, globals)

    def get_template(self, name, parent=None, globals=None):
        if isinstance(name, Template):
            return name
        if self.loader is None:
            raise TypeError("no loader for this environment specified")
        return Template._of(self, self.loader.get_source(self, name)[0], name, globals)

    def select_template(self, names, parent=None, globals=None):
        for name in names:
            try:
                return self.get_template(name, parent, globals)
            except TemplateNotFound:
                pass
        raise TemplateNotFound(names[-1])

    def list_templates(self, **options):
        return unread("jinja2.Environment.list_templates") if options else self.loader.list_templates()

    def add_extension(self, extension):
        self._here = False

    def compile_expression(self, *args, **options):
        return unread("jinja2.Environment.compile_expression")


class Template:
    def __new__(cls, source, **settings):
        return Environment(**settings).from_string(source)

    def __init__(self, *args, **settings):
        pass

    @staticmethod
    def _of(environment, source, name, globals):
        made = object.__new__(Template)
        made.environment, made.name, made.filename = environment, name, name
        made._globals, made._write = {**environment.globals, **(globals or {})}, None
        escapes = environment.autoescape(name) if callable(environment.autoescape) else environment.autoescape
        if is_known(source) and environment._here and not escapes:
            try:
                made._write = Parser(source, environment).body()[0]
            except NotHere:
                pass
        return made

    def write(self, scope, out):
        if self._write is None:
            raise NotHere
        self._write(Scope(scope), out)

    def render(self, *args, **names):
        out = []
        try:
            self.write(Scope(None, {**self._globals, **dict(*args, **names)}, self.environment), out)
            return "".join(out)
        except NotHere:
            return unread("jinja2.Template.render")

    def __getattr__(self, name):
        if name in ("stream", "generate", "module", "make_module", "root_render_func", "new_context", "render_async"):
            return unread("jinja2.Template." + name)
        raise AttributeError(f"'Template' object has no attribute {name!r}")
)py";

}  // namespace smgraph::python
