"""Blends of tea that people will like."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/teas"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/teas:7"

leaves = ParameterString(name="Leaves", default_value="s3://teas/leaves/")
share = ParameterFloat(name="TestShare", default_value=0.2)


def job(name, inputs, outputs, command, arguments, env=None):
    processor = Processor(
        image_uri=image, role=role, instance_count=1, instance_type="ml.m5.large", entrypoint=command, env=env, sagemaker_session=session,
    )
    step_args = processor.run(
        inputs=[ProcessingInput(source=uri, destination=f"/opt/ml/processing/{key}", input_name=key) for key, uri in inputs.items()],
        outputs=[ProcessingOutput(source=f"/opt/ml/processing/{key}", output_name=key) for key in outputs],
        arguments=arguments,
    )
    return ProcessingStep(name=name, step_args=step_args)


def output(step, name):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


split = job(
    "SplitLeaves", {"leaves": leaves}, ["train", "test"], ["python3", "-m", "teas.split"],
    ["--test-share", share.to_string(), "--seed=17", "--shuffle"], {"REGION": "assam", "WORKERS": "4"},
)
estimator = Estimator(
    image_uri=image, role=role, instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=session,
    hyperparameters={"max-depth": 5, "eta": 0.1, "early_stopping": True, "tree_method": "hist"},
)
train = TrainingStep(name="TrainBlend", step_args=estimator.fit({"train": TrainingInput(output(split, "train"))}))
score = job(
    "ScoreBlend", {"model": train.properties.ModelArtifacts.S3ModelArtifacts, "test": output(split, "test")}, ["scores"],
    ["python3", "-m", "teas.score", "--metric", "rmse"], ["--batch", "64", "--columns", "taste", "scent"],
)

pipeline = Pipeline(name="tea-blends", parameters=[leaves, share], steps=[split, train, score], sagemaker_session=session)
