# Validation that raises in several ways.
def build(name, *, size=1, after=None):
    if not name:
        raise ValueError("name is required")
    if not isinstance(size, int):
        raise TypeError(f"size must be int, not {type(size).__name__}")
    if size < 0:
        raise ValueError(f"size {size} < 0") from None
    after = list(after or [])
    if name in after:
        raise RecursionError(f"{name} needs itself")
    return f"{name}:{size}:{after}"


cases = [dict(name="a"), dict(name=""), dict(name="b", size="x"), dict(name="c", size=-1), dict(name="d", after=["d"]), dict(name="e", after="xy"), {}]
for case in cases:
    try:
        print(build(**case))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
    except Exception as error:
        print("other", type(error).__name__, error)
