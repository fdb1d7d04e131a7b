from dataclasses import dataclass
from functools import reduce
from typing import Callable

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (ConditionEquals, ConditionGreaterThanOrEqualTo, ConditionLessThan, ConditionNot, ConditionOr)
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

sess = PipelineSession()
role, image = "arn:aws:iam::111122223333:role/lab", "111122223333.dkr.ecr.us-east-1.amazonaws.com/lab:1"
force = ParameterString("Force", default_value="no")
report = PropertyFile("Assay", "assay", "assay.json")


def script(name, *uris, files=()):
    p = ScriptProcessor(role, image, ["python3"], 1, "ml.m5.large", sagemaker_session=sess)
    return ProcessingStep(name, property_files=list(files), step_args=p.run(
        f"s3://lab/{name.lower()}.py", inputs=[ProcessingInput(u, f"/opt/ml/processing/{i}") for i, u in enumerate(uris)],
        outputs=[ProcessingOutput(output_name=f.output_name, source="/opt/ml/processing/x") for f in files]))


@dataclass(frozen=True, order=True)
class Gate:
    level: int
    metric: str
    limit: float

    def condition(self, step):
        value = JsonGet(step_name=step.name, property_file=report, json_path=self.metric)
        return (ConditionLessThan if self.metric.startswith("error") else ConditionGreaterThanOrEqualTo)(left=value, right=self.limit)


class Rule:
    def __init__(self, make: Callable):
        self.make = make

    def __or__(self, other):
        return Rule(lambda step: ConditionOr(conditions=[self.make(step), other.make(step)]))

    def __invert__(self):
        return Rule(lambda step: ConditionNot(self.make(step)))

    @classmethod
    def of(cls, gate):
        return cls(gate.condition)


forced = Rule(lambda step: ConditionEquals(left=force, right="yes"))
gates = [Gate(2, "purity.value", 0.99), Gate(1, "error.rate", 0.05), Gate(3, "yield.grams", 12)]
assay = script("Assay", "s3://lab/raw", files=[report])


def fold(inner, gate):
    rule = Rule.of(gate) | forced if gate.level < 3 else ~Rule.of(gate)
    failed = FailStep(f"Fail{gate.metric.split('.')[0].title()}", error_message=f"{gate.metric} beyond {gate.limit}")
    arms = {"if_steps": inner, "else_steps": [failed]}
    if gate.level == 3:
        arms = {"if_steps": [failed], "else_steps": inner}
    return [ConditionStep(f"Gate{gate.level}", conditions=[rule.make(assay)], **arms)]


out = assay.properties.ProcessingOutputConfig.Outputs["assay"].S3Output.S3Uri
top = reduce(fold, sorted(gates, reverse=True), [script("Release", out), script("Archive", out)])
pipeline = Pipeline("lab-release", parameters=[force], steps=[assay, *top], sagemaker_session=sess)
