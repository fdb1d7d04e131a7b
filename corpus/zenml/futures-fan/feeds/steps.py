from typing import Annotated, List, Tuple

from zenml import step


@step
def pull(source: str) -> Tuple[Annotated[List[str], "records"], Annotated[int, "size"]]:
    records = [f"{source}{i}" for i in range(len(source) + 1)]
    return records, len(records)


@step
def clean(records: List[str], strict: bool = False) -> Annotated[List[str], "clean"]:
    return records


@step
def join(left: List[str], right: List[str]) -> List[str]:
    return left + right


@step
def load_warehouse(tables: List[List[str]]) -> int:
    return sum(map(len, tables))


@step
def vacuum() -> None:
    pass


@step
def report(total: int, note: str = "") -> None:
    print(total, note)
