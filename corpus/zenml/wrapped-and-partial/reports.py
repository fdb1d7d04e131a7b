import functools
import sys
from typing import Annotated, List

from zenml import pipeline, step

OPTIONS = {"dynamic": True, "enable_cache": False}


@step
def query(table: str, days: int = 1) -> Annotated[int, "rows"]:
    return len(table) * days


@step
def chart(rows: int, title: str = "") -> Annotated[str, "svg"]:
    return "#" * rows


@step
def bind(pages: List[str]) -> Annotated[int, "pages"]:
    return len(pages)


@step
def send(pages: int, to: str) -> None:
    print(pages, to)


def announced(build):
    @functools.wraps(build)
    def wrapper(*args, **kwargs):
        pages = build(*args, **kwargs)
        return bind(list(pages), id="bind")

    return wrapper


@announced
def pages(tables, days):
    week = functools.partial(query, days=days)
    for table in tables:
        rows = week(table, id=f"query_{table}")
        if rows.load() > 5:
            yield chart(rows, title=table)
        else:
            yield chart(rows)


@pipeline(**OPTIONS)
def reports(days: int = 1):
    total = pages(["orders", "users"], days)
    if total.load() >= 2:
        for reader in ("ann", "bob"):
            send(total, to=reader)


if __name__ == "__main__":
    if "weekly" in sys.argv:
        reports(days=7)
    else:
        reports()
