import re

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import SageMakerJobExceptionTypeEnum, SageMakerJobStepRetryPolicy
from sagemaker.workflow.steps import CacheConfig, TrainingStep


def camel(text):
    return re.sub(r"(?:^|_)(\w)", lambda match: match.group(1).upper(), text)


class stage:
    """A step that is made when somebody first looks at it."""

    def __init__(self, make):
        self.make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner, name):
        self.attribute = name
        self.slot = f"_{name}_step"

    def __get__(self, flow, owner=None):
        if flow is None:
            return self
        if self.slot not in vars(flow):
            setattr(flow, self.slot, self.make(flow, flow.prefix + camel(self.attribute)))
        return getattr(flow, self.slot)


class Flow:
    prefix = ""
    stages = ()

    def __init_subclass__(cls, prefix=None, **kwargs):
        super().__init_subclass__(**kwargs)
        own = tuple(name for name, value in vars(cls).items() if isinstance(value, stage))
        cls.stages = cls.stages + tuple(name for name in own if name not in cls.stages)
        if prefix is not None:
            cls.prefix = prefix

    def __init__(self, bucket):
        self.session = PipelineSession()
        self.bucket = bucket

    def estimator(self, **more):
        options = dict(image_uri="beacon:2", role="arn:aws:iam::111122223333:role/beacon", instance_count=1,
                       instance_type="ml.g4dn.xlarge", sagemaker_session=self.session)
        return Estimator(**{**options, **more})

    def options(self, name):
        return {}

    def train(self, name, data, **more):
        args = self.estimator(**more).fit({"train": TrainingInput(data)})
        return TrainingStep(name=name, step_args=args, **self.options(name))

    def pipeline(self):
        return Pipeline(name=type(self).__name__, steps=[getattr(self, name) for name in self.stages], sagemaker_session=self.session)


class Retrying:
    def options(self, name):
        policy = SageMakerJobStepRetryPolicy(exception_types=[SageMakerJobExceptionTypeEnum.CAPACITY_ERROR], max_attempts=3)
        return super().options(name) | {"retry_policies": [policy]}


class Cached:
    def options(self, name):
        found = super().options(name)
        return found if "Final" in name else {**found, "cache_config": CacheConfig(enable_caching=True, expire_after="P7D")}


class Signals(Flow, prefix="Sig"):
    @stage
    def base_model(self, name):
        return self.train(name, f"s3://{self.bucket}/signals/")

    @stage
    def tuned_model(self, name):
        return self.train(name, self.base_model.properties.ModelArtifacts.S3ModelArtifacts, instance_count=2)


class Beacon(Retrying, Cached, Signals, prefix="Bcn"):
    @stage
    def final_model(self, name):
        step = self.train(name, self.tuned_model.properties.ModelArtifacts.S3ModelArtifacts)
        step.add_depends_on([self.base_model])
        return step

    @stage
    def base_model(self, name):
        return self.train(name, f"s3://{self.bucket}/beacon/")


pipeline = Beacon("beacons").pipeline()
