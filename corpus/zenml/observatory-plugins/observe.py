from typing import Any, Dict, Optional

import plugins
from plugins.tools import airmass
from zenml import ArtifactConfig, log_metadata, pipeline, step
from typing_extensions import Annotated


@step
def point(target: str) -> Annotated[str, ArtifactConfig(name="field", tags=["sky"])]:
    return target


@step
def combine(camera: Optional[Any] = None, spectrograph: Optional[Any] = None, airmass: float = 1.0) -> Dict[str, int]:
    return {}


@step
def archive(result: Dict[str, int], target: str) -> None:
    pass


def observing(nights: int, skip: set = frozenset()):
    """A pipeline that knows its instruments."""

    @pipeline(name=f"observe_{nights}", enable_cache=False)
    def observe(target: str = "M31"):
        field = point(target)
        data = {name: attach(field, nights) for name, attach in plugins.instruments() if name not in skip}
        result = combine(**data, airmass=airmass(0.5))
        archive(result, target, after=list(data.values()))

    return observe


if __name__ == "__main__":
    observing(2)()
    observing(1, skip={"camera"})(target="Vega")
