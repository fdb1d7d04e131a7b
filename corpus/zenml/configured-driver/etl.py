from typing import Annotated

from zenml import pipeline, step


@step
def extract(table: str, chunk: int = 10) -> Annotated[int, "rows"]:
    return len(table) * chunk


@step
def transform(rows: int, factor: int = 1) -> Annotated[int, "rows"]:
    return rows * factor


@step
def load(rows: int) -> None:
    print(rows)


@step
def skip(rows: int) -> None:
    print(rows)


@pipeline(dynamic=True, depends_on=[extract, load])
def etl(table: str, full: bool = False, limit: int = 60):
    rows = extract(table)
    if full:
        rows = transform.with_options(enable_cache=False)(rows, factor=2)
    if rows.load() > limit:
        load(rows)
    else:
        skip(rows)
