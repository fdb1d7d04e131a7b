"""Customer churn: monthly retraining on ZenML.

    preprocess_data --> validate_data
          |
          v
    train_model --> evaluate_model --> auc >= auc_threshold ?
                                         yes: explain_model --> register_model
                                         no:  reject_model
"""
from zenml import pipeline

from steps.evaluate_model import evaluate_model
from steps.explain_model import explain_model
from steps.preprocess_data import preprocess_data
from steps.register_model import register_model
from steps.reject_model import reject_model
from steps.train_model import train_model
from steps.validate_data import validate_data


# Migration note: the condition reads a metric, so the pipeline is dynamic. It cannot have a schedule on the
# SageMaker orchestrator: the monthly trigger lives in CI and calls run.py.
@pipeline(dynamic=True)
def churn_training(
    input_data_url: str = "s3://crm-exports/churn/customers.csv",
    max_depth: int = 3,
    learning_rate: float = 0.1,
    auc_threshold: float = 0.82,
):
    train, validation, test = preprocess_data(input_data_url)
    validate_data(train, validation, test)
    model = train_model(train, validation, max_depth=max_depth, learning_rate=learning_rate)
    evaluation = evaluate_model(model, test)
    if evaluation.load()["classification_metrics"]["auc"]["value"] >= auc_threshold:
        explanation = explain_model(model, test)
        register_model(model, evaluation, explanation)
    else:
        reject_model(auc_threshold)
