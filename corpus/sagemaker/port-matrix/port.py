import itertools
import pathlib
import string

import yaml
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, "x")
        return super().get_value(key, args, kwargs)


doc = yaml.safe_load(pathlib.Path(__file__).with_name("matrix.yaml").read_text(encoding="utf8"))
matrix = doc["matrix"]
axes = {k: v for k, v in matrix.items() if k not in ("include", "exclude")}


def matches(combo, pattern):
    return all(str(combo.get(k)) == str(v) for k, v in pattern.items())


combos = [dict(zip(axes, values)) for values in itertools.product(*axes.values())]
combos = [c for c in combos if not any(matches(c, x) for x in matrix.get("exclude", []))]
for extra in matrix.get("include", []):
    hits = [c for c in combos if matches(c, {k: v for k, v in extra.items() if k in axes})]
    if hits and any(k not in axes for k in extra):
        for hit in hits:
            hit.update({k: v for k, v in extra.items() if k not in axes})
    else:
        combos.append(dict(extra))

sess = PipelineSession()
fmt = Default()
role, image = doc["role"], doc["image"]
proc = ScriptProcessor(role=role, image_uri=image, command=["python3"], instance_count=1, instance_type="ml.m5.large", sagemaker_session=sess)
terminals = sorted({c["terminal"] for c in combos})
load = ProcessingStep("Load", step_args=proc.run("s3://port/load.py", outputs=[
    ProcessingOutput(output_name=t.lower(), source=f"/opt/ml/processing/{t}") for t in terminals]))
steps = [load]
for combo in combos:
    name = fmt.format(doc["name"], **combo)
    est = Estimator(image, role, 1, combo.get("machine", "ml.m5.xlarge"), hyperparameters={"depth": combo["depth"]}, sagemaker_session=sess)
    train = TrainingStep(name, step_args=est.fit({"train": TrainingInput(
        load.properties.ProcessingOutputConfig.Outputs[combo["terminal"].lower()].S3Output.S3Uri)}))
    steps.append(train)
    if combo.get("deploy"):
        model = Model(image, model_data=train.properties.ModelArtifacts.S3ModelArtifacts, role=role, sagemaker_session=sess)
        steps.append(ModelStep(f"{name}-model", step_args=model.create("ml.m5.large"), depends_on=[s for s in steps[1:-1] if s.name.startswith("Fit")][-1:]))
pipeline = Pipeline("port-{}".format(len(combos)), steps=steps, sagemaker_session=sess)
