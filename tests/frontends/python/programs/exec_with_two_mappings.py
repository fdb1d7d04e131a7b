"""exec() and eval() with globals and locals; modules made by hand and loaded by path."""

import copy
import importlib.util
import inspect
import os
import sys
import types
from graphlib import CycleError, TopologicalSorter

made = {}
exec("x = 1\ndef double(n):\n    return 2 * n\ny = double(x)", {}, made)
print(sorted(made), made["y"])
print(eval("a + b", {"a": 1}, {"b": 2}))
names = {"a": 5}
exec("b = a + 1", names)
print(names["b"])

sys.modules["vmod"] = types.ModuleType("vmod")
sys.modules["vmod"].x = 3
import vmod
from vmod import x

print(vmod.x, x, vmod.__name__)

here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("loaded", os.path.join(here, "data", "loaded_by_path.py"))
loaded = importlib.util.module_from_spec(spec)
spec.loader.exec_module(loaded)
print(loaded.NAME, loaded.shout("abc"), spec.name, loaded.__name__)


class Owner:
    name = "owner"


def name_of(self, suffix):
    return self.name + suffix


print(types.MethodType(name_of, Owner())("!"))


class Once:
    def __deepcopy__(self, memo):
        return Once()


once = Once()
first, second = copy.deepcopy([once, once])
print(first is second, first is once)

try:
    tuple(TopologicalSorter({"a": ["b"], "b": ["c"], "c": ["a"], "d": []}).static_order())
except CycleError as error:
    print(error.args)
sorter = TopologicalSorter({"x": ["y"], "y": ["x"]})
try:
    sorter.prepare()
except CycleError as error:
    print(error.args[1])


def model(nests, algorithm, depth=3):
    return nests, algorithm, depth


bound = inspect.signature(model).bind_partial(algorithm="a")
bound.arguments["nests"] = 1
print(model(*bound.args, **bound.kwargs), bound.args, bound.kwargs)
bound.apply_defaults()
print(sorted(bound.arguments))

try:
    try:
        raise ValueError("inner")
    except ValueError as error:
        raise KeyError("outer") from error
except KeyError as error:
    print(error.__context__ is error.__cause__, error.__suppress_context__, repr(error.__cause__))

try:
    text = open("no-such-settings.json").read()
except FileNotFoundError:
    text = "{}"
print(text)
