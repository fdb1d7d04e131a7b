import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))

from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from pipelines.decorators import collect, logged, scoped, step


@collect(prefix="wind", order="definition")
class WindPower:
    def __init__(self, site, role="arn:aws:iam::111122223333:role/wind"):
        self.site = site
        self.role = role
        self.session = PipelineSession()
        self.epochs = ParameterInteger(name="Epochs", default_value=20)

    def _process(self, name, script, inputs, *outputs):
        processor = SKLearnProcessor(framework_version="1.2-1", role=self.role, instance_type=scoped.values.get("instance", "ml.m5.large"),
                                     instance_count=1, sagemaker_session=self.session)
        return ProcessingStep(
            name=f"{self.prefix}-{self.site}-{name}",
            step_args=processor.run(code=f"s3://wind/{script}", inputs=inputs,
                                    outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in outputs]))

    @logged
    @step()
    def scada(self):
        return self._process("scada", "scada.py", [ProcessingInput(f"s3://wind/{self.site}/scada", "/opt/ml/processing/raw")], "clean")

    @step("scada")
    @logged(level="DEBUG")
    def forecast(self):
        return self._process("forecast", "nwp.py", [ProcessingInput("s3://wind/nwp", "/opt/ml/processing/raw")], "grid")

    @logged(level="WARNING")
    @step(name="train", retries=2)
    def train(self, scada, forecast):
        estimator = PyTorch(entry_point="train.py", source_dir="s3://wind/src.tar.gz", framework_version="2.0", py_version="py310",
                            instance_type="ml.g4dn.xlarge", instance_count=1, role=self.role, sagemaker_session=self.session,
                            hyperparameters={"epochs": self.epochs})
        outputs = {n: s.properties.ProcessingOutputConfig.Outputs[o].S3Output.S3Uri
                   for n, s, o in (("scada", scada, "clean"), ("nwp", forecast, "grid"))}
        return TrainingStep(name=f"{self.prefix}-{self.site}-train", step_args=estimator.fit({k: TrainingInput(v) for k, v in outputs.items()}))

    @step("forecast")
    def backtest(self, train):
        return self._process("backtest", "backtest.py",
                             [ProcessingInput(train.properties.ModelArtifacts.S3ModelArtifacts, "/opt/ml/processing/model")], "report")


def build(site):
    with scoped.environment(instance="ml.m5.4xlarge", site=site) as env:
        assert env.values["site"] == site
        wind = WindPower(site)
        return Pipeline(f"wind-{site}", parameters=[wind.epochs], steps=wind.all(), sagemaker_session=wind.session)


if __name__ == "__main__":
    for site in ("north", "south"):
        build(site).upsert(role_arn="arn:aws:iam::111122223333:role/wind")
