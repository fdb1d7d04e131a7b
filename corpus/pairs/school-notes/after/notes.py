"""Notes of the pupils, migrated from SageMaker. The notebooks are run with papermill."""
from typing import Annotated, Any, Dict

from zenml import pipeline, step
from zenml.config import DockerSettings

papermill = DockerSettings(requirements=["papermill", "ipykernel"])
arrow = DockerSettings(apt_packages=["libarrow-dev"])


def run_notebook(file: str, **parameters: str) -> None:
    print("papermill", file, parameters)


@step(settings={"docker": papermill})
def explore_marks(marks: str) -> None:
    run_notebook("explore.ipynb", marks=marks)


@step(settings={"docker": arrow})
def read_marks(marks: str) -> Annotated[Dict[str, Any], "frame"]:
    return {"marks": marks, "rows": 1000}


@step(settings={"docker": DockerSettings(requirements=["lifelines==0.27.8"])})
def fit_marks(frame: Dict[str, Any]) -> Annotated[Dict[str, Any], "model"]:
    return {"model": "cox", "rows": frame["rows"]}


@step(settings={"docker": papermill})
def write_report() -> None:
    run_notebook("report.ipynb")


@pipeline(enable_cache=False)
def school_notes(marks: str = "s3://school/marks.parquet"):
    explore_marks(marks)
    fitted = fit_marks(read_marks(marks))
    write_report(after=["explore_marks", fitted])


if __name__ == "__main__":
    school_notes()
