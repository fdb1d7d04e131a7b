"""Predictive maintenance of the pumps: train two models, keep the better one if it is good enough."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan, ConditionGreaterThanOrEqualTo
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/pumps"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/pumps:7"

sensors = ParameterString(name="SensorsUri", default_value="s3://plant-7/sensors/")
min_recall = ParameterFloat(name="MinRecall", default_value=0.9)


def uri(step, name):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


def processor(command):
    return Processor(image, role, 1, "ml.m5.xlarge", entrypoint=["pumps", command], sagemaker_session=session)


windows = ProcessingStep(
    name="CutWindows",
    step_args=processor("windows").run(
        inputs=[ProcessingInput(source=sensors, destination="/opt/ml/processing/sensors", input_name="sensors")],
        outputs=[ProcessingOutput(output_name=name, source=f"/opt/ml/processing/{name}") for name in ("train", "test")],
    ),
)


def train(name, algorithm):
    estimator = Estimator(image, role, 1, "ml.c5.2xlarge", hyperparameters={"algorithm": algorithm}, sagemaker_session=session)
    return TrainingStep(name=name, step_args=estimator.fit({"train": TrainingInput(uri(windows, "train"))}))


forest = train("TrainForest", "forest")
network = train("TrainNetwork", "network")

report = PropertyFile(name="Comparison", output_name="comparison", path="comparison.json")
compare = ProcessingStep(
    name="CompareModels",
    step_args=processor("compare").run(
        inputs=[
            ProcessingInput(forest.properties.ModelArtifacts.S3ModelArtifacts, "/opt/ml/processing/forest", "forest"),
            ProcessingInput(network.properties.ModelArtifacts.S3ModelArtifacts, "/opt/ml/processing/network", "network"),
            ProcessingInput(uri(windows, "test"), "/opt/ml/processing/test", "test"),
        ],
        outputs=[ProcessingOutput("/opt/ml/processing/comparison", output_name="comparison")],
    ),
    property_files=[report],
)


def metric(path):
    return JsonGet(step_name=compare.name, property_file=report, json_path=path)


def deploy(name, trained):
    return LambdaStep(
        name=name,
        lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:pumps-deploy"),
        inputs={"model": trained.properties.ModelArtifacts.S3ModelArtifacts},
    )


roll_back = LambdaStep(
    name="RollBack",
    lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:pumps-rollback"),
    inputs={"comparison": uri(compare, "comparison")},
)
which = ConditionStep(
    name="ForestIsBetter",
    conditions=[ConditionGreaterThan(left=metric("forest.auc"), right=metric("network.auc"))],
    if_steps=[deploy("DeployForest", forest)],
    else_steps=[deploy("DeployNetwork", network)],
)
gate = ConditionStep(
    name="RecallIsEnough",
    conditions=[ConditionGreaterThanOrEqualTo(left=metric("recall"), right=min_recall)],
    if_steps=[which],
    else_steps=[roll_back],
)
pipeline = Pipeline("pump-maintenance", parameters=[sensors, min_recall], steps=[windows, forest, network, compare, gate], sagemaker_session=session)
