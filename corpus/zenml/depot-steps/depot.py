import argparse
from typing import Annotated

from zenml import pipeline, step


@step
def count(depot: str, year: int = 2023) -> Annotated[int, "trams"]:
    return len(depot) * 10 + year % 10


@step
def plan(trams: int, spare: int = 2) -> Annotated[dict, "plan"]:
    return {"on_the_road": trams - spare}


@step(enable_cache=True)
def print_plan(plan: dict, title: str = "plan") -> None:
    print(title, plan)


def planned(depot, spare):
    return plan(count(depot), spare=spare)


@pipeline
def timetable(depot: str = "east"):
    print_plan(planned(depot, 3))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if not arguments.check:
        timetable()
    print_plan({"on_the_road": 0}, title="before the first tram")
    plan(7)
