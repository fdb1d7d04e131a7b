"""Every module of this package that defines a Stage is one; they are found, not listed."""
import importlib
import pkgutil

from .base import Stage


def discover():
    found = []
    for info in pkgutil.iter_modules(__path__):
        if info.name in ("base",) or info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{info.name}")
        found.extend(v for v in vars(module).values() if isinstance(v, type) and issubclass(v, Stage) and v.__module__ == module.__name__)
    return sorted(found, key=lambda stage: (stage.order, stage.__name__))
