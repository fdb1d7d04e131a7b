from zenml import pipeline, step


@step
def read(level: int) -> int:
    return level


@step
def mark(level: int = 0) -> int:
    return level


@pipeline(dynamic=True, enable_cache=False)
def counted(level: int = 1):
    found = read(level)
    mark()
    if found.load() > 2:
        mark(id="mark_2")
    else:
        mark(id="mark_3")
    mark()
    last = mark(id="mark_4")
    mark(last)
