from sagemaker.estimator import Estimator
from sagemaker.workflow.steps import TrainingStep

from radio.registry import Option, Stage


class Genre(Stage):
    epochs = Option(3, int)

    def make(self, ctx):
        est = Estimator(ctx.image, ctx.role, self.count, self.machine, hyperparameters={"epochs": self.epochs}, sagemaker_session=ctx.session)
        return TrainingStep("Genre", step_args=est.fit({"x": ctx.get("Loud").properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri}))
