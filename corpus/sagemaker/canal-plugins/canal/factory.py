from functools import cached_property, partial

from sagemaker.processing import ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import LocalPipelineSession, PipelineSession

from .stages import discover


class Factory:
    def __init__(self, season, role, local=False):
        self.season, self.role, self.local = season, role, local
        self.steps = {}

    @cached_property
    def session(self):
        return LocalPipelineSession() if self.local else PipelineSession()

    @cached_property
    def processor(self):
        return partial(ScriptProcessor, role=self.role, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/canal:1", command=["python3"],
                       instance_count=1, instance_type="ml.m5.large", sagemaker_session=self.session)

    def output(self, reference):
        stage, _, name = reference.partition(".")
        return self.steps[stage].properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri

    def pipeline(self):
        for cls in discover():
            stage = cls(self)
            if stage.enabled():
                self.steps[stage.name] = stage.build()
        return Pipeline(f"canal-{self.season}", steps=list(self.steps.values()), sagemaker_session=self.session)
