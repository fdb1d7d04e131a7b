from zenml import pipeline, step


@step
def first() -> int:
    return 1


@step
def clean(x: int, bad: bool) -> int:
    if bad:
        raise ValueError("dirty")
    return x


@step
def report(x: int = 0) -> int:
    return x


@pipeline(dynamic=True, enable_cache=False)
def careful(bad: bool = False):
    x = first()
    try:
        clean(x, bad)
    except Exception:
        pass
    report()
    try:
        y = clean(x, bad, id="again")
    except ValueError:
        y = x
    report(y, id="last")
