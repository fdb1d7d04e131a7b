import pathlib
from itertools import chain

import yaml
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThan, ConditionIn, ConditionLessThan
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString, ParameterBoolean
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

docs = list(yaml.load_all((pathlib.Path(__file__).parent / "pipeline.yml").open(), Loader=yaml.SafeLoader))
head, *rest = docs
assert head["apiVersion"] == "pipelines/v1", head
spec = {d["kind"]: d["spec"] for d in rest}
session = PipelineSession()

parameters = {}
for name, value in spec["Parameters"].items():
    for type_, cls in ((bool, ParameterBoolean), (int, ParameterInteger), (float, ParameterFloat), (str, ParameterString)):
        if isinstance(value, type_):
            parameters[name] = cls(name=name, default_value=value)
            break
    else:
        raise TypeError(f"{name}: {type(value)}")


def interpolate(value):
    if isinstance(value, str) and value.startswith("$"):
        return parameters[value[1:]]
    if isinstance(value, dict):
        return {k: interpolate(v) for k, v in value.items()}
    return [interpolate(v) for v in value] if isinstance(value, list) else value


made = {}


def make(node):
    node = interpolate(node)
    name, kind = node["name"], node["type"].lower()
    match kind:
        case "processing" | "script":
            proc = ScriptProcessor(role=head["role"], image_uri=node["image"], command=node["command"].split(),
                                   instance_type=node["instance"], instance_count=node.get("count", 1), sagemaker_session=session)
            step = ProcessingStep(name, step_args=proc.run(
                code=node["code"],
                inputs=[ProcessingInput(made[i["from"]].properties.ProcessingOutputConfig.Outputs[i["output"]].S3Output.S3Uri,
                                        f"/opt/ml/processing/{i['output']}") for i in node.get("inputs", [])],
                outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in node.get("outputs", ())]))
        case "training":
            est = Estimator(image_uri=node["image"], role=head["role"], instance_type=node["instance"], instance_count=1,
                            hyperparameters=node["hyperparameters"], sagemaker_session=session)
            src = node["data"]
            step = TrainingStep(name, step_args=est.fit({"train": TrainingInput(
                made[src["from"]].properties.ProcessingOutputConfig.Outputs[src["output"]].S3Output.S3Uri)}))
        case "choice":
            ops = {"eq": ConditionEquals, "gt": ConditionGreaterThan, "lt": ConditionLessThan}
            conds = [ops[op](left=left, right=right) for c in node["when"] for op, (left, right) in c.items()]
            step = ConditionStep(name, conditions=conds, if_steps=list(map(make, node["then"])), else_steps=[make(n) for n in node.get("else", [])])
        case "fail":
            step = FailStep(name, error_message=node["message"].strip())
        case _:
            raise ValueError(kind)
    step_depends = [made[d] for d in node.get("after", [])]
    if step_depends and not isinstance(step, FailStep):
        step.add_depends_on(step_depends)
    made[name] = step
    return step


steps = [make(n) for n in chain(spec["Prepare"]["nodes"], spec["Learn"]["nodes"])]
Pipeline(name=head["name"], parameters=[*parameters.values()], steps=steps, sagemaker_session=session).create(head["role"])
