"""Forecast of the gas consumption by district."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/gas-meters"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/gas-meters:4"

readings = ParameterString(name="ReadingsUri", default_value="s3://utilities/gas/readings.parquet")
horizon = ParameterInteger(name="Horizon", default_value=14)
trees = ParameterInteger(name="Trees", default_value=300)


def processing(name, inputs, outputs, arguments=(), **kwargs):
    processor = Processor(
        image_uri=image, role=role, instance_count=1, instance_type="ml.m5.xlarge",
        entrypoint=["python", "-m", f"gas.{name.lower()}"], sagemaker_session=session,
    )
    step_args = processor.run(
        inputs=[ProcessingInput(source=uri, destination=f"/opt/ml/processing/{key}", input_name=key) for key, uri in inputs.items()],
        outputs=[ProcessingOutput(source=f"/opt/ml/processing/{key}", output_name=key) for key in outputs],
        arguments=list(arguments) or None,
    )
    return ProcessingStep(name=name, step_args=step_args, **kwargs)


def output(step, name):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


clean = processing("CleanReadings", {"readings": readings}, ["clean"])
usage = processing("UsageFeatures", {"clean": output(clean, "clean")}, ["usage"], ["--horizon", horizon.to_string()])
weather = processing("WeatherFeatures", {"clean": output(clean, "clean")}, ["weather"], ["--horizon", horizon.to_string()])
merge = processing("MergeFeatures", {"usage": output(usage, "usage"), "weather": output(weather, "weather")}, ["train", "test"])

estimator = Estimator(
    image_uri=image, role=role, instance_count=1, instance_type="ml.m5.4xlarge",
    hyperparameters={"trees": trees}, sagemaker_session=session,
)
train = TrainingStep(name="TrainForecast", step_args=estimator.fit({"train": TrainingInput(output(merge, "train"))}))
backtest = processing(
    "Backtest", {"model": train.properties.ModelArtifacts.S3ModelArtifacts, "test": output(merge, "test")}, ["report"]
)
publish = processing("Publish", {"report": output(backtest, "report"), "model": train.properties.ModelArtifacts.S3ModelArtifacts}, [])
archive = processing("Archive", {"clean": output(clean, "clean")}, [], depends_on=[publish])

pipeline = Pipeline(
    name="gas-meters",
    parameters=[readings, horizon, trees],
    steps=[clean, usage, weather, merge, train, backtest, publish, archive],
    sagemaker_session=session,
)
