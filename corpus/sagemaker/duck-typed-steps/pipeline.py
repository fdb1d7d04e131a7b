import json
from collections.abc import Iterable, Mapping
from sagemaker.estimator import Estimator
from sagemaker.model import Model
from sagemaker.processing import ScriptProcessor
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, Step, TrainingStep

role = "arn:aws:iam::111122223333:role/r"
sessions = {}

def session_for(kind):
    return sessions.setdefault(kind, PipelineSession())

owner = {session_for("train"): "train", session_for("prep"): "prep"}

def artifact(step):
    props = step.properties
    if hasattr(props, "ModelArtifacts"):
        return props.ModelArtifacts.S3ModelArtifacts
    if hasattr(props, "ProcessingOutputConfig"):
        return props.ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri
    return getattr(props, "Nothing", None) or "s3://default"

def flat(thing):
    if isinstance(thing, Mapping):
        thing = thing.values()
    if isinstance(thing, Step) or hasattr(thing, "steps"):
        yield thing
    elif isinstance(thing, str):
        raise ValueError(thing)
    elif isinstance(thing, Iterable):
        for t in thing:
            yield from flat(t)

def is_live(v):
    return isinstance(v, PipelineVariable) or hasattr(v, "expr")

bucket = ParameterString("Bucket", default_value="b")
p = ScriptProcessor(role=role, image_uri="i", command=["bash"], instance_count=1, instance_type="ml.m5.large", sagemaker_session=session_for("prep"))
prep = ProcessingStep("prep", step_args=p.run(code="s3://c/a.sh", arguments=["--bucket", bucket] if is_live(bucket) else None))
e = Estimator("i", role, 1, "ml.m5.large", sagemaker_session=session_for("train"))
train = TrainingStep("train-" + owner[e.sagemaker_session], step_args=e.fit({"t": artifact(prep)} if is_live(artifact(prep)) else None))
ask = CallbackStep("ask", sqs_queue_url="https://sqs.us-east-1.amazonaws.com/111122223333/q",
                   inputs={"model": artifact(train)}, outputs=[CallbackOutput("ok", CallbackOutputTypeEnum.Boolean)])
model = Model("i", model_data=artifact(train), role=role, sagemaker_session=session_for("train"))
create = ModelStep("create", step_args=model.create(instance_type="ml.m5.large"), depends_on=[ask])
extra = [ProcessingStep(f"post-{k}", step_args=p.run(code="s3://c/b.sh")) for k in ("a", "b")]
for x in extra:
    x.add_depends_on([create])
    if hasattr(x, "estimator"):
        raise RuntimeError("no estimator here")
    if not hasattr(x, "cache_config"):
        raise RuntimeError
plan = {"first": [prep, (train, {"q": ask})], "rest": (y for y in [create] + extra)}
Pipeline("ducks", [bucket], steps=list(flat(plan))).definition()
