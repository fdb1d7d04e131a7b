"""Fraud: promotion of a model through three gates. Migrated from SageMaker.

    prepare_payments --> train_detector --> evaluate_detector --> strong enough? --no--> too_weak
                                                                     | yes
                                                                  bearable? --no--> ask_for_review
                                                                     | yes
                                                                  clearly better? yes: promote, no: deploy_shadow
"""
from zenml import pipeline

from steps.decide import ask_for_review, deploy_shadow, promote, too_weak
from steps.detector import evaluate_detector, prepare_payments, train_detector


@pipeline(dynamic=True)
def fraud_gates(
    payments_uri: str = "s3://fraud/payments/",
    min_precision: float = 0.8,
    max_alert_rate: float = 0.02,
    hotfix: bool = False,
):
    train, test = prepare_payments(payments_uri)
    model = train_detector(train)
    report = evaluate_detector(model, test)

    metrics = report.load()
    strong = metrics["precision"] >= min_precision and metrics["recall"] >= 0.6
    if not strong:
        too_weak()
        return
    if metrics["alert_rate"] <= max_alert_rate:
        if hotfix or metrics["uplift"] > 0.05:
            promote(model, report)
        else:
            deploy_shadow(model)
    else:
        ask_for_review(report)
