from enum import Enum
from typing import Annotated, Any, Dict

from zenml import pipeline, step


class Ward(str, Enum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@step
def assess(patient: Dict[str, Any]) -> Annotated[Dict[str, Any], "assessment"]:
    return {"ward": "red" if patient["pulse"] > 120 else "amber" if patient["pulse"] > 90 else "green", "age": patient["age"]}


@step
def admit(ward: str, beds: int = 1) -> int:
    return beds


@step
def call_doctor(speciality: str) -> None:
    ...


@step
def discharge(advice: str) -> str:
    return advice


@step
def bill(amount: float, insured: bool = True) -> None:
    ...


HANDLERS = {"child": lambda: call_doctor("paediatrics"), "adult": lambda: call_doctor("internal")}


@pipeline(dynamic=True)
def emergency(pulse: int, age: int = 40, insured: bool = True):
    assessment = assess({"pulse": pulse, "age": age}).load()
    match assessment["ward"]:
        case "red":
            beds = admit("red", 2)
            call_doctor("surgery")
            amount = 900.0
        case "amber":
            beds = admit("amber")
            HANDLERS["child" if assessment["age"] < 16 else "adult"]()
            amount = 300.0
        case _:
            beds = None
            discharge("rest")
            amount = 50.0
    if beds is not None and beds.load() > 1:
        admit("red", beds, id="second_bed")
    if not insured or amount > 500:
        bill(amount, insured=insured)


if __name__ == "__main__":
    emergency(100)
