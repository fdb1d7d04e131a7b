"""Bidding models. A stage is a class; writing the class is enough to have it in the pipeline."""
from __future__ import annotations

from sagemaker import get_execution_role
from sagemaker.inputs import CreateModelInput, TrainingInput
from sagemaker.estimator import Estimator
from sagemaker.processing import FrameworkProcessor, ProcessingInput, ProcessingOutput
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep
from sagemaker.workflow.step_collections import RegisterModel

session = PipelineSession()
role = get_execution_role(sagemaker_session=session)


class Stage:
    registry: dict[str, type[Stage]] = {}
    after: tuple = ()
    order = 100

    def __init_subclass__(cls, key=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.key = key or cls.__name__.lower()
        if not abstract:
            if cls.key in Stage.registry:
                raise ValueError(f"{cls.key} twice")
            Stage.registry[cls.key] = cls

    def __init__(self, built):
        self.built = built

    def output(self, key, name):
        return self.built[key].properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri

    def make(self):
        raise NotImplementedError

    @classmethod
    def build_all(cls):
        built = {}
        for stage in sorted(cls.registry.values(), key=lambda c: (c.order, c.__name__)):
            step = stage(built).make()
            for dep in stage.after:
                step.add_depends_on([built[dep]])
            built[stage.key] = step
        return list(built.values())


class SqlStage(Stage, abstract=True):
    query = ""
    outputs = ("rows",)

    def inputs(self):
        return []

    def make(self):
        fp = FrameworkProcessor(estimator_cls=SKLearn, framework_version="1.2-1", role=role, instance_count=1,
                                instance_type="ml.m5.xlarge", sagemaker_session=session)
        args = fp.run(code="s3://bids/code/sql.py", inputs=self.inputs() or None, arguments=["--query", self.query],
                      outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in self.outputs])
        return ProcessingStep(name=self.__class__.__name__, step_args=args)


class Winner(Stage, key="fit"):
    order = 30

    def make(self):
        self.est = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/bids:1", role, 1, "ml.m5.4xlarge", sagemaker_session=session)
        return TrainingStep(name="TrainBidder", step_args=self.est.fit(TrainingInput(self.output("joined", "rows"))))


class Impressions(SqlStage):
    order = 10
    query = "select * from impressions"


class Clicks(SqlStage):
    order = 10
    query = "select * from clicks where ts > now() - 7"


class Join(SqlStage, key="joined"):
    order = 20
    after = ("clicks",)
    query = "join"

    def inputs(self):
        return [ProcessingInput(source=self.output(k, "rows"), destination=f"/opt/ml/processing/{k}") for k in ("impressions",)]


class Ledger(SqlStage, key="ledger"):
    query = "insert into ledger"
    after = ["fit", "joined"]


pipeline = Pipeline(name="rtb-bidder", steps=Stage.build_all(), sagemaker_session=session)
