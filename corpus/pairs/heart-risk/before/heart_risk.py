"""Risk of a heart attack: three ways out of one evaluation."""
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionIn, ConditionLessThan, ConditionNot, ConditionOr
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/heart"

patients = ParameterString("PatientsUri", default_value="s3://heart/patients/")
stage = ParameterString("Stage", default_value="staging", enum_values=["staging", "pilot", "production", "archive"])
min_auc = ParameterFloat("MinAuc", default_value=0.8)


def job(name, inputs, output=None, files=()):
    processor = Processor(
        image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/heart:1", role=ROLE, instance_count=1, instance_type="ml.m5.xlarge",
        entrypoint=["heart", name], sagemaker_session=session,
    )
    arguments = processor.run(
        inputs=[ProcessingInput(source=uri, destination=f"/opt/ml/processing/{key}", input_name=key) for key, uri in inputs.items()],
        outputs=[ProcessingOutput(output_name=output, source=f"/opt/ml/processing/{output}")] if output else [],
    )
    return ProcessingStep(name=name, step_args=arguments, property_files=list(files))


def made_by(step, output):
    return step.properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri


fit = job("FitRiskModel", {"patients": patients}, "model")
quality = PropertyFile(name="Quality", output_name="quality", path="quality.json")
judge = job("JudgeRiskModel", {"patients": patients, "model": made_by(fit, "model")}, "quality", [quality])

auc = JsonGet(step_name="JudgeRiskModel", property_file=quality, json_path="auc")
bias = JsonGet(step_name="JudgeRiskModel", property_file=quality, json_path="bias")

live = job("GoLive", {"model": made_by(fit, "model")})
shadow = job("RunInShadow", {"model": made_by(fit, "model"), "quality": made_by(judge, "quality")})
refuse = FailStep(name="RefuseModel", error_message=Join(on=" ", values=["AUC", auc, "is below", min_auc]))

where = ConditionStep(
    name="WhichStage",
    conditions=[ConditionOr(conditions=[ConditionIn(value=stage, in_values=["pilot", "production"]), ConditionEquals(left=bias, right=0)])],
    if_steps=[live],
    else_steps=[shadow],
)
gate = ConditionStep(name="AucIsEnough", conditions=[ConditionNot(ConditionLessThan(left=auc, right=min_auc))], if_steps=[where], else_steps=[refuse])

pipeline = Pipeline("heart-risk", parameters=[patients, stage, min_auc], steps=[fit, judge, gate], sagemaker_session=session)
