from typing import Dict, List

from zenml import pipeline

from feeds import steps


def cleaned(source: str):
    future = steps.pull.submit(source)
    return steps.clean.submit(future.get_artifact("records"), id=f"clean_{source}")


@pipeline(dynamic=True, enable_cache=False)
def feeds(sources: List[str], threshold: int = 5, join_first: bool = False):
    by_source: Dict[str, object] = {source: cleaned(source) for source in sources}
    maintenance = steps.vacuum.submit()
    tables = list(by_source.values())
    if join_first and len(tables) > 1:
        first, second, *rest = tables
        tables = [steps.join.submit(first, second), *rest]
    total = steps.load_warehouse(tables, after=maintenance)
    rows = total.load()
    if rows > threshold:
        steps.report(total, note="large")
    else:
        steps.report(total)
    audit = steps.pull.submit("audit")
    records, size = audit
    audit.wait()
    if size.load() > 3:
        steps.clean(records, strict=True)
