"""Invoices: read, extract, check, export. Migrated from SageMaker."""
import re
from typing import Any, Dict, List

from typing_extensions import Annotated
from zenml import pipeline, step


@step
def read_scans(scans_uri: str) -> Annotated[Dict[str, str], "pages"]:
    from zenml.io import fileio

    return {name: fileio.open(f"{scans_uri}{name}").read() for name in fileio.listdir(scans_uri)}


@step
def extract_fields(pages: Dict[str, str]) -> Annotated[List[Dict[str, Any]], "fields"]:
    return [{"file": name, "amounts": [float(a) for a in re.findall(r"\d+\.\d\d", text)]} for name, text in pages.items()]


@step
def check_totals(fields: List[Dict[str, Any]]) -> None:
    wrong = [f["file"] for f in fields if f["amounts"] and abs(sum(f["amounts"][:-1]) - f["amounts"][-1]) > 0.01]
    if wrong:
        raise ValueError(f"totals do not add up: {wrong}")


@step
def export_to_ledger(fields: List[Dict[str, Any]], ledger: str) -> None:
    import boto3

    table = boto3.resource("dynamodb").Table(ledger)
    for row in fields:
        table.put_item(Item=row)


@pipeline
def invoice_ocr(scans_uri: str = "s3://invoices/scans/", ledger: str = "ledger-2024"):
    pages = read_scans(scans_uri)
    fields = extract_fields(pages)
    check_totals(fields)
    export_to_ledger(fields, ledger)


if __name__ == "__main__":
    invoice_ocr()
