from collections import ChainMap
from pathlib import Path

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from dairy.model import Bundle, Defaults, Job, Parameter, Training

ROLE = "arn:aws:iam::111122223333:role/dairy"


class Renderer:
    types = {"integer": ParameterInteger, "string": ParameterString}

    def __init__(self, bundle: Bundle):
        self.bundle = bundle
        self.session = PipelineSession()
        self.defaults = bundle.first(Defaults).spec
        self.parameters = {}
        self.steps = {}

    def parameter(self, manifest: Parameter):
        spec = dict(manifest.spec)
        cls = self.types[spec.pop("type")]
        extra = {"enum_values": spec["choices"]} if "choices" in spec else {}
        return cls(name=manifest.name, default_value=spec["default"], **extra)

    def value(self, raw):
        if isinstance(raw, str) and raw.startswith("$"):
            return self.parameters[raw[1:]]
        return raw

    def uri(self, name):
        return self.steps[name].properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri

    def job(self, manifest: Job):
        spec = ChainMap(manifest.spec, self.defaults)
        processor = ScriptProcessor(
            role=ROLE, image_uri=spec["image"], command=["python3"], instance_type=spec["instance"]["type"],
            instance_count=spec["instance"]["count"], sagemaker_session=self.session,
        )
        arguments = [v.to_string() if isinstance(v, ParameterInteger) else v for v in map(self.value, spec.get("arguments", []))]
        return ProcessingStep(manifest.title, step_args=processor.run(
            code=spec["script"], arguments=arguments or None,
            inputs=[ProcessingInput(source=self.uri(n), destination=f"/opt/ml/processing/{n}") for n in manifest.needs],
            outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")]))

    def training(self, manifest: Training):
        spec = manifest.spec
        estimator = Estimator(spec["image"], ROLE, spec["instance"]["count"], spec["instance"]["type"], sagemaker_session=self.session,
                              hyperparameters={k: self.value(v) for k, v in spec["hyperparameters"].items()})
        return TrainingStep(manifest.title, step_args=estimator.fit({c: self.uri(n) for c, n in spec["inputs"].items()}))

    def render(self) -> Pipeline:
        self.parameters.update((p.name, self.parameter(p)) for p in self.bundle.of(Parameter))
        for make, cls in ((self.job, Job), (self.training, Training)):
            for manifest in self.bundle.of(cls):
                self.steps[manifest.name] = make(manifest)
        tiers = sorted({m.labels["tier"] for m in self.bundle.items if "tier" in m.labels})
        return Pipeline("dairy-" + "-".join(tiers), parameters=list(self.parameters.values()), steps=list(self.steps.values()), sagemaker_session=self.session)


def get_pipeline():
    text = (Path(__file__).parent / "manifests.yaml").read_text()
    return Renderer(Bundle(text).without(skip="true")).render()


if __name__ == "__main__":
    get_pipeline().upsert(role_arn=ROLE)
