from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
mails = ParameterString("Mails", "s3://spam/mails/")
min_precision = ParameterFloat("MinPrecision", 0.98)
processor = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/spam:6", "arn:aws:iam::111122223333:role/spam", 1, "ml.m5.large", sagemaker_session=session)


def uri(step, output):
    return step.properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri


scores = PropertyFile("Scores", "scores", "scores.json")
learn = ProcessingStep("LearnWords", step_args=processor.run(
    inputs=[ProcessingInput(mails, "/opt/ml/processing/mails", "mails")],
    outputs=[ProcessingOutput("/opt/ml/processing/filter", output_name="filter"), ProcessingOutput("/opt/ml/processing/held_out", output_name="held_out")]))
test = ProcessingStep("TestFilter", property_files=[scores], step_args=processor.run(
    inputs=[ProcessingInput(uri(learn, "filter"), "/opt/ml/processing/filter", "filter"),
            ProcessingInput(uri(learn, "held_out"), "/opt/ml/processing/held_out", "held_out")],
    outputs=[ProcessingOutput("/opt/ml/processing/scores", output_name="scores")]))
install = ProcessingStep("InstallFilter", step_args=processor.run(inputs=[ProcessingInput(uri(learn, "filter"), "/opt/ml/processing/filter", "filter")]))
gate = ConditionStep(
    "PreciseEnough", conditions=[ConditionGreaterThanOrEqualTo(JsonGet("TestFilter", scores, "precision"), min_precision)], if_steps=[install]
)
pipeline = Pipeline("spam-filter", parameters=[mails, min_precision], steps=[learn, test, gate], sagemaker_session=session)
