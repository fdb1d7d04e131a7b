from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from .base import PipelineBase
from .mixins import Approval, Notify

ROLE, IMG = "arn:aws:iam::111122223333:role/credit", "111122223333.dkr.ecr.us-east-1.amazonaws.com/credit:1"


class Scoring(PipelineBase):
    segments = ("retail",)

    def __init__(self, *, segments=None, **kwargs):
        super().__init__(**kwargs)
        self.segments = tuple(segments or type(self).segments)
        self._load()
        for segment in self.segments:
            self._train(segment)

    def _load(self):
        p = ScriptProcessor(ROLE, IMG, ["python3"], 1, "ml.m5.large", sagemaker_session=self.session)
        self._data = ProcessingStep("Load", step_args=p.run("s3://credit/load.py", outputs=[
            ProcessingOutput(output_name=s, source=f"/opt/ml/processing/{s}") for s in self.segments]))
        self._steps.append(self._data)

    def _train(self, segment):
        est = Estimator(IMG, ROLE, 1, "ml.m5.large", sagemaker_session=self.session)
        uri = self._data.properties.ProcessingOutputConfig.Outputs[segment].S3Output.S3Uri
        self._steps.append(TrainingStep(f"Train{segment.title()}", step_args=est.fit({"train": uri})))

    @classmethod
    def features(cls):
        return {**super().features(), "notify": Notify, "approval": Approval}


class Corporate(Scoring):
    segments = ("sme", "large")

    @property
    def name(self):
        return super().name.upper()
