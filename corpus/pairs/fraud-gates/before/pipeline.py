"""Fraud: promotion of a model through three gates."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (
    ConditionEquals,
    ConditionGreaterThan,
    ConditionGreaterThanOrEqualTo,
    ConditionNot,
    ConditionOr,
)
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterBoolean, ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


def get_pipeline(role="arn:aws:iam::111122223333:role/fraud"):
    session = PipelineSession()
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/fraud:31"

    payments = ParameterString("PaymentsUri", default_value="s3://fraud/payments/")
    min_precision = ParameterFloat("MinPrecision", default_value=0.8)
    max_alert_rate = ParameterFloat("MaxAlertRate", default_value=0.02)
    hotfix = ParameterBoolean(name="Hotfix", default_value=False)

    def processing(name, inputs, outputs, **kwargs):
        processor = Processor(image, role, 1, "ml.m5.xlarge", entrypoint=["fraud", name], sagemaker_session=session)
        return ProcessingStep(
            name=name,
            step_args=processor.run(
                inputs=[ProcessingInput(uri, f"/opt/ml/processing/{key}", key) for key, uri in inputs.items()],
                outputs=[ProcessingOutput(f"/opt/ml/processing/{key}", output_name=key) for key in outputs],
            ),
            **kwargs,
        )

    prepare = processing("PreparePayments", {"payments": payments}, ["train", "test"])
    outputs = prepare.properties.ProcessingOutputConfig.Outputs
    train = TrainingStep(
        "TrainDetector",
        step_args=Estimator(image, role, 1, "ml.m5.4xlarge", sagemaker_session=session).fit({"train": TrainingInput(outputs["train"].S3Output.S3Uri)}),
    )
    model = train.properties.ModelArtifacts.S3ModelArtifacts
    report_file = PropertyFile("Report", output_name="report", path="report.json")
    evaluate = processing(
        "EvaluateDetector", {"model": model, "test": outputs["test"].S3Output.S3Uri}, ["report"], property_files=[report_file]
    )
    report_uri = evaluate.properties.ProcessingOutputConfig.Outputs["report"].S3Output.S3Uri

    def metric(path):
        return JsonGet(step_name=evaluate.name, property_file=report_file, json_path=path)

    promote = processing("Promote", {"model": model, "report": report_uri}, [])
    shadow = processing("DeployShadow", {"model": model}, [])
    review = processing("AskForReview", {"report": report_uri}, [])
    too_weak = FailStep("TooWeak", error_message="precision too low")

    third = ConditionStep(
        "NewIsClearlyBetter",
        conditions=[ConditionOr([ConditionGreaterThan(metric("uplift"), 0.05), ConditionEquals(hotfix, True)])],
        if_steps=[promote],
        else_steps=[shadow],
    )
    second = ConditionStep(
        "AlertsAreBearable",
        conditions=[ConditionNot(ConditionGreaterThan(metric("alert_rate"), max_alert_rate))],
        if_steps=[third],
        else_steps=[review],
    )
    first = ConditionStep(
        "StrongEnough",
        conditions=[
            ConditionGreaterThanOrEqualTo(metric("precision"), min_precision),
            ConditionGreaterThanOrEqualTo(metric("recall"), 0.6),
        ],
        if_steps=[second],
        else_steps=[too_weak],
    )
    return Pipeline(
        "fraud-gates",
        parameters=[payments, min_precision, max_alert_rate, hotfix],
        steps=[prepare, train, evaluate, first],
        sagemaker_session=session,
    )
