def __getattr__(name):
    if name.startswith("make_"):
        import importlib
        return getattr(importlib.import_module("." + name[5:], __name__), "make")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
