from abc import abstractmethod
from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline
from zenml.steps import BaseStep


class Gauge(BaseStep):
    def entrypoint(self, harbour: str, minutes: int = 10) -> List[float]:
        return [0.0]


class Smoother(BaseStep):
    """Base of the filters."""

    window: int = 3

    def entrypoint(self, levels: List[float]) -> Annotated[List[float], "smooth"]:
        return self.apply(levels)

    def apply(self, levels):
        return levels


class Median(Smoother):
    window = 5

    def apply(self, levels):
        return sorted(levels)


class Harmonics(BaseStep):
    def __init__(self, constituents: List[str], **kwargs: Any):
        super().__init__(**kwargs)
        self.constituents = constituents

    def entrypoint(self, levels: List[float]) -> Tuple[Annotated[Dict[str, float], "amplitudes"], Annotated[Dict[str, float], "phases"]]:
        amplitudes = {c: 1.0 for c in self.constituents}
        return amplitudes, dict(amplitudes)


class Publish(BaseStep):
    def entrypoint(self, amplitudes: Dict[str, float], phases: Dict[str, float], harbours: List[str]) -> None:
        print(len(harbours))


@pipeline
def tide_tables(harbours: List[str] = ["brest", "emden"]):
    gauge, smoother = Gauge(), Smoother(name="smoother")
    levels = [gauge(harbour) for harbour in harbours]
    smooth = [smoother(levels[0])] + [Median()(level) for level in levels[1:]]
    main = Harmonics(["M2", "S2"])
    fine = Harmonics(constituents=["M2", "S2", "N2"], name="fine_harmonics", enable_cache=False)
    a, p = main(smooth[0])
    _, phases = fine(levels=smooth[-1])
    Publish()(a, phases, harbours=harbours, after=["Harmonics"])


tide_tables(["brest", "emden", "esbjerg"])
