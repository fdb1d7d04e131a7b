"""Runway condition forecasting: a pipeline for one airport."""
import attrs
from attrs import Factory, define, field, validators
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.inputs import TransformInput, CreateModelInput
from sagemaker.model import Model
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CreateModelStep, ProcessingStep, TrainingStep, TransformStep


def as_tuple(value):
    return tuple(value) if isinstance(value, (list, tuple, set)) else (value,)


@define(frozen=True, slots=True)
class Compute:
    kind: str = field(default="ml.m5.xlarge", validator=validators.matches_re(r"ml\..*"))
    count: int = field(default=1, converter=int, validator=[validators.instance_of(int), validators.ge(1)])

    @property
    def args(self):
        return dict(zip(("instance_type", "instance_count"), attrs.astuple(self)))


@define(kw_only=True)
class StageSpec:
    name: str = field(converter=lambda s: "".join(w[:1].upper() + w[1:] for w in s.replace("_", " ").split()))
    script: str = field(default=Factory(lambda self: f"s3://runway/src/{self.name.lower()}.py", takes_self=True))
    needs: tuple = field(factory=tuple, converter=as_tuple)
    gives: tuple = field(default="data", converter=as_tuple)
    compute: Compute = field(factory=Compute)
    _note: str = field(default="", alias="note", repr=False)

    def __attrs_post_init__(self):
        if "big" in self._note:
            self.compute = attrs.evolve(self.compute, kind="ml.r5.4xlarge")


STAGES = [
    StageSpec(name="radar_pull", gives=["reflect", "velocity"]),
    StageSpec(name="surface_sensors", compute=Compute(count="2")),
    StageSpec(name="fuse", needs=[("RadarPull", "reflect"), ("SurfaceSensors", "data")], gives=("train", "valid"), note="big join"),
]


@define
class Options:
    airport: str = field(converter=str.upper)
    night: bool = False
    friction: bool = True
    retries: int = field(default=0, metadata={"hidden": True})

    def tags(self):
        shown = attrs.asdict(self, filter=lambda a, v: not a.metadata.get("hidden") and v is not None)
        return [{"Key": k, "Value": str(v)} for k, v in shown.items()]


def get_pipeline(airport="gva", role="arn:aws:iam::111122223333:role/Runway", region="us-east-1", **options):
    opts = Options(airport, **options)
    session = PipelineSession()
    window = ParameterInteger(name="WindowMinutes", default_value=15)
    bucket = ParameterString(name="Bucket", default_value=f"s3://runway-{airport}")

    stages = list(STAGES)
    if opts.night:
        stages[1] = attrs.evolve(stages[1], compute=Compute(count=4))
        stages.insert(2, StageSpec(name="night lights"))
        stages[-1] = attrs.evolve(stages[-1], needs=stages[-1].needs + (("NightLights", "data"),))

    steps = {}
    for spec in stages:
        processor = SKLearnProcessor(framework_version="1.0-1", role=role, sagemaker_session=session, base_job_name=spec.name, **spec.compute.args)
        steps[spec.name] = ProcessingStep(
            name=f"{opts.airport}-{spec.name}",
            processor=processor,
            code=spec.script,
            job_arguments=["--window", window.to_string(), "--airport", opts.airport],
            inputs=[
                ProcessingInput(source=steps[up].properties.ProcessingOutputConfig.Outputs[out].S3Output.S3Uri,
                                destination=f"/opt/ml/processing/input/{up}", input_name=up)
                for up, out in spec.needs
            ],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}",
                                      destination=Join(on="/", values=[bucket, ExecutionVariables.PIPELINE_EXECUTION_ID, spec.name, o]))
                     for o in spec.gives],
        )

    fused = steps["Fuse"].properties.ProcessingOutputConfig.Outputs
    estimator = PyTorch(entry_point="train.py", source_dir="s3://runway/src/train.tar.gz", role=role, framework_version="1.13",
                        py_version="py39", instance_type="ml.g5.2xlarge", instance_count=1, sagemaker_session=session)
    train = TrainingStep(f"{opts.airport}-Train", estimator=estimator,
                         inputs={c: TrainingInput(fused[c].S3Output.S3Uri) for c in attrs.asdict(STAGES[2])["gives"]})
    model = Model(image_uri=estimator.training_image_uri(), model_data=train.properties.ModelArtifacts.S3ModelArtifacts, role=role,
                  sagemaker_session=session)
    create = CreateModelStep(f"{opts.airport}-Model", model=model, inputs=CreateModelInput(instance_type="ml.m5.large"))
    steps.update(train=train, create=create)
    if opts.friction:
        transformer = Transformer(model_name=create.properties.ModelName, instance_type="ml.m5.xlarge", instance_count=1,
                                  output_path=Join("/", [bucket, "friction"]), sagemaker_session=session)
        steps["friction"] = TransformStep(f"{opts.airport}-Friction", transformer=transformer,
                                          inputs=TransformInput(data=steps["SurfaceSensors"].properties.ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri))
    return Pipeline(name=f"runway-{opts.airport.lower()}", parameters=[window, bucket], steps=[*steps.values()], sagemaker_session=session)
