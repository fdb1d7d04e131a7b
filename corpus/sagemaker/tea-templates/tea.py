import copy
from pathlib import Path

import yaml
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

ROOT = Path(__file__).parent


def read(name):
    return yaml.safe_load((ROOT / name).read_text())


doc = read("tea.yaml")
doc["templates"] = {k: v for name in doc.get("include", []) for k, v in read(name)["templates"].items()} | doc.get("templates", {})


def extend(spec):
    spec = copy.deepcopy(spec)
    parent = spec.pop("extends", None)
    if parent is None:
        return spec
    base = extend(doc["templates"][parent])
    for key, value in spec.items():
        if key.endswith("+"):
            base[key[:-1]] = base.get(key[:-1], []) + value
        elif isinstance(value, dict):
            base[key] = {**base.get(key, {}), **value}
        else:
            base[key] = value
    return base


session = PipelineSession()
built = {}
for group in doc["groups"]:
    for variant in group.get("for_each", [None]):
        previous = None
        for raw in group["steps"]:
            spec = extend(raw)
            if variant is not None and variant in spec.get("not_for", ()):
                continue
            name = spec["name"].format(variant=variant, group=group["name"])
            proc = ScriptProcessor(doc["role"], doc["image"], spec["command"], spec.get("count", 1), spec["machine"], sagemaker_session=session)
            sources = [built[s.format(variant=variant)] for s in spec.get("reads", [])]
            built[name] = ProcessingStep(
                name, depends_on=[previous] if previous and group.get("chain") else None,
                step_args=proc.run(code=spec["code"], arguments=[f"--{k}={v}" for k, v in spec.get("args", {}).items()] or None,
                                   inputs=[ProcessingInput(s.properties.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri, f"/opt/ml/processing/{i}") for i, s in enumerate(sources)],
                                   outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in spec["outputs"]]))
            previous = built[name]
pipeline = Pipeline(doc["name"], steps=list(built.values()), sagemaker_session=session)
