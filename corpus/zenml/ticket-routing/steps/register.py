from typing import Dict, List

from sklearn.base import ClassifierMixin
from zenml import Model, log_metadata, step


@step(model=Model(name="ticket_router"))
def register_router(model: ClassifierMixin, vocabulary: Dict[str, int], confusion: List[List[int]]) -> None:
    log_metadata({"vocabulary": len(vocabulary), "confusion": confusion}, infer_model=True)
