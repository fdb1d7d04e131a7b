from typing import Any, Dict, List

from sklearn.base import ClassifierMixin
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from typing_extensions import Annotated
from zenml import ArtifactConfig, log_metadata, step
from zenml.enums import ArtifactType


@step
def train_classifier(
    train: List[Dict[str, Any]], vocabulary: Dict[str, int], regularization: float = 1.0
) -> Annotated[ClassifierMixin, ArtifactConfig(name="router", artifact_type=ArtifactType.MODEL)]:
    model = make_pipeline(CountVectorizer(vocabulary=vocabulary), LogisticRegression(C=1 / regularization, max_iter=500))
    model.fit([t["body"] for t in train], [t["queue"] for t in train])
    log_metadata({"train_rows": len(train)})
    return model
