from sagemaker.inputs import TrainingInput
from sagemaker.workflow.steps import TrainingStep

from routes.registry import register


@register(feature="eta", priority=50)
def make_trips(ctx):
    return ctx.process("Trips", "trips.py", outputs=["trips"])


@register("eta_model", feature="eta", requires=["trips"])
def train_eta(ctx, trips):
    est = ctx.estimator("eta")
    uri = trips.properties.ProcessingOutputConfig.Outputs["trips"].S3Output.S3Uri
    return TrainingStep("TrainEta", step_args=est.fit({"train": TrainingInput(uri)}))


@register(feature="cancelled", priority=99)
def make_never(ctx):
    return ctx.process("Never", "never.py")
