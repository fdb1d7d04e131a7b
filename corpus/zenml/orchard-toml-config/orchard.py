import dataclasses
import tomllib
from pathlib import Path
from typing import Any, Dict, List

from zenml import pipeline, step


@dataclasses.dataclass(frozen=True)
class Camera:
    name: str
    fps: int = 5
    night: bool = False
    tags: List[str] = dataclasses.field(default_factory=list)


@step
def frames(camera: Dict[str, Any]) -> List[int]:
    return [camera["fps"]]


@step
def brighten(frames: List[int], gain: float) -> List[int]:
    return frames


@step
def count_fruit(frames: List[int], model: str = "small", threshold: float = 0.5) -> Dict[str, int]:
    return {}


@step
def compare(counts: List[Dict[str, int]], weights: List[float]) -> float:
    return 0.0


SETTINGS = tomllib.loads((Path(__file__).resolve().parent / "orchard.toml").read_text())
DEFAULT = Camera(**SETTINGS["camera"]["default"], name="default")
CAMERAS = [dataclasses.replace(DEFAULT, name=name, **options) for name, options in SETTINGS["camera"]["each"].items()]


@pipeline(name=SETTINGS["pipeline"]["name"], enable_cache=SETTINGS["pipeline"].get("cache", True))
def orchard(threshold: float = SETTINGS["pipeline"]["threshold"]):
    counts = []
    for camera in sorted(CAMERAS, key=lambda c: (c.night, c.name)):
        shots = frames(dataclasses.asdict(camera), id=f"frames_{camera.name}")
        if camera.night:
            shots = brighten(shots, SETTINGS["night"]["gain"])
        counter = count_fruit.with_options(parameters={"model": "large"}) if "dense" in camera.tags else count_fruit
        counts.append(counter(shots, threshold=threshold))
    compare(counts, weights=[1 / len(CAMERAS)] * len(CAMERAS))


orchard()
