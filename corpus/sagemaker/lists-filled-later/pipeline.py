from sagemaker.processing import Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionOr
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep

def job(name, after=None):
    return ProcessingStep(name, processor=Processor(role="arn:aws:iam::111122223333:role/r", image_uri="i", instance_count=1, instance_type="ml.m5.large"), depends_on=after)

mode = ParameterString("Mode", default_value="a")
# filled after the pipeline was made: its own lists
p = Pipeline("filled-later")
p.parameters.append(mode)
p.steps.append(job("a"))
p.steps += [job("b", p.steps[:1])]
p.steps.extend(map(job, "cd"))

# the caller's list was empty, so the pipeline has another one
steps, later = [], []
q = Pipeline("not-shared", steps=steps)
steps.append(job("lost"))
q.steps.append(job("kept", later))
q.steps.insert(0, job("before"))
later.append(q.steps[0])

# a list with something in it is shared
shared = [job("x")]
r = Pipeline("shared", steps=shared)
shared.append(job("y", shared[:1]))

then = []
c = ConditionStep("c", conditions=[], if_steps=then, else_steps=None)
c.conditions.append(ConditionEquals(left=mode, right="a"))
then.append(job("nowhere"))
c.if_steps.append(job("yes"))
c.else_steps.append(job("no"))
s = Pipeline(name="conditions", parameters=[mode], steps=[c])

t = Pipeline("replaced")
t.steps = [job("one")]
t.parameters = [mode]
t.name = "renamed"
for each in (p, q, r, s, t):
    each.definition()
