from typing import Annotated

from zenml import step
from zenml.config.retry_config import StepRetryConfig


@step
def plate(pages: bytes, colour: str) -> bytes:
    return pages


@step(enable_cache=False)
def proof(pages: bytes) -> bool:
    return True


@step(retry=StepRetryConfig(max_retries=2, delay=30))
def run_press(plates: list, copies: int, approved: bool = True) -> Annotated[int, "sheets"]:
    return copies * len(plates)
