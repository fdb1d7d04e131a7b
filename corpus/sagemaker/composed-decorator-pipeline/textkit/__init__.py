from .core import flow, task  # noqa: F401

__version__ = "0.3.0"
