"""Tolls of the motorway: measure, roll out in two stages, and in any case write to the operators."""
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo, ConditionLessThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()


class TollRollout:
    account = "111122223333"

    def __init__(self):
        self.trips = ParameterString("Trips", default_value="s3://tolls/trips/")
        self.error = ParameterFloat("MaxError", default_value=0.1)

    def call(self, name, function, inputs, **more):
        arn = f"arn:aws:lambda:eu-south-1:{self.account}:function:tolls-{function}"
        return LambdaStep(name=name, lambda_func=Lambda(function_arn=arn, session=session), inputs=inputs, **more)

    def build(self):
        report = PropertyFile("Report", output_name="report", path="report.json")
        processor = ScriptProcessor(
            image_uri=f"{self.account}.dkr.ecr.eu-south-1.amazonaws.com/tolls:1", command=["python3"], role=f"arn:aws:iam::{self.account}:role/tolls",
            instance_count=1, instance_type="ml.m5.large", sagemaker_session=session,
        )
        measure = ProcessingStep(
            name="MeasureModel",
            step_args=processor.run(
                code="s3://tolls/code/measure.py",
                inputs=[ProcessingInput(self.trips, "/opt/ml/processing/trips", "trips")],
                outputs=[ProcessingOutput("/opt/ml/processing/report", output_name="report")],
            ),
            property_files=[report],
        )
        # the service that the endpoint is made by
        canary = self.call("DeployCanary", "endpoint", {"share": 10})
        full = self.call("DeployFully", "endpoint", {"share": 100}, depends_on=[canary])
        large = ConditionStep(
            name="EnoughTrips",
            conditions=[ConditionGreaterThanOrEqualTo(JsonGet(measure.name, report, "trips.count"), 10000)],
            if_steps=[canary, full],
            else_steps=[FailStep("TooFewTrips", error_message=Join(on=" ", values=["too few trips in", self.trips]))],
        )
        gate = ConditionStep(
            name="SmallError",
            conditions=[ConditionLessThan(JsonGet(measure.name, report, "error.mean"), self.error)],
            if_steps=[large],
            else_steps=[self.call("KeepModel", "keep", {})],
        )
        tell = self.call("TellOperators", "mail", {"trips": self.trips}, depends_on=[gate])
        return Pipeline("toll-rollout", parameters=[self.trips, self.error], steps=[measure, gate, tell], sagemaker_session=session)
