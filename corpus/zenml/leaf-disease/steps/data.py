from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import step

Images = List[Dict[str, Any]]


@step(enable_cache=True)
def list_images(bucket: str, crop: str) -> Annotated[Images, "images"]:
    return [{"uri": f"{bucket}/{crop}/{i}.jpg", "label": i % 3} for i in range(30)]


@step
def make_fold(images: Images, fold: int, folds: int) -> Tuple[Annotated[Images, "train"], Annotated[Images, "valid"]]:
    valid = images[fold::folds]
    train = [image for i, image in enumerate(images) if i % folds != fold]
    return train, valid


@step
def augment(images: Images, flips: bool = True, rotations: int = 0) -> Images:
    return images + [{**image, "flipped": True} for image in images] if flips else images
