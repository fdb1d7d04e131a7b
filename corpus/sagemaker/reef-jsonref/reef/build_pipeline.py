import pathlib
from itertools import product

from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterFloat
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from reef.loading import load

CONFIG = load(pathlib.Path(__file__).parent / "config" / "pipeline.json")
ROLE = "arn:aws:iam::111122223333:role/reef"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/reef:8"
session = PipelineSession()


def processor(compute):
    return ScriptProcessor(role=ROLE, image_uri=IMAGE, command=["python3"], sagemaker_session=session, **compute)


def survey(site):
    made = []
    for depth, camera in product(site.depths, (False, True) if site.get("camera") else (False,)):
        name = f"{site.id}-{depth}m" + "-camera" * camera
        step = ProcessingStep(f"Survey-{name}", step_args=processor(site.compute).run(
            code=f"{CONFIG.bucket}/code/{'camera' if camera else 'probe'}.py", arguments=["--depth", str(depth)],
            outputs=[ProcessingOutput(output_name="survey", source="/opt/ml/processing/survey", destination=f"{CONFIG.bucket}/{name}")]))
        made.append((name, step))
    return made


surveys = dict(pair for site in CONFIG.sites for pair in survey(site))
channels = {n: s.properties.ProcessingOutputConfig.Outputs["survey"].S3Output.S3Uri for n, s in surveys.items()}
train = TrainingStep("TrainBleaching", step_args=Estimator(IMAGE, ROLE, sagemaker_session=session, **CONFIG.compute.gpu).fit(channels))
report = PropertyFile("Quality", output_name="quality", path="quality.json")
evaluate = ProcessingStep(
    "EvaluateBleaching", property_files=[report],
    step_args=processor(CONFIG.compute.small).run(
        code=f"{CONFIG.bucket}/code/evaluate.py",
        inputs=[ProcessingInput(source=train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model")],
        outputs=[ProcessingOutput(output_name="quality", source="/opt/ml/processing/quality")]))
steps = [*surveys.values(), train, evaluate]
maximum = ParameterFloat("MaximumMae", CONFIG.quality.maximum)
if CONFIG.alerts.enabled:
    alert = LambdaStep("Alert", lambda_func=Lambda(function_arn=CONFIG.alerts.function), inputs={"sites": ",".join(s.id for s in CONFIG.sites if s.depths)},
                       outputs=[LambdaOutput("sent", LambdaOutputTypeEnum.Boolean)])
    bad = ConditionGreaterThan(left=JsonGet(step_name=evaluate.name, property_file=report, json_path=CONFIG.quality.metric), right=maximum)
    steps.append(ConditionStep("TooBad", conditions=[bad], if_steps=[alert], else_steps=[]))
pipeline = Pipeline(CONFIG.name, parameters=[maximum], steps=steps, sagemaker_session=session)
