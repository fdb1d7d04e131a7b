"""Importing a module of a package binds its name in the package."""

from .parts import SIZE
import package_of_modules.tools

BOUND = "parts" in globals()
NAMES = sorted(name for name in dir() if not name.startswith("_"))
del parts
