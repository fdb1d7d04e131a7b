import enum
from collections import namedtuple
from typing import NamedTuple, Optional, Tuple

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput, CreateModelInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.transformer import Transformer
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CreateModelStep, ProcessingStep, TrainingStep, TransformStep
from sagemaker.inputs import TransformInput
from sagemaker.workflow.steps import TransformInput as _TI  # noqa: F401

ROLE = "arn:aws:iam::111122223333:role/mail"
sess = PipelineSession()


class Kind(enum.Enum):
    INGEST = enum.auto()
    FIT = enum.auto()
    DEPLOY = enum.auto()
    SCORE = enum.auto()

    @property
    def needs_model(self):
        return self in (Kind.SCORE, Kind.DEPLOY)

    def label(self, suffix=""):
        return self.name.title() + suffix

    @classmethod
    def parse(cls, text):
        return cls[text.upper()]


class Features(enum.Flag):
    HEADERS = enum.auto()
    BODY = enum.auto()
    LINKS = enum.auto()
    ALL = HEADERS | BODY | LINKS


class Size(str, enum.Enum):
    S = "ml.m5.large"
    L = "ml.m5.4xlarge"

    def __str__(self):
        return self.value


class Spec(NamedTuple):
    kind: Kind
    lang: str
    size: Size = Size.S
    features: Features = Features.HEADERS | Features.BODY
    parent: Optional[str] = None

    @property
    def name(self):
        return f"{self.kind.label()}-{self.lang}"

    def scaled(self, size):
        return self._replace(size=size)


Table = namedtuple("Table", "lang folder", defaults=["inbox"])
TABLES = [Table("en"), Table("de", "posteingang"), Table._make(("fr", "boite"))]


def specs() -> Tuple[Spec, ...]:
    out = []
    for lang, folder in TABLES:
        for kind in Kind:
            s = Spec(kind, lang, features=Features.ALL if lang == "en" else Features.BODY)
            if kind is Kind.FIT:
                s = s.scaled(Size.L)
            if kind.needs_model and lang == "fr":
                continue
            out.append(s)
    return tuple(out)


made = {}


def make(spec: Spec):
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/spam:2"
    if spec.kind is Kind.INGEST:
        wanted = [f for f in Features if f in spec.features and f is not Features.ALL]
        p = Processor(image_uri=image, role=ROLE, instance_count=1, instance_type=str(spec.size), sagemaker_session=sess)
        return ProcessingStep(spec.name, step_args=p.run(
            inputs=[ProcessingInput(f"s3://mail/{spec.lang}", "/opt/ml/processing/in")],
            outputs=[ProcessingOutput(source=f"/opt/ml/processing/{f.name.lower()}", output_name=f.name.lower()) for f in wanted]))
    if spec.kind is Kind.FIT:
        ingest = made[Kind.INGEST, spec.lang]
        e = Estimator(image, ROLE, 1, spec.size.value, sagemaker_session=sess)
        channels = {f.name.lower(): TrainingInput(ingest.properties.ProcessingOutputConfig.Outputs[f.name.lower()].S3Output.S3Uri)
                    for f in (Features.HEADERS, Features.BODY, Features.LINKS) if spec.features & f}
        return TrainingStep(spec.name, step_args=e.fit(channels))
    if spec.kind == Kind.parse("deploy"):
        m = Model(image, model_data=made[(Kind.FIT, spec.lang)].properties.ModelArtifacts.S3ModelArtifacts, role=ROLE, sagemaker_session=sess)
        return CreateModelStep(spec.name, model=m, inputs=CreateModelInput(instance_type=spec.size))
    t = Transformer(made[Kind.DEPLOY, spec.lang].properties.ModelName, 1, "ml.m5.large", sagemaker_session=sess)
    return TransformStep(spec.name, step_args=t.transform("s3://mail/score/" + spec.lang))


for spec in specs():
    made[spec.kind, spec.lang] = make(spec)

pipeline = Pipeline("spam-filter", steps=list(made.values()), sagemaker_session=sess)
