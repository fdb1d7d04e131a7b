import logging
from typing import List, Literal

from zenml import pipeline, step
from zenml.logger import get_logger

logger = get_logger(__name__)
logging.getLogger("garage").setLevel("INFO")


@step
def intake(car: str) -> dict:
    logger.info("intake of %s", car)
    return {}


@step
def diagnose(car: dict, deep: bool) -> list:
    return []


@step
def fix(faults: list, parts: List[str] = ["oil"]) -> dict:
    return {}


@step
def invoice(work: List[dict]) -> str:
    return ""


def _work(car, mode):
    logger.info(f"planning {car} in mode {mode}")
    faults = diagnose(intake(car), deep=mode == "full")
    if mode == "quick":
        return fix(faults)
    work = fix(faults, parts=["oil", "filter"])
    return fix(diagnose(work, deep=True, id=f"check_{car}"), [])


@pipeline
def service(cars: List[str], mode: Literal["quick", "full"] = "full"):
    work = []
    try:
        for car in cars:
            work.append(_work(car, mode))
    finally:
        logger.debug("planned")
    invoice(work)
