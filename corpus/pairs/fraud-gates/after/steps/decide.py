from typing import Dict

from zenml import step


@step
def promote(model: Dict[str, float], report: Dict[str, float]) -> None:
    print("promoted", model, report)


@step
def deploy_shadow(model: Dict[str, float]) -> None:
    print("in the shadow", model)


@step
def ask_for_review(report: Dict[str, float]) -> None:
    print("please look at", report)


@step
def too_weak() -> None:
    raise RuntimeError("precision too low")
