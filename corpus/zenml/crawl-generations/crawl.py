from typing import Annotated, Dict, List

from zenml import pipeline, step


@step
def frontier(n: int) -> Annotated[List[int], "pages"]:
    return list(range(1, n + 1))


@step
def download(page: int) -> Annotated[int, "size"]:
    return page * 100


@step
def links(size: int, depth: int) -> Annotated[List[int], "pages"]:
    return [size // 100 + 10] if depth > 1 else []


@step
def index(sizes: List[int], generation: int) -> Annotated[int, "docs"]:
    return len(sizes)


@step
def compact(indexes: List[int], last: int) -> Annotated[int, "docs"]:
    return sum(indexes)


@step
def swap() -> None:
    ...


@step
def warn(empty: int) -> None:
    ...


@pipeline(dynamic=True, enable_cache=False)
def crawl(seeds: int = 2, depth: int = 1, fresh: int = 150):
    pages = frontier(seeds).load()
    indexes = []
    pending = []
    generation = 0
    while pages and generation < depth:
        futures = {page: download.submit(page) for page in pages}
        big = [f for page, f in futures.items() if f.load() >= fresh]
        small = [f for f in futures.values() if f not in big]
        if big:
            indexes.append(index(big, generation))
        pending += small
        found = links.submit(list(futures.values())[0], depth - generation, after=pending or None)
        pages = found.load()
        generation += 1
    if not indexes and not pending:
        warn(generation)
        return
    if indexes:
        whole = compact(indexes, indexes[-1])
    else:
        whole = index(pending, -1)
    swap(after=pending)
    return whole
