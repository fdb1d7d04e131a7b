"""Delays of the buses."""
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan, ConditionGreaterThanOrEqualTo, ConditionNot
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()


def job(name, source, output, files=None, depends_on=None):
    processor = Processor(
        "111122223333.dkr.ecr.us-east-1.amazonaws.com/buses:8", "arn:aws:iam::111122223333:role/buses", 1, "ml.m5.large",
        entrypoint=["buses", name], sagemaker_session=session,
    )
    arguments = processor.run(
        inputs=[ProcessingInput(source, "/opt/ml/processing/input", "input")],
        outputs=[ProcessingOutput(f"/opt/ml/processing/{output}", output_name=output)],
    )
    return ProcessingStep(name, step_args=arguments, property_files=files, depends_on=depends_on)


def result(step, output):
    return step.properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri


positions = ParameterString("Positions", "s3://buses/positions/")
lines = ParameterInteger("Lines", 30)
delays = PropertyFile("Delays", "delays", "delays.json")

match = job("MatchStops", positions, "stops")
fit = job("FitDelays", result(match, "stops"), "model")
test = job("TestDelays", result(fit, "model"), "delays", [delays], [match])
publish = job("PublishDelays", result(fit, "model"), "done")
keep = job("KeepOld", result(test, "delays"), "done")

gate = ConditionStep(
    "Better",
    conditions=[
        ConditionGreaterThanOrEqualTo(JsonGet("TestDelays", delays, "lines"), lines),
        ConditionNot(ConditionGreaterThan(JsonGet("TestDelays", delays, "error"), 4.5)),
    ],
    if_steps=[publish],
    else_steps=[],
)
pipeline = Pipeline("bus-conditions", parameters=[positions, lines], steps=[match, fit, test, gate, keep], sagemaker_session=session)
