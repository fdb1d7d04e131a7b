from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.workflow.steps import TrainingStep


def _soil(ctx):
    return {name: step for name, step in ctx.done.items() if name.startswith("Soil-")}


def train(ctx, crop, **hyper):
    e = Estimator(ctx.image, ctx.role, 1, "ml.m5.xlarge", sagemaker_session=ctx.session, hyperparameters=hyper)
    inputs = {n.lower(): TrainingInput(s.properties.ProcessingOutputConfig.Outputs["samples"].S3Output.S3Uri) for n, s in _soil(ctx).items()}
    return TrainingStep(f"Yield-{crop}", step_args=e.fit(inputs))


def compare(ctx):
    from sagemaker.lambda_helper import Lambda
    from sagemaker.workflow.lambda_step import LambdaStep
    models = [s for n, s in ctx.done.items() if n.startswith("Yield-")]
    return LambdaStep("Compare", lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:cmp"),
                      inputs={m.name: m.properties.TrainingJobName for m in models})
