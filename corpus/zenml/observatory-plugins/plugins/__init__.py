"""Instruments: every module here with an `attach` is one."""
import importlib
import pkgutil


def instruments():
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "attach"):
            yield info.name, module.attach
