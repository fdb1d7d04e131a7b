from functools import partial

from sagemaker.inputs import TrainingInput
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep
from sagemaker.sklearn.model import SKLearnModel

ROLE = "arn:aws:iam::111122223333:role/crm"
EVAL = PropertyFile(name="ChurnMetrics", output_name="metrics", path="metrics.json")
TRAINED = []


def processor(b):
    return SKLearnProcessor(framework_version="1.2-1", role=ROLE, instance_count=1, instance_type=b.param("Instance"), sagemaker_session=b.session)


def clean(b, _):
    return ProcessingStep("CleanCrm", step_args=processor(b).run(
        code="s3://crm/code/clean.py", inputs=[ProcessingInput(source=b.param("CrmExport"), destination="/opt/ml/processing/in")],
        outputs=[ProcessingOutput(output_name=c, source="/opt/ml/processing/" + c) for c in ("train", "holdout")]))


def train(b, previous, *, depth):
    est = SKLearn(entry_point="fit.py", source_dir="s3://crm/code/src.tar.gz", framework_version="1.2-1", role=ROLE,
                  instance_type="ml.m5.xlarge", sagemaker_session=b.session, hyperparameters={"depth": depth})
    out = previous.properties.ProcessingOutputConfig.Outputs
    step = TrainingStep("FitChurn", step_args=est.fit({"train": TrainingInput(out["train"].S3Output.S3Uri)}))
    TRAINED.append((step, out["holdout"].S3Output.S3Uri))
    return step


def evaluate(b, previous):
    model, holdout = TRAINED[-1]
    return ProcessingStep("EvaluateChurn", step_args=processor(b).run(
        code="s3://crm/code/eval.py",
        inputs=[ProcessingInput(source=previous.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model"),
                ProcessingInput(source=holdout, destination="/opt/ml/processing/holdout")],
        outputs=[ProcessingOutput(output_name="metrics", source="/opt/ml/processing/metrics")]), property_files=[EVAL])


def register(b, evaluation):
    step, _ = TRAINED[-1]
    uri = Join(on="/", values=[evaluation.arguments["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"], "metrics.json"])
    model = SKLearnModel(model_data=step.properties.ModelArtifacts.S3ModelArtifacts, role=ROLE, entry_point="serve.py",
                         framework_version="1.2-1", sagemaker_session=b.session)
    return ModelStep("RegisterChurn", step_args=model.register(
        content_types=["text/csv"], response_types=["text/csv"], model_package_group_name="churn", approval_status="PendingManualApproval",
        model_metrics=ModelMetrics(model_statistics=MetricsSource(s3_uri=uri, content_type="application/json"))))


deep_train = partial(train, depth=9)
