from __future__ import annotations

import typing as t

import attr
import attrs
from attrs import define, evolve, field, frozen, validators
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

SIZES = {"s": "ml.m5.large", "m": "ml.m5.xlarge", "l": "ml.m5.4xlarge"}


def as_instance(size: str) -> str:
    return SIZES.get(size, size)


@frozen
class Machine:
    type: str = field(default="s", converter=as_instance, validator=validators.matches_re(r"ml\.[a-z0-9]+\.\w+"))
    count: int = field(default=1, validator=[validators.instance_of(int), validators.ge(1)])
    disk: int = field(default=30, converter=int)

    @classmethod
    def parse(cls, text: str) -> Machine:
        """`2xl:100` is two large ones with 100 GB of disk."""
        head, _, disk = text.partition(":")
        count, _, size = head.rpartition("x")
        return cls(size, int(count or 1), **({"disk": disk} if disk else {}))


def machine(value: Machine | str) -> Machine:
    return value if isinstance(value, Machine) else Machine.parse(value)


@define(kw_only=True)
class Spec:
    name: str = field(converter=str.strip)
    machine: Machine = field(factory=Machine, converter=machine)
    after: list[str] = field(factory=list)
    step: t.Any = field(init=False, default=None, repr=False, eq=False)
    slug: str = field(init=False)

    @slug.default
    def _slug(self) -> str:
        return self.name.title().replace(" ", "").replace("-", "")

    @name.validator
    def _not_empty(self, attribute, value):
        if not value:
            raise ValueError(f"{attribute.name} is empty")


@define(kw_only=True)
class Script(Spec):
    code: str
    inputs: dict[str, str] = field(factory=dict)
    outputs: tuple[str, ...] = field(default=("out",), converter=tuple)

    def build(self, mill: Mill) -> ProcessingStep:
        processor = ScriptProcessor(
            mill.role, mill.image, ["python3"], self.machine.count, self.machine.type,
            volume_size_in_gb=self.machine.disk, sagemaker_session=mill.session,
        )
        return ProcessingStep(self.slug, step_args=processor.run(
            code=self.code,
            inputs=[ProcessingInput(source=mill.locate(ref), destination=f"/opt/ml/processing/{k}") for k, ref in self.inputs.items()],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in self.outputs],
        ), depends_on=[mill[n].step for n in self.after] or None)


@define(kw_only=True)
class Training(Spec):
    data: str
    alpha: float = field(default=1.0, validator=validators.and_(validators.gt(0), validators.le(10)))

    def build(self, mill: Mill) -> TrainingStep:
        estimator = SKLearn(
            entry_point="fit.py", source_dir="s3://mill/source.tar.gz", framework_version="1.2-1", role=mill.role, instance_type=self.machine.type,
            instance_count=self.machine.count, hyperparameters={"alpha": self.alpha}, sagemaker_session=mill.session,
        )
        return TrainingStep(self.slug, step_args=estimator.fit({"train": mill.locate(self.data)}), depends_on=[mill[n].step for n in self.after] or None)


@attr.s(auto_attribs=True)
class Mill:
    specs: t.List[Spec] = attr.ib(validator=attr.validators.deep_iterable(attr.validators.instance_of(Spec)))
    role: str = "arn:aws:iam::111122223333:role/mill"
    image: str = "111122223333.dkr.ecr.us-east-1.amazonaws.com/mill:7"
    session: PipelineSession = attr.ib(factory=PipelineSession, repr=False)
    _index: t.Dict[str, Spec] = attr.ib(init=False, repr=False)

    def __attrs_post_init__(self):
        self._index = {spec.name: spec for spec in self.specs}
        if len(self._index) != len(self.specs):
            raise ValueError("names are not unique")

    def __getitem__(self, name: str) -> Spec:
        return self._index[name]

    def locate(self, ref: str):
        if "://" in ref:
            return ref
        name, _, output = ref.partition("/")
        return self[name].step.properties.ProcessingOutputConfig.Outputs[output or "out"].S3Output.S3Uri

    def build(self) -> list:
        for spec in self.specs:
            spec.step = spec.build(self)
        return [spec.step for spec in self.specs]


def make_pipeline() -> Pipeline:
    grind = Script(name="grind logs", code="s3://mill/grind.py", inputs={"raw": "s3://mill/raw"}, outputs=["fine", "coarse"], machine="2xl:100")
    sift = Script(name="sift", code="s3://mill/sift.py", inputs={"fine": "grind logs/fine"}, machine="m")
    audit = evolve(sift, name="audit", inputs={"coarse": "grind logs/coarse"}, machine=evolve(sift.machine, count=2), after=["sift"])
    models = [Training(name=f"fit-{n}", data="sift", alpha=a, machine="l") for n, a in (("loose", 0.5), ("tight", 5))]
    mill = Mill([grind, sift, attrs.evolve(audit, name="audit"), *models, Script(name=" compare ", code="s3://mill/compare.py", after=[m.name for m in models])])
    try:
        Training(name="bad", data="sift", alpha=0)
    except ValueError:
        limit = ParameterInteger("Limit", default_value=len(attrs.fields(Training)))
    names = attrs.asdict(mill, recurse=False, filter=attrs.filters.include("role"))
    return Pipeline(f"mill-{names['role'].rsplit('/', 1)[-1]}-{len(mill.specs)}", parameters=[limit], steps=mill.build(), sagemaker_session=mill.session)
