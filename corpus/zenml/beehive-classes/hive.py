from typing import ClassVar, List, Optional, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step
from zenml.steps import BaseStep


class Logged:
    prefix: ClassVar[str] = "hive"

    def tag(self, text):
        return f"{self.prefix}-{text}"


class Inspection(Logged, BaseStep):
    """Counts something in a hive."""

    def __init__(self, what: str, weight: float = 1.0, **kwargs):
        kwargs.setdefault("name", self.tag(what))
        super().__init__(**kwargs)
        self.what = what
        self.weight = weight

    def entrypoint(self, hive: str, minimum: int = 0) -> Annotated[int, "count"]:
        return len(hive) + minimum


class MiteInspection(Inspection):
    prefix = "mites"

    def entrypoint(self, hive: str, powder: str, minimum: int = 2) -> Tuple[Annotated[int, "count"], Annotated[bool, "alarm"]]:
        count = len(hive) * 3
        return count, count > minimum


class Harvest(BaseStep):
    @staticmethod
    def frames(weights):
        return [w for w in weights if w]

    def entrypoint(self, weights: List[int], sugar: Optional[float] = None) -> dict:
        return {"frames": self.frames(weights)}


@step
def treat(alarm: bool, acid: str) -> None:
    print(alarm, acid)


def inspections():
    yield Inspection("brood")
    yield Inspection("honey", weight=2.0, enable_cache=False)
    yield from (Inspection(what, name=f"extra_{what}") for what in ("wax", "pollen"))


@pipeline(enable_cache=True)
def apiary(hives: List[str], season: str = "summer"):
    mites = MiteInspection("varroa")
    counts, alarms = [], []
    for hive in hives:
        if season == "winter":
            continue
        for inspection in inspections():
            counts.append(inspection(hive=hive))
        count, alarm = mites(hive, powder="sugar", minimum=len(hives))
        counts += [count]
        alarms.append(alarm)
    crop = Harvest()(counts, sugar=0.2 if season == "autumn" else None)
    for number, alarm in enumerate(alarms, start=1):
        treat(alarm, "formic", id=f"treat-{number}", after="Harvest")
    return crop


class Yard:
    def __init__(self, *names, season="summer"):
        self.names = list(names)
        self.season = season

    @property
    def arguments(self):
        return {"hives": self.names, "season": self.season}

    def run(self):
        apiary(**self.arguments)


if __name__ == "__main__":
    Yard("north", "south").run()
