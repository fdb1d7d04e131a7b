"""Tariffs of the grid."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/tariffs"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/tariffs:3"
year = ParameterString("Year", "2023")

load = ProcessingStep(
    "LoadProfiles",
    step_args=Processor(image, role, 1, "ml.m5.large", sagemaker_session=session).run(
        inputs=[ProcessingInput(Join(on="/", values=["s3://tariffs", year]), "/opt/ml/processing/meters", "meters")],
        outputs=[ProcessingOutput("/opt/ml/processing/profiles", output_name="profiles")],
    ),
)
fit = TrainingStep(
    "FitTariffs",
    step_args=Estimator(image, role, 1, "ml.c5.xlarge", hyperparameters={"clusters": 18, "metric": "dtw"}, sagemaker_session=session).fit(
        {"profiles": TrainingInput(load.properties.ProcessingOutputConfig.Outputs["profiles"].S3Output.S3Uri)}
    ),
)
pipeline = Pipeline("tariffs", parameters=[year], steps=[load, fit], sagemaker_session=session)
