"""Interpreter for our little plan language (list of dicts, written by analysts)."""
from dataclasses import dataclass, field

from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner, IntegerParameter
from sagemaker.estimator import Estimator
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionLessThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TuningStep

PLAN = [
    {"param": "Budget", "value": 20},
    {"param": "MaxError", "value": 0.2},
    {"param": "Country", "value": "AT"},
    {"script": "collect", "out": ["ads", "clicks"]},
    {"script": "join", "in": ["collect:ads", "collect:clicks"], "out": ["train"]},
    ["tune", "join:train", {"eta": (0.01, 0.3), "max_depth": (3, 9)}],
    ("lambda", "score-campaign", {"country": "$Country", "model": "tune"}),
    {"when": ("lambda:error", "<", "$MaxError"), "then": [{"script": "publish", "in": ["join:train"]}], "else": ["fail", "error too large"]},
    {"when": ("$Country", "==", "CH"), "then": [["lambda", "tell-legal", {}]]},
    {"comment": "nothing happens here"},
]


@dataclass
class World:
    session: PipelineSession = field(default_factory=PipelineSession)
    params: dict = field(default_factory=dict)
    steps: dict = field(default_factory=dict)
    role: str = "arn:aws:iam::111122223333:role/ads"

    def value(self, text):
        match text:
            case str() if text.startswith("$"):
                return self.params[text[1:]]
            case str() if (parts := text.split(":")) and len(parts) == 2:
                owner, name = parts
                step = self.steps[owner]
                match step:
                    case ProcessingStep():
                        return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri
                    case LambdaStep():
                        return step.properties.Outputs[name]
            case str(name) if isinstance(self.steps.get(name), TuningStep):
                return self.steps[name].get_top_model_s3_uri(top_k=0, s3_bucket="ads-models")
            case _:
                return text


def parameter(name, value):
    match value:
        case bool():
            raise TypeError(name)
        case int(n):
            return ParameterInteger(name, n)
        case float():
            return ParameterFloat(name=name, default_value=value)
        case str():
            return ParameterString(name, value)


def make(world, item):
    match item:
        case {"param": name, "value": v}:
            world.params[name] = parameter(name, v)
            return []
        case {"script": name, **rest}:
            p = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/ads:1", command=["python3"], role=world.role, instance_count=1,
                                instance_type="ml.m5.large", sagemaker_session=world.session)
            step = ProcessingStep(name.title(), step_args=p.run(
                code=f"s3://ads-code/{name}.py",
                inputs=[ProcessingInput(source=world.value(i), destination=f"/opt/ml/processing/{i.split(':')[-1]}") for i in rest.get("in", [])],
                outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in rest.get("out", [])]))
            world.steps[name] = step
        case ["tune", source, {**ranges}]:
            est = Estimator(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/xgb:1", role=world.role, instance_count=1, instance_type="ml.m5.xlarge",
                            sagemaker_session=world.session)
            kinds = {n: (IntegerParameter if isinstance(lo, int) else ContinuousParameter)(lo, hi) for n, (lo, hi) in ranges.items()}
            tuner = HyperparameterTuner(est, "validation:rmse", kinds, max_jobs=4, metric_definitions=[{"Name": "validation:rmse", "Regex": "rmse=(.*)"}])
            step = world.steps["tune"] = TuningStep("Tune", step_args=tuner.fit({"train": world.value(source)}))
        case ("lambda", fn, inputs):
            step = LambdaStep("".join(w.title() for w in fn.split("-")), lambda_func=Lambda(function_arn=f"arn:aws:lambda:us-east-1:111122223333:function:{fn}"),
                              inputs={k: world.value(v) for k, v in inputs.items()}, outputs=[LambdaOutput("error", LambdaOutputTypeEnum.Float)])
            world.steps.setdefault("lambda", step)
        case ["fail", message]:
            step = FailStep(f"Fail{len(world.steps)}", error_message=message)
        case {"when": (left, ("<" | "==") as op, right), "then": then, **other}:
            cls = {"<": ConditionLessThan, "==": ConditionEquals}[op]
            step = ConditionStep(f"When{len(world.steps)}", conditions=[cls(left=world.value(left), right=world.value(right))],
                                 if_steps=[s for t in then for s in make(world, t)],
                                 else_steps=make(world, other["else"]) if "else" in other else [])
        case _:
            return []
    return [step]


world = World()
for item in PLAN:
    if not isinstance(item, (dict, list, tuple)):
        print("odd:", item)
        break
    world.steps.update({f"#{i}": s for i, s in enumerate(make(world, item), len(world.steps))})
else:
    unique = []
    for s in world.steps.values():
        if not any(s is u for u in unique):
            unique.append(s)
    nested = {id(n) for s in unique if isinstance(s, ConditionStep) for n in s.if_steps + s.else_steps}
    pipeline = Pipeline("ads", parameters=list(world.params.values()), steps=[s for s in unique if id(s) not in nested], sagemaker_session=world.session)
    pipeline.upsert(role_arn=world.role)
