from typing import Any, Dict, List, Tuple

from sklearn.base import ClassifierMixin
from sklearn.metrics import confusion_matrix, f1_score
from typing_extensions import Annotated
from zenml import step


@step
def evaluate_classifier(
    model: ClassifierMixin, test: List[Dict[str, Any]], vocabulary: Dict[str, int]
) -> Tuple[Annotated[Dict[str, float], "report"], Annotated[List[List[int]], "confusion"]]:
    truth = [t["queue"] for t in test]
    predicted = model.predict([t["body"] for t in test])
    unknown = sum(word not in vocabulary for t in test for word in t["body"].split())
    report = {"f1": f1_score(truth, predicted, average="macro"), "unknown_words": float(unknown)}
    return report, confusion_matrix(truth, predicted).tolist()
