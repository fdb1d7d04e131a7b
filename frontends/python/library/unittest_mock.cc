// unittest.mock: patches set a value and set the old one back. Mocks themselves stay unknown
// objects.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kUnittestMockText = R"py(
import importlib
import smgraph
import mock.mock as _objects
from functools import wraps

DEFAULT = object()


def _place(target):
    path, _, attribute = target.rpartition(".")
    try:
        return importlib.import_module(path), attribute
    except ImportError:
        owner, name = _place(path)
        return getattr(owner, name), attribute


class _patch:
    def __init__(self, place, attribute, new, new_callable, kwargs):
        self._place, self._attribute = place, attribute
        self._new, self._new_callable, self._kwargs = new, new_callable, kwargs

    def __enter__(self):
        new = self._new
        if new is DEFAULT:
            make = self._new_callable if self._new_callable is not None else _objects.MagicMock
            new = make(**self._kwargs)
        self._target = self._place()
        has_names = hasattr(self._target, "__dict__")
        self._had = not smgraph.is_known(has_names) or not has_names or self._attribute in vars(self._target)
        self._original = getattr(self._target, self._attribute, None)
        setattr(self._target, self._attribute, new)
        return new

    def __exit__(self, *exc_info):
        if self._had:
            setattr(self._target, self._attribute, self._original)
        else:
            delattr(self._target, self._attribute)

    def __call__(self, func):
        @wraps(func)
        def patched(*args, **kwargs):
            with self as new:
                return func(*args, *([new] if self._new is DEFAULT else []), **kwargs)
        return patched

    start = __enter__
    stop = __exit__


class _patch_dict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self._dict, self._values, self._clear = in_dict, dict(values, **kwargs), clear

    def __enter__(self):
        if isinstance(self._dict, str):
            owner, name = _place(self._dict)
            self._dict = getattr(owner, name)
        self._original = self._dict.copy()
        if self._clear:
            self._dict.clear()
        self._dict.update(self._values)
        return self._dict

    def __exit__(self, *exc_info):
        self._dict.clear()
        self._dict.update(self._original)

    def __call__(self, func):
        @wraps(func)
        def patched(*args, **kwargs):
            with self:
                return func(*args, **kwargs)
        return patched

    start = __enter__
    stop = __exit__


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    return _patch(lambda: _place(target)[0], target.rpartition(".")[2], new, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, **kwargs):
    return _patch(lambda: target, attribute, new, new_callable, kwargs)


patch.object = _patch_object
patch.dict = _patch_dict
)py";

}  // namespace smgraph::python
