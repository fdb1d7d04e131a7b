"""Nightly refresh of the warehouse tables: few artifacts, much order."""
from typing import List, Optional, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step


@step
def lock(name: str = "warehouse") -> Annotated[str, "token"]:
    return f"{name}-token"


@step
def load(table: str, full: bool = False) -> int:
    """Rows loaded."""
    return 10_000 if full else 100


@step(name="load_2")
def load_legacy(table: str) -> int:
    return 0


@step
def check(rows: int, at_least: int = 1) -> None:
    if rows < at_least:
        raise ValueError("table is empty")


@step
def stats(rows: List[int], label: Optional[str] = None) -> Tuple[Annotated[int, "total"], Annotated[float, "mean"]]:
    total = sum(rows)
    return total, total / len(rows)


@step
def vacuum() -> None:
    pass


@step
def mail(total: int, mean: float) -> None:
    print(f"{total} rows, {mean:.1f} on average")


@step
def unlock(token: str) -> None:
    pass


def load_and_check(table, **options):
    """Not a step: just a function that calls two."""
    rows = load(table, after="lock", **options)
    check(rows, id=f"check_{table}")
    return rows


@pipeline
def nightly(full: bool = False, tables: List[str] = ["customers", "orders", "returns"]):
    token = lock()
    rows = [load_and_check(table, full=full) for table in tables]
    legacy = load_legacy("archive", after=rows[-1])
    again = load("orders", True, after=[legacy, "check_orders"])
    total, mean = stats([*rows, legacy, again], label="nightly")
    vacuum(after=("stats", "late_vacuum"))
    vacuum(id="late_vacuum", after=token)
    mail(total, mean)
    unlock(token, after=["mail", "vacuum"])


if __name__ == "__main__":
    nightly()
    nightly.with_options(run_name="weekend-{date}")(full=True, tables=["customers", "orders"])
