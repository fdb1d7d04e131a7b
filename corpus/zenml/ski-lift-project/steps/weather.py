from typing import Tuple

from typing_extensions import Annotated
from zenml import step


@step
def read_wind(station: str, hours: int = 6) -> Annotated[list, "wind"]:
    return [hours]


@step
def read_snow(station: str) -> Tuple[Annotated[float, "depth"], Annotated[float, "density"]]:
    depth = 1.0
    return depth, 0.3
