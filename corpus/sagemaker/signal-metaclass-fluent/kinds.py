"""Stage classes by name: kinds.Denoise, kinds.Fft, ..."""
_made = {}


def __getattr__(name):
    if name.startswith("_") or not name[0].isupper():
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name not in _made:
        from stage import Stage
        _made[name] = type(name, (Stage,), {"script": f"{name.lower()}.py"}, size="large" if len(name) < 4 else "xlarge")
    return _made[name]


def __dir__():
    return sorted(_made)
