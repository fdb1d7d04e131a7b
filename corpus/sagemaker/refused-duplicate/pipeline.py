from sagemaker.processing import Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
processor = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/etl:1", "arn:aws:iam::111122223333:role/etl", 1, "ml.m5.large", sagemaker_session=session)
mode = ParameterString("Mode", default_value="full")

load = ProcessingStep("Load", step_args=processor.run(arguments=["load"]))
rebuild = ProcessingStep("Rebuild", step_args=processor.run(arguments=["rebuild"]))
branch = ConditionStep("IsFull", conditions=[ConditionEquals(mode, "full")], if_steps=[rebuild], else_steps=[])

pipeline = Pipeline("etl", [mode], steps=[load, branch, rebuild], sagemaker_session=session)
