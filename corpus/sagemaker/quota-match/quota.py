from typing import NamedTuple

from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (ConditionEquals, ConditionGreaterThan, ConditionIn, ConditionNot, ConditionOr)
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline


class Rule(NamedTuple):
    name: str
    test: object
    yes: tuple = ()
    no: tuple = ()


TIER = ParameterString("Tier", default_value="basic")
USED = ParameterFloat("Used", default_value=0.5)
PARAMETERS = {p.name: p for p in (TIER, USED)}


def condition(test):
    match test:
        case {"not": inner}:
            return ConditionNot(condition(inner))
        case {"any": [*inner]} if len(inner) > 1:
            return ConditionOr(conditions=[condition(one) for one in inner])
        case {"any": [only]}:
            return condition(only)
        case (str(name), ">", (int() | float()) as bound):
            return ConditionGreaterThan(left=PARAMETERS[name], right=bound)
        case (str(name), "in", [*values]):
            return ConditionIn(value=PARAMETERS[name], in_values=values)
        case (str(name), "==", value):
            return ConditionEquals(left=PARAMETERS[name], right=value)
        case _:
            raise ValueError(test)


def call(name):
    return LambdaStep(name=name, lambda_func=Lambda(function_arn=f"arn:aws:lambda:eu-west-1:111122223333:function:{name.lower()}"),
                      inputs={"tier": TIER}, outputs=[LambdaOutput("state", LambdaOutputTypeEnum.String)])


def build(entry):
    match entry:
        case Rule(name=name, test=test, yes=yes, no=no):
            return ConditionStep(name=name, conditions=[condition(test)], if_steps=[*map(build, yes)], else_steps=[*map(build, no)])
        case str() if entry.startswith("!"):
            return FailStep(name=entry[1:], error_message=f"{entry[1:]} refused")
        case str(name):
            return call(name)


RULES = (
    Rule("OverQuota", {"any": [("Used", ">", 0.9), ("Tier", "==", "trial")]},
         yes=(Rule("IsPaying", {"not": ("Tier", "in", ["trial", "basic"])}, yes=("Grow",), no=("!NoQuota",)),),
         no=("Serve", Rule("Warm", {"any": [("Used", ">", 1)]}, yes=("Warn",)))),
    "Report",
)

steps = []
for rule in RULES:
    if (step := build(rule)) and steps:
        step.add_depends_on([steps[-1].name])
    steps.append(step)

pipeline = Pipeline(name="quota", parameters=list(PARAMETERS.values()), steps=steps)
