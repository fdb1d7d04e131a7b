from typing import Annotated, List, Tuple

from zenml import step


@step
def read_manuscript(title: str, chapters: int = 3) -> Tuple[Annotated[str, "body"], Annotated[List[str], "notes"]]:
    return title * chapters, [title]


@step
def hyphenate(body: str, language: str) -> str:
    return body


@step
def set_type(body: str, notes: List[str], font: str = "Garamond", size: float = 10.5) -> Annotated[bytes, "pages"]:
    return body.encode()
