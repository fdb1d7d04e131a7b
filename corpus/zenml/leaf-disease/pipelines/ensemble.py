"""K folds times B backbones, the best members blended."""
from typing import List, Literal, Optional

from zenml import pipeline

from steps.data import augment, list_images, make_fold
from steps.models import blend, publish, score_model, train_model

# mobile nets need a longer training
slow_train = train_model.with_options(parameters={"epochs": 12})


@pipeline(enable_cache=False)
def ensemble_training(
    crop: str = "apple",
    folds: int = 5,
    backbones: List[str] = ["resnet18"],
    keep: Optional[int] = None,
    augmentation: Literal["none", "light", "heavy"] = "light",
    publish_to: str = "",
):
    images = list_images("s3://orchards/images", crop=crop)
    weights, scores = [], []
    for fold in range(folds):
        train, valid = make_fold(images, fold=fold, folds=folds)
        if augmentation != "none":
            train = augment(train, rotations={"light": 0, "heavy": 4}[augmentation], id=f"augment_fold_{fold}")
        for index, backbone in enumerate(backbones):
            trainer = slow_train if "mobile" in backbone else train_model
            member = trainer(train, backbone, id=f"train_{backbone}_{fold}" if index else None)
            weights.append(member)
            scores.append(score_model(weights=member, images=valid))
    ensemble, expected = blend(weights, scores, keep=keep or max(1, len(weights) // 2))
    if publish_to:
        publish(ensemble, expected, publish_to)
