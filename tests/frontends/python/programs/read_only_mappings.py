from collections.abc import Mapping, MutableMapping
from types import MappingProxyType, SimpleNamespace

base = {"a": 1, "b": [1]}
view = MappingProxyType(base)
print(view["a"], len(view), list(view), view.get("z", 0), "b" in view)
for change in (
    lambda: view.__setitem__("c", 1),
    lambda: view.update(c=1),
):
    try:
        change()
    except AttributeError as error:
        print(type(error).__name__, error)
try:
    view["c"] = 3
except TypeError as error:
    print(error)
try:
    del view["a"]
except TypeError as error:
    print(type(error).__name__)
base["c"] = 3
print(view["c"], dict(view), isinstance(view, dict), isinstance(view, Mapping), isinstance(view, MutableMapping))
print(view == base, view == {"a": 1}, type(view).__name__, view.copy(), {**view, "d": 4})
print(view | {"e": 5}, sorted(view.items()), repr(view), [*view.values()], bool(view))
try:
    view["missing"]
except KeyError as error:
    print("missing", error)

print(SimpleNamespace(a=1) == SimpleNamespace(a=1), SimpleNamespace(a=1) == SimpleNamespace(a=2))
print(SimpleNamespace(a=1) != SimpleNamespace(b=1), SimpleNamespace(a=1) == {"a": 1})
print(SimpleNamespace(a=1, b="x"), SimpleNamespace(**{"k": [1]}).k)
