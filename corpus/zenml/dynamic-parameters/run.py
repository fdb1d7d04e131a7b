from zenml import pipeline, step


@step
def fit(rows: int, depth: int = 3) -> int:
    return rows * depth


deep = fit.with_options(parameters={"rows": 5, "depth": 9})


@step
def other(rows: int, depth: int = 3) -> int:
    return rows


other.configure(parameters={"rows": 7, "depth": 8})


@pipeline(dynamic=True, enable_cache=False)
def options():
    deep(id="outside")
    other(id="configured")
    fit.with_options(parameters={"rows": 4, "depth": 6})(id="inside")
    deep(2, id="given")
