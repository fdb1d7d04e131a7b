from typing import Annotated, List

from zenml import pipeline, step


@step
def batches(size: int) -> Annotated[List[int], "batches"]:
    return list(range(size))


@step
def score(batch: int, model: str) -> Annotated[float, "score"]:
    return batch / 2


@step
def merge(scores: List[float]) -> int:
    return len(scores)


@step
def no_batches() -> None:
    pass


@pipeline(dynamic=True, enable_cache=False)
def scoring(size: int, model: str = "current", chunked: bool = False):
    found = batches(size)
    if not found.load():
        no_batches()
        return
    if chunked:
        scores = [score(found.chunk(i), model) for i in range(size)]
    else:
        scores = [score(batch, model) for batch in found.load()]
    merge(scores)


if __name__ == "__main__":
    scoring(0)
    chunked = scoring.with_options(run_name="by_chunk")
    chunked(2, chunked=True)
    scoring(3, model="next")
