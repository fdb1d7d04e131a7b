"""Parts are imported when somebody asks for them."""
import importlib

__all__ = ["Yard", "crane"]
_WHERE = {"Yard": ".yard", "crane": ".yard"}
imported = set()


def __getattr__(name):
    if name not in _WHERE:
        raise AttributeError(name)
    imported.add(name)
    return getattr(importlib.import_module(_WHERE[name], __name__), name)
