import attr
import attrs
from attrs import define, field, validators
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.tensorflow import TensorFlow
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/sat"


@attr.s(auto_attribs=True, frozen=True)
class Tile:
    zone: str
    row: int = attr.ib(converter=int, default=0)
    tags: tuple = attr.ib(factory=tuple)

    def __str__(self):
        return f"{self.zone}{self.row:03d}"


@define
class StepTemplate:
    name: str = field(validator=validators.instance_of(str))
    script: str
    outputs: list[str] = field(factory=list)
    instance: str = field(default="ml.m5.xlarge", kw_only=True)
    reads: list = field(factory=list, converter=list)
    title: str = field(init=False)

    def __attrs_post_init__(self):
        self.title = self.name.capitalize()

    @outputs.validator
    def _check(self, attribute, value):
        if len(set(value)) != len(value):
            raise ValueError(f"{attribute.name} has duplicates")


@define(slots=False)
class Catalogue:
    tiles: list[Tile] = field(converter=lambda rows: [Tile(*r) if isinstance(r, tuple) else r for r in rows])
    templates: dict[str, StepTemplate] = attrs.Factory(dict)
    _secret: str = "x"
    largest: int = field()

    @largest.default
    def _largest(self):
        return max(t.row for t in self.tiles)

    def add(self, *args, **kwargs):
        t = StepTemplate(*args, **kwargs)
        self.templates[t.name] = t
        return self


def make_pipeline():
    session = PipelineSession()
    cat = Catalogue([("A", "7"), ("B", 12, ("cloudy",)), Tile("C")], secret="y")
    cat.add("mosaic", "s3://sat/mosaic.py", ["image"]).add("mask", "s3://sat/mask.py", ["mask"], reads=("mosaic.image",))
    cat.templates["mask"] = attrs.evolve(cat.templates["mask"], instance="ml.g4dn.xlarge")
    region = ParameterString("Region", default_value="alps")
    steps = []
    inputs = []
    for tile in cat.tiles:
        by_name = {}
        for template in cat.templates.values():
            if template.name == "mask" and "cloudy" in tile.tags:
                continue
            spec = attrs.asdict(template)
            proc = ScriptProcessor(role=ROLE, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/sat:1", command=["python"],
                                   instance_count=1, instance_type=spec["instance"], sagemaker_session=session)
            reads = [by_name[r.split(".")[0]].properties.ProcessingOutputConfig.Outputs[r.split(".")[1]].S3Output.S3Uri for r in spec["reads"]]
            by_name[template.name] = ProcessingStep(
                name=f"{template.title}{tile}",
                step_args=proc.run(code=template.script, arguments=["--region", region, "--of", str(cat.largest)],
                                   inputs=[ProcessingInput(u, f"/opt/ml/processing/{i}") for i, u in enumerate(reads)],
                                   outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in spec["outputs"]]))
        steps += by_name.values()
        last = list(by_name.values())[-1]
        inputs.append(last.properties.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri)
    tf = TensorFlow(entry_point="seg.py", source_dir="s3://sat/src.tar.gz", role=ROLE, framework_version="2.11", py_version="py39",
                    instance_count=1, instance_type="ml.g4dn.xlarge", sagemaker_session=session)
    steps.append(TrainingStep("Segment", step_args=tf.fit({str(t).lower(): u for t, u in zip(cat.tiles, inputs)})))
    return Pipeline("land-cover", [region], steps=steps, sagemaker_session=session)
