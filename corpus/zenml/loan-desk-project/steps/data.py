from typing import Tuple

from typing_extensions import Annotated
from zenml import step


@step
def load_applications(rows: int) -> list:
    return list(range(rows))


@step
def split(applications: list, ratio: float = 0.8) -> Tuple[Annotated[list, "train"], Annotated[list, "test"]]:
    cut = int(len(applications) * ratio)
    return applications[:cut], applications[cut:]
