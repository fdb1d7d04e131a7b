from importlib import import_module
from typing import Protocol, Sequence, runtime_checkable

from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep


@runtime_checkable
class HasSteps(Protocol):
    def steps(self, data): ...


def load(spec: str):
    module, _, attribute = spec.partition(":")
    target = import_module(module)
    for part in attribute.split("."):
        target = getattr(target, part)
    return target


class Runner:
    role = "arn:aws:iam::111122223333:role/coin"

    def __init__(self, spec, assets: Sequence[str] = ("btc",)):
        self.strategy, self.assets, self.session = load(spec), assets, PipelineSession()

    @staticmethod
    def uri(image):
        return f"111122223333.dkr.ecr.us-east-1.amazonaws.com/coin:{image}"

    def execute(self):
        p = ScriptProcessor(self.role, self.uri("py"), ["python3"], 1, "ml.m5.large", sagemaker_session=self.session)
        fetch = ProcessingStep("Fetch", step_args=p.run("s3://coin/fetch.py", outputs=[
            ProcessingOutput(output_name=a, source=f"/opt/ml/processing/{a}") for a in self.assets]))
        steps = [fetch]
        for strategy in self.strategy.for_assets(self, self.assets):
            if not isinstance(strategy, HasSteps):
                steps.append(FailStep(f"No{strategy!r}"))
                continue
            data = fetch.properties.ProcessingOutputConfig.Outputs[strategy.asset].S3Output.S3Uri
            steps.extend(strategy.steps(data))
        return Pipeline(f"coin-{self.strategy.__name__.lower()}-{len(steps)}", steps=steps, sagemaker_session=self.session)


def main():
    pipeline = Runner("coin.strategies:Ensemble", assets=("btc", "eth")).execute()
    pipeline.upsert(role_arn=Runner.role)


if __name__ == "__main__":
    main()
