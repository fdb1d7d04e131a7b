from sagemaker.processing import Processor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep


class Yard:
    def __init__(self):
        self.session = PipelineSession()

    def job(self, name, after=()):
        processor = Processor(role="arn:aws:iam::111122223333:role/wharf", image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/wharf:1",
                              instance_count=1, instance_type="ml.m5.large", sagemaker_session=self.session)
        return ProcessingStep(name=name, step_args=processor.run(arguments=["--job", name.lower()]), depends_on=list(after))

    def pipeline(self, name, steps):
        return Pipeline(name=name, steps=list(steps), sagemaker_session=self.session)


def crane(yard, name):
    return yard.job(f"Crane{name.title()}")
