// importlib's ways to files, pprint, types, warnings, weakref, tqdm, and what other modules share.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

// The comparisons of classes whose `_sides(other)` are two values in the same order as the objects,
// None for an object of another kind.
const std::string_view kKeywordText = R"py(
kwlist = """False None True and as assert async await break class continue def del elif else except finally for from global if
import in is lambda nonlocal not or pass raise return try while with yield""".split()
softkwlist = ["_", "case", "match", "type"]
iskeyword = frozenset(kwlist).__contains__
issoftkeyword = frozenset(softkwlist).__contains__
)py";

const std::string_view kOrderedText = R"py(
import _comparison
import smgraph


class Ordered:
    def _compared(self, other, holds):
        if not smgraph.is_known(other):
            return _comparison.compare(self, other)
        sides = self._sides(other)
        return NotImplemented if sides is None else holds(*sides)

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)
)py";

const std::string_view kImportlibUtilText = R"py(
import _importlib
import smgraph


class _FileLoader:
    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def exec_module(self, module):
        smgraph.execute_module(module)

    def load_module(self, fullname=None):
        module = smgraph.new_module(self.name, self.path)
        smgraph.execute_module(module)
        return module


class _ModuleSpec:
    def __init__(self, name, loader, origin):
        self.name, self.loader, self.origin = name, loader, origin
        self.submodule_search_locations = None


def spec_from_file_location(name, location=None, **options):
    if not smgraph.has_file(location):
        return _importlib.spec_from_file_location(name, location)
    return _ModuleSpec(name, _FileLoader(name, location), location)


def module_from_spec(spec):
    if not isinstance(spec, _ModuleSpec):
        return _importlib.module_from_spec(spec)
    return smgraph.new_module(spec.name, spec.origin)
)py";

const std::string_view kImportlibMachineryText = R"py(
from importlib.util import _FileLoader as SourceFileLoader
)py";

const std::string_view kImportlibResourcesText = R"py(
import _importlib
import importlib
from contextlib import nullcontext as as_file
from pathlib import Path


def files(anchor):
    package = importlib.import_module(anchor) if isinstance(anchor, str) else anchor
    folders = getattr(package, "__path__", None)
    return Path(folders[0]) if isinstance(folders, list) else _importlib.files(anchor)


def read_text(package, resource, encoding="utf-8", errors="strict"):
    return files(package).joinpath(resource).read_text()


def read_binary(package, resource):
    return files(package).joinpath(resource).read_bytes()


def open_text(package, resource, encoding="utf-8", errors="strict"):
    return files(package).joinpath(resource).open()


def path(package, resource):
    return as_file(files(package).joinpath(resource))


def is_resource(package, name):
    return files(package).joinpath(name).is_file()


def contents(package):
    return [entry.name for entry in files(package).iterdir()]
)py";

const std::string_view kPkgutilText = R"py(
import _pkgutil
import smgraph
from importlib import import_module
from importlib.resources import files


def get_data(package, resource):
    return files(package).joinpath(resource).read_bytes()


def walk_packages(path=None, prefix="", onerror=None):
    for info in _pkgutil.iter_modules(path, prefix):
        yield info
        if info.ispkg:
            package = import_module(info.name)
            if smgraph.is_known(package) or not smgraph.is_known(info.name):  # else: no such module
                yield from walk_packages(package.__path__, info.name + ".", onerror)
)py";

const std::string_view kTypesText = R"py(
import smgraph
from collections.abc import Mapping


def new_class(name, bases=(), kwds=None, exec_body=None):
    keywords = dict(kwds or {})
    meta = keywords.pop("metaclass", type(bases[0]) if bases else type)
    names = {}
    if exec_body is not None:
        exec_body(names)
    return meta(name, tuple(bases), names, **keywords)


class mappingproxy(Mapping):
    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, mappingproxy) else other)

    def __ror__(self, other):
        return other | self._mapping

    def __eq__(self, other):
        return self._mapping == other

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"


def MappingProxyType(mapping):
    return mappingproxy(mapping) if smgraph.is_known(mapping) else mapping
)py";

const std::string_view kPprintText = R"py(
import _pprint
import smgraph


def _in_order(keys):
    try:
        return sorted(keys)
    except TypeError:
        return sorted(keys, key=lambda key: (str(type(key)), id(key)))


