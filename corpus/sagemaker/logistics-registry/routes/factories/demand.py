from sagemaker.inputs import TrainingInput
from sagemaker.workflow.steps import TrainingStep

from ..registry import register


@register(feature="demand", priority=10)
def make_orders(ctx):
    return ctx.process("Orders", "orders.py", outputs=["daily", "weekly"])


for grain in ("daily", "weekly"):

    @register(f"demand_{grain}", feature="demand", priority=5 if grain == "daily" else 4, requires=["orders"])
    def train(ctx, orders, grain=grain):
        est = ctx.estimator("demand", grain=grain)
        uri = orders.properties.ProcessingOutputConfig.Outputs[grain].S3Output.S3Uri
        return TrainingStep(f"TrainDemand{grain.capitalize()}", step_args=est.fit({"train": TrainingInput(uri)}))


@register(feature="demand", priority=-1, requires=("demand_daily", "demand_weekly"))
def make_reconcile(ctx, daily, weekly):
    return ctx.process("Reconcile", "reconcile.py", inputs={"d": daily.properties.ModelArtifacts.S3ModelArtifacts,
                                                            "w": weekly.properties.ModelArtifacts.S3ModelArtifacts})
