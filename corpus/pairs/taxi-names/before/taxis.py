"""Fares of the taxis."""
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

ROLE = "arn:aws:iam::111122223333:role/taxis"
session = PipelineSession()
trips = ParameterString("Trips", "s3://taxis/trips/")
zones = ParameterInteger("Zones", 12)

job = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/taxis:3", ROLE, 1, "ml.m5.large", entrypoint=["taxis"], sagemaker_session=session)

clean = ProcessingStep(
    "CleanTrips",
    step_args=job.run(
        inputs=[ProcessingInput(trips, "/opt/ml/processing/trips", "trips")],
        outputs=[ProcessingOutput("/opt/ml/processing/rides", output_name="rides")],
    ),
)
fares = ProcessingStep(
    "FitFares",
    step_args=job.run(
        inputs=[ProcessingInput(clean.properties.ProcessingOutputConfig.Outputs["rides"].S3Output.S3Uri, "/opt/ml/processing/rides", "rides")],
        outputs=[ProcessingOutput("/opt/ml/processing/table", output_name="table")],
        arguments=["--zones", zones.to_string()],
    ),
)
publish = ProcessingStep(
    "PublishFares",
    step_args=job.run(
        inputs=[ProcessingInput(fares.properties.ProcessingOutputConfig.Outputs["table"].S3Output.S3Uri, "/opt/ml/processing/table", "table")]
    ),
)

pipeline = Pipeline("taxi-names", parameters=[trips, zones], steps=[clean, fares, publish], sagemaker_session=session)
