from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

import parts


def together(made_of):
    needed = []
    for part in made_of:
        for parameter in part.needs:
            if parameter not in needed:
                needed.append(parameter)
    return needed


def checks(parameters):
    """Rules that were written twice are one."""
    region = parameters[[p.name for p in parameters].index("Region")]
    rules = []
    for rule in (ConditionEquals(region, "south"), ConditionEquals(region, "north"),
                 ConditionEquals(left=region, right="south")):
        if rule not in rules:
            rules.append(rule)
    return [
        ConditionStep(f"Closed-{n}-{rule.right}", conditions=[rule],
                      if_steps=[FailStep(f"Stop-{rule.right}", error_message="closed")], else_steps=[])
        for n, rule in enumerate(rules)
    ]


session = PipelineSession()
flow = (parts.Gauges(session), parts.Forecast(session))
parameters = together(flow)
made = {}
for part in flow:
    made[type(part).__name__] = part.build(made)
same = parts.Gauges(session).prefix() == parts.Forecast(session).prefix()
steps = [*made.values(), *checks(parameters)]
if same and len({parts.day(), parts.day()}) == 1:
    steps.append(FailStep("Equal", error_message=f"{len(parameters)} parameters"))

pipeline = Pipeline("aqueduct", parameters=parameters, steps=steps, sagemaker_session=session)
