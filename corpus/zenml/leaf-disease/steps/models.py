from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import step
from zenml.config import ResourceSettings
from zenml.config.retry_config import StepRetryConfig


@step(retry=StepRetryConfig(max_retries=2, delay=30), settings={"resources": ResourceSettings(gpu_count=1, memory="16GB")})
def train_model(images: List[Dict[str, Any]], backbone: str, epochs: int = 5, lr: float = 1e-3) -> Annotated[Dict[str, Any], "weights"]:
    return {"backbone": backbone, "epochs": epochs, "seen": len(images), "lr": lr}


@step
def score_model(weights: Dict[str, Any], images: List[Dict[str, Any]]) -> float:
    return 1.0 - 1.0 / (1 + weights["seen"]) - 0.001 * len(images)


@step
def blend(
    members: List[Dict[str, Any]], scores: List[float], keep: int
) -> Tuple[Annotated[List[Dict[str, Any]], "ensemble"], Annotated[float, "expected"]]:
    ranked = sorted(zip(scores, range(len(members))), reverse=True)[:keep]
    ensemble = [members[i] for _, i in ranked]
    return ensemble, sum(score for score, _ in ranked) / keep


@step
def publish(ensemble: List[Dict[str, Any]], expected: float, channel: str) -> None:
    print(f"{len(ensemble)} members with {expected:.3f} to {channel}")
