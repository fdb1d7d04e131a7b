"""One model a crop; what differs between the crops is a table."""
from dataclasses import dataclass
from typing import Callable, Dict, List, Optional

from typing_extensions import Annotated
from zenml import pipeline, step

REGISTRY: Dict[str, Callable] = {}


@dataclass(frozen=True)
class Crop:
    name: str
    sensors: tuple = ("soil",)
    season: int = 120
    irrigated: bool = False


CROPS = [
    Crop("maize", sensors=("soil", "rain")),
    Crop("rice", season=150, irrigated=True),
    Crop("oats", sensors=()),
]


def register(fn):
    REGISTRY[fn.name] = fn
    return fn


def trainer_for(crop: Crop):
    @step(name=f"train_{crop.name}", enable_cache=crop.irrigated)
    def train(frame: List[float], season: int = crop.season) -> Annotated[Dict[str, float], f"model_{crop.name}"]:
        return {"yield": sum(frame) / season}

    return train


TRAINERS = {crop.name: trainer_for(crop) for crop in CROPS}


@register
@step
def soil(crop: str) -> List[float]:
    return [1.0]


@register
@step
def rain(crop: str, years: int = 10) -> List[float]:
    return [0.5] * years


@step
def join(frames: List[List[float]]) -> List[float]:
    return [x for frame in frames for x in frame]


@step
def baseline(season: int) -> List[float]:
    return [float(season)]


@step
def report(models: List[Dict[str, float]], best: Optional[str] = None) -> str:
    return best or str(len(models))


@pipeline(name="crop-yield")
def crop_yield(best: str = "maize"):
    models = []
    for crop in CROPS:
        frames = [REGISTRY[sensor](crop.name, id=f"{sensor}_{crop.name}") for sensor in crop.sensors]
        if not frames:
            frames.append(baseline(crop.season))
        data = join(frames) if len(frames) > 1 else frames[0]
        models.append(TRAINERS[crop.name](data))
    report(models, best=best)


if __name__ == "__main__":
    crop_yield()
