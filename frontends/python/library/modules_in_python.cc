// csv's DictReader, importlib's ways to files, and tqdm.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kCsvText = R"py(
import _csv
import smgraph
from csv import reader


class _DictReader:
    def __init__(self, rows, fieldnames, restkey, restval):
        self.reader, self.restkey, self.restval = rows, restkey, restval
        self.fieldnames = next(rows, None) if fieldnames is None else list(fieldnames)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row, names = next(self.reader), self.fieldnames
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


def DictReader(f, fieldnames=None, restkey=None, restval=None, *args, **options):
    rows = reader(f, *args, **options)
    if not smgraph.is_known(rows):
        return _csv.DictReader(f)
    return _DictReader(rows, fieldnames, restkey, restval)
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
from importlib import import_module
from importlib.resources import files


def get_data(package, resource):
    return files(package).joinpath(resource).read_bytes()


def walk_packages(path=None, prefix="", onerror=None):
    for info in _pkgutil.iter_modules(path, prefix):
        yield info
        if info.ispkg:
            below = import_module(info.name).__path__
            yield from walk_packages(below, info.name + ".", onerror)
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
