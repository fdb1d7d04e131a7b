import json
import types

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

CONFIG = json.loads("""{
  "voices": {"soprano": {"count": 2, "machine": {"type": "ml.m5.large"}}, "bass": {"count": 1}},
  "defaults": {"machine": {"type": "ml.t3.large", "disk": 50}},
  "flags": ["mix", "master!", "!encode"]
}""")


def path(tree, dotted, default=None):
    for part in dotted.split("."):
        if not isinstance(tree, dict) or part not in tree:
            return default
        tree = tree[part]
    return tree


def configured(**paths):
    def decorate(cls):
        for name, (dotted, fallback) in paths.items():
            def getter(self, dotted=dotted, fallback=fallback):
                return path(CONFIG["voices"][self.voice], dotted, path(CONFIG["defaults"], dotted, fallback))
            getter.__name__ = name
            setattr(cls, name, property(getter))
        return cls
    return decorate


def voice_class(voice, **namespace):
    body = {"voice": voice, **namespace}
    cls = types.new_class(voice.capitalize(), (Voice,), {}, lambda ns: ns.update(body))
    REGISTRY[voice, cls.kind] = configured(count=("count", 1), machine=("machine.type", "?"), disk=("machine.disk", 30))(cls)
    return cls


REGISTRY = {}
session = PipelineSession()


class Voice:
    kind = "part"

    def run(self, name, *inputs):
        proc = ScriptProcessor("arn:aws:iam::111122223333:role/choir", "111122223333.dkr.ecr.us-east-1.amazonaws.com/choir:1", ["python3"],
                               instance_count=self.count, instance_type=self.machine, volume_size_in_gb=self.disk, sagemaker_session=session)
        return ProcessingStep(name, step_args=proc.run(
            "s3://choir/" + self.kind + ".py", inputs=[ProcessingInput(i, f"/opt/ml/processing/{n}") for n, i in enumerate(inputs)],
            outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))

    def parts(self):
        return [self.run(f"{type(self).__name__}{i + 1 if self.count > 1 else ''}") for i in range(self.count)]


class Solo(Voice):
    kind = "solo"
    count, machine, disk = 1, "ml.c5.xlarge", 40
    voice = "tenor"


for v in CONFIG["voices"]:
    voice_class(v, kind="solo" if v == "bass" else Voice.kind)
REGISTRY["tenor", Solo.kind] = Solo
steps, flags = [], {f.strip("!"): (not f.startswith("!"), f.endswith("!")) for f in CONFIG["flags"]}
for (voice, kind), cls in sorted(REGISTRY.items(), key=lambda kv: kv[0][::-1]):
    steps += cls().parts()
outs = [s.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri for s in steps]
for flag, (on, strict) in flags.items():
    if on:
        step = Solo().run(flag.upper(), *(outs if not strict else outs[-1:]))
        outs.append(step.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri)
        steps.append(step)
pipeline = Pipeline("choir", steps=steps, sagemaker_session=session)
