import json
import os
import re
import string
from pathlib import Path

from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingOutput, ProcessingInput, ScriptProcessor
from sagemaker.workflow.lambda_step import LambdaStep, LambdaOutput, LambdaOutputTypeEnum
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep
from sagemaker.workflow.functions import Join

BASE = Path(os.path.dirname(__file__))
REF = re.compile(r"\$\{(?P<path>[\w.]+)(?::-(?P<default>[^}]*))?\}")


def load(path, seen=()):
    if path in seen:
        raise RecursionError(" -> ".join(map(str, (*seen, path))))
    data = json.loads((BASE / path).read_text())
    for included in data.pop("$include", []):
        child = load(included, (*seen, path))
        data = {**child, **data, "steps": child.get("steps", []) + data.get("steps", [])}
    return data


def dig(tree, path, default=None):
    node = tree
    for part in path.split("."):
        try:
            node = node[int(part)] if part.isdigit() else node[part]
        except (KeyError, IndexError, TypeError):
            if default is None:
                raise LookupError(path) from None
            return default
    return node


def expand(value, tree, depth=0):
    if depth > 10:
        raise ValueError("too deep")
    if isinstance(value, dict):
        return {k: expand(v, tree, depth) for k, v in value.items()}
    if isinstance(value, list):
        return [expand(v, tree, depth) for v in value]
    if not isinstance(value, str):
        return value
    whole = REF.fullmatch(value)
    if whole:
        return expand(dig(tree, whole["path"], whole["default"]), tree, depth + 1)
    new = REF.sub(lambda m: str(dig(tree, m.group("path"), m.group("default"))), value)
    return new if new == value else expand(new, tree, depth + 1)


raw = load("main.json")
config = expand(raw, raw)
greeting = string.Template("$name for $airport").safe_substitute(name=config["name"], airport=config["airports"][0])
sess = PipelineSession()
stage = ParameterString("Stage", default_value=config["stage"])
built = {}
for spec in config["steps"]:
    after = [built[a] for a in spec.get("after", [])]
    if spec["run"].endswith(".py"):
        proc = ScriptProcessor(role=config["role"], image_uri=config["image"], command=["python3"], instance_count=spec.get("nodes", 1),
                               instance_type=config["machines"][spec.get("machine", "small")], sagemaker_session=sess)
        step = ProcessingStep(spec["id"], depends_on=after, step_args=proc.run(
            code=spec["run"], arguments=["--stage", stage],
            outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o", destination=Join("/", [config["bucket"], stage, spec["id"]]))]))
    elif spec["run"].startswith("lambda:"):
        step = LambdaStep(spec["id"], lambda_func=Lambda(function_arn=spec["run"][7:]), depends_on=after,
                          inputs={k: built[v].properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri for k, v in spec["inputs"].items()},
                          outputs=[LambdaOutput(o, LambdaOutputTypeEnum.String) for o in spec.get("outputs", ())])
    else:
        est = Estimator(spec["run"], config["role"], 1, config["machines"]["big"], sagemaker_session=sess,
                        hyperparameters={"flag": built["Notify"].properties.Outputs["ticket"]} if "Notify" in built else None)
        step = TrainingStep(spec["id"], depends_on=after, step_args=est.fit(config["bucket"] + "/train"))
    built[spec["id"]] = step
pipeline = Pipeline(greeting.replace(" ", "-"), [stage], steps=list(built.values()), sagemaker_session=sess)
