from typing import Annotated, Tuple

from quarry.declare import Flow, Handle, On, Out, task

Data = Annotated[Handle, On("ml.r5.2xlarge")]


@task
def read_seismographs(site: str, days: int = 30) -> Tuple[Annotated[str, Out("waves")], Annotated[str, Out("sites")]]:
    """Reads the waves of a site."""


@task(machine="ml.m5.4xlarge")
def align(waves, clock=None) -> Annotated[str, Out("aligned")]: ...


@task(name="PeakVelocity")
def peak(aligned: Data, threshold: float = 5.0) -> str: ...


@task
def report(first, second=None, *, title: str = "Blasting") -> None: ...


with Flow("quarry-blasting", role="arn:aws:iam::111122223333:role/quarry", image="111122223333.dkr.ecr.us-east-1.amazonaws.com/quarry:1") as flow:
    peaks = {}
    for site in ("granite", "basalt"):
        waves, sites = read_seismographs(site)
        peaks[site] = peak(align(waves, clock=sites), threshold=7.5 if site == "basalt" else 5.0)
    report(*peaks.values())
    report(peaks["granite"], title="Granite only")

pipeline = flow.pipeline()

if __name__ == "__main__":
    pipeline.upsert(role_arn=flow.role)
