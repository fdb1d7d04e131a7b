"""Steps of a lock, from a registry of small classes that make them."""
import abc
import dataclasses
from typing import ClassVar, get_type_hints

from jobs import IMAGE, ROLE, job, out, session, train
from sagemaker.core.workflow.conditions import ConditionEquals, ConditionGreaterThan, ConditionOr
from sagemaker.core.workflow.parameters import ParameterBoolean, ParameterInteger, ParameterString
from sagemaker.mlops.workflow import CleanupStep, CurrentItem, EndpointConfigStep, EndpointStep, ForEachStep, S3CleanupSource, StepDependency, TriggerCondition
from sagemaker.mlops.workflow.condition_step import ConditionStep
from sagemaker.mlops.workflow.fail_step import FailStep
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.mlops.workflow.steps import CacheConfig


@dataclasses.dataclass
class Part(abc.ABC):
    name: str
    needs: list = dataclasses.field(default_factory=list)
    kinds: ClassVar[dict] = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Part.kinds[cls.__name__.lower()] = cls

    @abc.abstractmethod
    def make(self, made): ...

    def after(self, made):
        found = []
        for need in self.needs:
            name, _, how = need.partition("!")
            found.append(StepDependency(made[name], TriggerCondition[how.upper()]) if how else made[name])
        return found or None


@dataclasses.dataclass
class Job(Part):
    retry: int = 0

    def make(self, made):
        policies = [StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=self.retry)] if self.retry else None
        return job(self.name, retry_policies=policies, depends_on=self.after(made), cache_config=CacheConfig(enable_caching=not self.retry, expire_after="1d"))


@dataclasses.dataclass
class Train(Part):
    depth: int = 3

    def make(self, made):
        return train(self.name, {"depth": self.depth}, train=out(made[self.needs[0]]), after=[made[n] for n in self.needs[1:]] or None)


@dataclasses.dataclass
class Each(Part):
    over: list = dataclasses.field(default_factory=lambda: ["a", "b"])

    def make(self, made):
        body = [job(self.name + "Body", arguments=["--item", CurrentItem()])]
        return ForEachStep(name=self.name, iterable_items=self.over, max_concurrency=2, for_each_body=body, depends_on=self.after(made))


RAW = [("job", "Load", {"retry": 3}), ("job", "Clean", {"needs": ["Load"]}), ("train", "Fit", {"needs": ["Clean", "Load"], "depth": 5}), ("each", "Loop", {"needs": ["Fit"]}),
       ("job", "OnFail", {"needs": ["Fit!failed"]})]
made = {}
for kind, name, options in RAW:
    cls = Part.kinds[kind]
    unknown = options.keys() - {f.name for f in dataclasses.fields(cls)}
    assert not unknown, unknown
    made[name] = cls(name=name, **options).make(made)
flag = ParameterBoolean(name="Flag", default_value=True)
gate = ConditionStep(name="Gate", conditions=[ConditionOr(conditions=[ConditionEquals(left=flag, right=True), ConditionGreaterThan(left=made["Fit"].properties.FinalMetricDataList["acc"].Value, right=0.5)])],
                     if_steps=[job("Publish", made["Fit"].properties.ModelArtifacts.S3ModelArtifacts)], else_steps=[FailStep(name="Stop", error_message="no")], depends_on=[made["Loop"]])
kinds = sorted({type(step).__name__ for step in (*made.values(), gate)})
pipeline = Pipeline(name="-".join(kinds), parameters=[flag], steps=[*made.values(), gate], sagemaker_session=session)
