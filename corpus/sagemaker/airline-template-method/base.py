import abc
from typing import ClassVar, Iterable, List, Optional

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import Parameter, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, Step, TrainingStep

session = PipelineSession()


class DelayPipeline(abc.ABC):
    """Flight delay models; one subclass an airline alliance."""

    stages: ClassVar[List[str]] = ["extract", "clean", "train"]
    role: ClassVar[str] = "arn:aws:iam::111122223333:role/Delays"
    cache = CacheConfig(enable_caching=True, expire_after="P7D")

    def __init_subclass__(cls, /, extra_stages: Iterable[str] = (), drop: Iterable[str] = (), **kwargs):
        super().__init_subclass__(**kwargs)
        cls.stages = [s for s in cls.stages if s not in set(drop)] + list(extra_stages)

    def __init__(self, suffix: Optional[str] = None):
        self.suffix = suffix
        self.made = {}

    @property
    @abc.abstractmethod
    def alliance(self) -> str:
        ...

    @property
    def name(self) -> str:
        return "-".join(filter(None, ["delays", self.alliance.lower(), self.suffix]))

    @abc.abstractmethod
    def image(self, stage: str) -> str:
        raise NotImplementedError

    def parameters(self) -> List[Parameter]:
        return [ParameterString("Month", "2023-12"), ParameterInteger("Rounds", 100)]

    def step_name(self, stage: str) -> str:
        return f"{self.alliance}{stage.title().replace('_', '')}"

    def _process(self, stage: str, *sources: str) -> ProcessingStep:
        p = Processor(image_uri=self.image(stage), role=self.role, instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=session)
        return ProcessingStep(
            self.step_name(stage),
            processor=p,
            inputs=[ProcessingInput(source=self.output(s), destination=f"/opt/ml/processing/{s}", input_name=s) for s in sources],
            outputs=[ProcessingOutput(source="/opt/ml/processing/out", output_name="out")],
            cache_config=self.cache,
        )

    def output(self, stage: str):
        return self.made[stage].properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri

    def extract(self) -> Step:
        return self._process("extract")

    def clean(self) -> Step:
        return self._process("clean", "extract")

    def train(self) -> Step:
        est = Estimator(self.image("train"), self.role, 1, "ml.c5.2xlarge", sagemaker_session=session,
                        hyperparameters={"rounds": self.params[1]})
        return TrainingStep(self.step_name("train"), estimator=est, inputs={"train": TrainingInput(self.output("clean"))})

    def build(self) -> Pipeline:
        self.params = self.parameters()
        for stage in self.stages:
            step = getattr(self, stage)()
            if step is None:
                continue
            self.made[stage] = step
        return Pipeline(self.name, parameters=self.params, steps=[*self.made.values()], sagemaker_session=session)
