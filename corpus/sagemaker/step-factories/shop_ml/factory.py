"""Step factories of the shop team. Opinionated defaults, everything can be overridden."""
from functools import partial, wraps
from typing import Any, Iterator, NamedTuple, Optional

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

IMAGE = "{account}.dkr.ecr.{region}.amazonaws.com/shop-ml:{tag}"


class Port(NamedTuple):
    """An output of a step that is already built."""

    step: Any
    name: str

    @property
    def uri(self):
        return self.step.properties.ProcessingOutputConfig.Outputs[self.name].S3Output.S3Uri


def ports(step, *names: str) -> Iterator[Port]:
    for name in names:
        yield Port(step, name)


def registered(method):
    """Whatever step the method returns is put into `self.steps`, in the order of the calls."""

    @wraps(method)
    def wrapper(self, *args, **kwargs):
        step = method(self, *args, **kwargs)
        self.steps.append(step)
        return step

    return wrapper


class StepFactory:
    def __init__(self, session, role: str, tag: str = "stable", **defaults):
        self.session = session
        self.role = role
        self.defaults = {"instance_type": "ml.m5.xlarge", "instance_count": 1, **defaults}
        self.image = IMAGE.format(account="111122223333", region=session.boto_region_name, tag=tag)
        self.steps: list = []

    def processor(self, **overrides) -> ScriptProcessor:
        options = {**self.defaults, **overrides}
        return ScriptProcessor(image_uri=self.image, command=["python3"], role=self.role, sagemaker_session=self.session, **options)

    @registered
    def run(self, name: str, script: str, *inputs: Port, outputs: str = "", cache: Optional[str] = None, after=(), **overrides):
        arguments = [f"--{key.replace('_', '-')}={value}" for key, value in overrides.pop("arguments", {}).items()]
        return ProcessingStep(
            name=name,
            step_args=self.processor(**overrides).run(
                code=f"s3://shop-ml-code/{script}",
                inputs=[ProcessingInput(source=port.uri, destination=f"/opt/ml/processing/{port.name}") for port in inputs],
                outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in outputs.split()],
                arguments=arguments or None,
            ),
            cache_config=CacheConfig(True, cache) if cache else None,
            depends_on=list(after) or None,
        )


big = partial(StepFactory, instance_type="ml.m5.12xlarge")