def _shown(value, sorts):
    kind = type(value) if smgraph.is_known(value) else None
    if kind is dict:
        keys = _in_order(value) if sorts else [*value]
        entries = [f"{_shown(key, sorts)}: {_shown(value[key], sorts)}" for key in keys]
        return "{" + ", ".join(entries) + "}"
    if kind is list:
        return "[" + ", ".join([_shown(item, sorts) for item in value]) + "]"
    if kind is tuple:
        items = ", ".join([_shown(item, sorts) for item in value])
        return f"({items},)" if len(value) == 1 else f"({items})"
    return repr(value)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    line = _shown(object, sort_dicts)
    if depth is None and not underscore_numbers and not (smgraph.is_known(line) and len(line) > width):
        return line
    return _pprint.pformat(object)


def pprint(object, stream=None, *args, **options):
    print(pformat(object, *args, **options), file=stream)


def pp(object, *args, sort_dicts=False, **options):
    pprint(object, *args, sort_dicts=sort_dicts, **options)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, **options):
        self._options = dict(options, indent=indent, width=width, depth=depth)
        self._stream = stream

    def pformat(self, object):
        return pformat(object, **self._options)

    def pprint(self, object):
        pprint(object, self._stream, **self._options)
)py";

// Nothing is taken away while the program runs: what is referred to is there.
// What is shown matters to nobody; what is raised or kept by catch_warnings(record=True) does.
const std::string_view kWarningsText = R"py(
import re

_filters = []  # the newest first: action, start of the message, category
_logs = []


class WarningMessage:
    def __init__(self, message, category):
        self.message, self.category, self.line, self.source = message, category, None, None

    def __str__(self):
        return f"{{message : {str(self.message)!r}, category : {self.category.__name__!r}}}"


def _add(rule, append):
    _filters.insert(len(_filters) if append else 0, rule)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _add((action, "", category), append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if not module:
        _add((action, message, category), append)


def resetwarnings():
    _filters.clear()


def _action(message, category):
    for action, start, kind in _filters:
        if issubclass(category, kind) and (not start or re.match(start, str(message), re.IGNORECASE)):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None, **options):
    if isinstance(message, Warning):
        category = type(message)
    else:
        category = category or UserWarning
        message = category(message)
    action = _action(message, category)
    if action == "error":
        raise message
    if _logs and _logs[-1] is not None and action != "ignore":
        _logs[-1].append(WarningMessage(message, category))


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._log = [] if record else None
        self._rule = None if action is None else (action, "", category)

    def __enter__(self):
        self._saved = _filters[:]
        if self._rule is not None:
            _filters.insert(0, self._rule)
        _logs.append(self._log)
        return self._log

    def __exit__(self, *exception):
        _filters[:] = self._saved
        _logs.pop()
)py";

const std::string_view kWeakrefText = R"py(
from collections import UserDict


class ReferenceType:
    def __init__(self, object, callback=None):
        self._object, self.__callback__ = object, callback

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return isinstance(other, ReferenceType) and self._object == other._object

    def __hash__(self):
        return hash(self._object)


ref = WeakMethod = ReferenceType


def proxy(object, callback=None):
    return object


class WeakValueDictionary(UserDict):
    def valuerefs(self):
        return [ref(value) for value in self.values()]

    def itervaluerefs(self):
        return iter(self.valuerefs())


class WeakKeyDictionary(UserDict):
    def keyrefs(self):
        return [ref(key) for key in self]


class WeakSet(set):
    pass


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._rest, self.atexit = (obj, func, args, kwargs), True

    @property
    def alive(self):
        return self._rest is not None

    def peek(self):
        return self._rest

    def detach(self):
        rest, self._rest = self._rest, None
        return rest

    def __call__(self):
        rest = self.detach()
        if rest is not None:
            return rest[1](*rest[2], **rest[3])
)py";

const std::string_view kTqdmText = R"py(
class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, *args, **options):
        self.iterable, self.desc, self.total, self.n = iterable, desc, total, 0

    def __iter__(self):
        return iter(self.iterable)

    def __len__(self):
        return len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return None

    def update(self, n=1):
        self.n += n

    def _show(self, *args, **options):
        return None

    clear = close = display = refresh = reset = set_description = set_description_str = _show
    set_postfix = set_postfix_str = unpause = _show
    write = staticmethod(_show)


def trange(*args, **options):
    return tqdm(range(*args), **options)


tqdm_notebook = tqdm
)py";

const std::string_view kRichProgressText = R"py(
def track(sequence, *args, **options):
    return iter(sequence)
)py";

}  // namespace smgraph::python
