from typing import Annotated

from zenml import pipeline, step
from zenml.steps import BaseStep


class LoadImages(BaseStep):
    def entrypoint(self, count: int) -> Annotated[list, "images"]:
        return list(range(count))


class Augment(BaseStep):
    def entrypoint(self, images: list, times: int = 2) -> Annotated[list, "images"]:
        return images * times


@step
def small_net(images: list) -> Annotated[float, "map50"]:
    return 0.4


@step
def large_net(images: list, layers: int = 50) -> Annotated[float, "map50"]:
    return 0.7


@step
def distill(score: float) -> None:
    print(score)


load_images = LoadImages()
augment_images = Augment(name="augment")
BACKBONES = {"small": small_net, "large": large_net}
patient = distill.with_options(retry={"max_retries": 2, "delay": 0, "backoff": 1})


@pipeline(dynamic=True, enable_cache=False)
def train_detector(backbone: str = "small", augment: bool = False):
    images = load_images(8)
    if augment:
        images = augment_images(images)
    score = BACKBONES[backbone](images)
    if score.load() > 0.5:
        patient(score)
