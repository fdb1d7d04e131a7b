from sagemaker.processing import ProcessingInput
from sagemaker.workflow.steps import ProcessingStep

from .base import OceanPipeline


class DriftCheckMixin:
    drift_script = "drift.py"

    def before_training(self, prepared):
        super().before_training(prepared)
        uri = prepared.properties.ProcessingOutputConfig.Outputs[self.channels[0]].S3Output.S3Uri
        self.drift = self.add(ProcessingStep(name="Drift", step_args=self.processor(instance_type="ml.t3.large").run(
            code=f"s3://ocean-code/{self.drift_script}", inputs=[ProcessingInput(uri, "/opt/ml/processing/in")])))


class SalinityPipeline(OceanPipeline):
    """Salinity at depth."""

    name = "salinity"

    def sources(self):
        return [("argo", "s3://ocean/argo"), ("ctd", "s3://ocean/ctd")]


class CurrentsPipeline(DriftCheckMixin, OceanPipeline):
    channels = OceanPipeline.channels + ("validation",)
    drift_script = "currents_drift.py"

    @property
    def name(self):
        return "-".join(["surface", *self.channels[2:], "currents"])

    def sources(self):
        yield "adcp", "s3://ocean/adcp"

    def hyperparameters(self):
        return {**super().hyperparameters(), "heads": 4}

    def extra_steps(self, trained):
        yield from super().extra_steps(trained)
        for n in (1, 2):
            step = ProcessingStep(name=f"Backtest{n}", step_args=self.processor().run(
                code="s3://ocean-code/backtest.py", arguments=["--fold", str(n)],
                inputs=[ProcessingInput(trained.properties.ModelArtifacts.S3ModelArtifacts, "/opt/ml/processing/model")]))
            step.add_depends_on([self.drift])
            yield step
