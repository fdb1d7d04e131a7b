from sagemaker.processing import Processor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
processor = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/etl:1", "arn:aws:iam::111122223333:role/etl", 1, "ml.m5.large", sagemaker_session=session)

load = ProcessingStep("Load", step_args=processor.run(arguments=["load"]))
check = ProcessingStep("Check", step_args=processor.run(arguments=["check"]), depends_on="Load")

pipeline = Pipeline("etl", steps=[load, check], sagemaker_session=session)
