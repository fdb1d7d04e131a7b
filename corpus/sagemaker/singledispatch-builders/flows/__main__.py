from functools import singledispatch
from operator import attrgetter, methodcaller

from order import ordered
from spec import BY_NAME, LEAVES, SPECS, Fit, Notify, Script

from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

sess = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/recs"
IMG = "111122223333.dkr.ecr.us-east-1.amazonaws.com/recs"


@singledispatch
def artifact(step):
    raise NotImplementedError(type(step))


@artifact.register(ProcessingStep)
def _(step):
    return step.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri


@artifact.register
def _(step: TrainingStep):
    return step.properties.ModelArtifacts.S3ModelArtifacts


@singledispatch
def build(spec, built):
    raise TypeError(f"no builder for {spec!r}")


@build.register(Script)
def build_script(spec, built):
    inputs = [ProcessingInput(source=artifact(built[n]), destination=f"/opt/ml/processing/{n}") for n in spec.needs]
    p = ScriptProcessor(image_uri=IMG, command=["python3"], role=ROLE, instance_count=spec.size, instance_type="ml.m5.xlarge", sagemaker_session=sess)
    return ProcessingStep(name=spec.name, step_args=p.run(code=f"s3://recs/code/{spec.file}", inputs=inputs,
                          outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")]))


@build.register(Fit)
def build_fit(spec, built):
    first, *others = spec.needs
    e = Estimator(image_uri=IMG, role=ROLE, instance_count=1, instance_type="ml.m5.xlarge", hyperparameters={"trees": spec.trees}, sagemaker_session=sess)
    channels = {"train": artifact(built[first])}
    for i, o in enumerate(others):
        channels[f"warm{i}"] = artifact(built[o])
    from sagemaker.inputs import TrainingInput
    return TrainingStep(name=spec.name, step_args=e.fit({k: TrainingInput(v) for k, v in channels.items()}))


@build.register(Notify)
def build_notify(spec, built):
    return LambdaStep(name=spec.name, lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:tell"),
                      inputs={n: built[n].name for n in spec.needs}, depends_on=sorted((built[n] for n in spec.needs), key=attrgetter("name")))


built = {}
for spec in ordered(SPECS):
    built[spec.name] = build(spec, built)
titles = list(map(methodcaller("title"), LEAVES))
Pipeline(name="recs-" + titles[0], steps=[built[s.name] for s in reversed(SPECS)], sagemaker_session=sess).upsert(ROLE)
