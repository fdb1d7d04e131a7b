"""Serial inference: the preprocessing that was fitted in training runs in front of the model."""
from sagemaker import Session
from sagemaker.inputs import TrainingInput
from sagemaker.pipeline import PipelineModel
from sagemaker.sklearn import SKLearn, SKLearnModel
from sagemaker.tensorflow import TensorFlow, TensorFlowModel
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import TrainingStep, TransformStep
from sagemaker.transformer import Transformer

ROLE = "arn:aws:iam::111122223333:role/serial"
TF = "2.12"


def models(session, prep, clf, offline=False):
    return [
        SKLearnModel(
            model_data=prep.properties.ModelArtifacts.S3ModelArtifacts, entry_point="prep/transform.py", framework_version="1.2-1",
            role=ROLE, sagemaker_session=session, name="features" if offline else None, enable_network_isolation=offline,
        ),
        TensorFlowModel(
            model_data=clf.properties.ModelArtifacts.S3ModelArtifacts, framework_version=TF, role=ROLE, sagemaker_session=session,
            entry_point="clf/inference.py" if offline else None,
        ),
    ]


def pipeline(deprecated=False):
    session = PipelineSession()
    raw = ParameterString("Raw", default_value="s3://serial/raw/train.csv")

    prep = TrainingStep(
        name="FitFeatures",
        step_args=SKLearn("prep/fit.py", framework_version="1.2-1", role=ROLE, instance_type="ml.m5.large", sagemaker_session=session).fit(
            {"train": TrainingInput(raw)}
        ),
    )
    clf = TrainingStep(
        name="FitClassifier",
        step_args=TensorFlow(
            entry_point="clf/train.py", framework_version=TF, py_version="py310", role=ROLE, instance_count=1,
            instance_type="ml.g4dn.xlarge", sagemaker_session=session,
        ).fit({"train": TrainingInput(raw), "features": TrainingInput(prep.properties.ModelArtifacts.S3ModelArtifacts)}),
    )
    serial = PipelineModel(models(session, prep, clf, offline=True), role=ROLE, sagemaker_session=session, name="serial")
    create = ModelStep("Serial", step_args=serial.create("ml.m5.large"))
    score = TransformStep(
        name="Score",
        step_args=Transformer(create.properties.ModelName, 1, "ml.m5.xlarge", sagemaker_session=session).transform("s3://serial/raw/score.csv"),
    )
    steps = [prep, clf, create, score]
    if deprecated:
        # registered the old way, with a session that is no PipelineSession
        steps.append(
            RegisterModel(
                name="SerialPackage",
                model=PipelineModel(models(Session(), prep, clf), role=ROLE, sagemaker_session=Session()),
                content_types=["text/csv"],
                response_types=["application/json"],
                inference_instances=["ml.m5.large"],
                transform_instances=["ml.m5.large"],
                model_package_group_name="serial",
                depends_on=[score],
            )
        )
    return Pipeline("serial-inference", [raw], steps=steps, sagemaker_session=session)
