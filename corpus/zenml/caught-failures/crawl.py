from typing import Annotated

from zenml import pipeline, step


@step
def fetch(mirror: int, flaky: int) -> Annotated[str, "page"]:
    if mirror < flaky:
        raise TimeoutError(f"mirror {mirror}")
    return f"page of {mirror}"


@step
def parse(page: str) -> Annotated[int, "links"]:
    return len(page)


@step
def from_archive() -> Annotated[str, "page"]:
    return "old page"


@step
def broken_index(really: bool) -> int:
    if really:
        raise ValueError("index")
    return 1


@step
def clean_up() -> None:
    pass


@step
def alert(text: str) -> None:
    print(text)


@pipeline(dynamic=True, enable_cache=False)
def crawl(flaky: int = 0, broken: bool = False):
    try:
        page = fetch(1, flaky)
    except Exception as error:
        alert(str(type(error)))
        page = from_archive()
    else:
        parse(page, id="parse_fresh")
    finally:
        clean_up()
    parse(page)
    broken_index(broken)
