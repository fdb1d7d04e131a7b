from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.workflow.steps import TrainingStep


def make(name, *, curves, source):
    owner, _, output = source.partition(".")
    uri = CTX["steps"][owner].properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri
    steps = {}
    for curve, parameters in sorted(curves.items()):
        est = Estimator("image", CTX["role"], 1, "ml.m5.xlarge", hyperparameters={"n": parameters}, sagemaker_session=CTX["session"])
        steps[f"{name}.{curve}"] = TrainingStep(f"Fit-{curve}", step_args=est.fit({"train": TrainingInput(uri)}))
    return steps
