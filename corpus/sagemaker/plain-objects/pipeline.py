from collections.abc import Sequence
from sagemaker.estimator import Estimator
from sagemaker.processing import Processor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

def job(name, after=None):
    return ProcessingStep(name, processor=Processor(role="arn:aws:iam::111122223333:role/r", image_uri="i", instance_count=1, instance_type="ml.m5.large"), depends_on=after)

def listify(x):
    try:
        return list(x)
    except TypeError:
        return [x]

def chain(*groups):
    prev, out = [], []
    for group in map(listify, groups):
        for s in group:
            s.add_depends_on(prev)
        prev = group
        out.extend(group)
    return out

def name_of(thing):
    try:
        return thing["name"]
    except TypeError:
        return thing.name

def instances(x):
    try:
        return len(x)
    except TypeError:
        return x.instance_count

est = Estimator("i", "arn:aws:iam::111122223333:role/r", 4, "ml.m5.large")
train = TrainingStep("train", estimator=est)
steps = chain(job("a"), (job("b"), job("c")), train)
label = "+".join(map(name_of, [{"name": "n"}, *steps[:2]])).replace("+", "-")
try:
    both = steps[0] + steps[1]
except TypeError:
    both = job(f"both-{instances(est)}-{instances(steps)}", steps[-1:])
try:
    steps.sort()
except TypeError:
    steps.sort(key=lambda s: s.name)
Pipeline(label, steps=[*steps, both]).definition()
