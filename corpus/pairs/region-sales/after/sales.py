"""Sales by region: one model a region. Migrated from SageMaker."""
from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step

REGIONS = ["north", "south", "west"]
Rows = List[Dict[str, Any]]


@step
def split_by_region(sales_uri: str) -> Tuple[Annotated[Rows, "north"], Annotated[Rows, "south"], Annotated[Rows, "west"]]:
    import csv

    from zenml.io import fileio

    with fileio.open(sales_uri) as lines:
        rows = list(csv.DictReader(lines))
    north, south, west = ([row for row in rows if row["region"] == region] for region in REGIONS)
    return north, south, west


@step
def fit(sales: Rows, depth: int, region: str) -> Annotated[Dict[str, Any], "model"]:
    return {"region": region, "depth": depth, "rows": len(sales)}


@step
def report(models: List[Dict[str, Any]]) -> Annotated[Dict[str, int], "report"]:
    return {model["region"]: model["rows"] for model in models}


@pipeline
def region_sales(sales_uri: str = "s3://sales-ml/sales.csv", depth: int = 6):
    parts = split_by_region(sales_uri)
    report([fit(part, depth=depth, region=region, id=f"fit_{region}") for region, part in zip(REGIONS, parts)])


if __name__ == "__main__":
    region_sales()
