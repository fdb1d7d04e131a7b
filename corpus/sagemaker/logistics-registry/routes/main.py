from dataclasses import dataclass, field

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

import routes.factories  # noqa: F401
from routes import registry


@dataclass
class Context:
    session: PipelineSession = field(default_factory=PipelineSession)
    role: str = "arn:aws:iam::111122223333:role/routes"
    steps: dict = field(default_factory=dict)

    def image(self, name):
        return f"111122223333.dkr.ecr.us-east-1.amazonaws.com/routes:{name}"

    def estimator(self, name, **hp):
        return Estimator(self.image(name), self.role, instance_count=1, instance_type="ml.c5.xlarge", hyperparameters=hp or None,
                         sagemaker_session=self.session)

    def process(self, name, script, inputs=None, outputs=()):
        p = ScriptProcessor(role=self.role, image_uri=self.image("py"), command=["python3"], instance_type="ml.m5.large", instance_count=1,
                            sagemaker_session=self.session)
        return ProcessingStep(name, step_args=p.run(
            f"s3://routes/{script}", inputs=[ProcessingInput(v, f"/opt/ml/processing/{k}") for k, v in (inputs or {}).items()],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in outputs]))


def build(features):
    ctx = Context()
    for name, make in registry.factories(features):
        print(name, make.__name__, make.priority)
        make(ctx)
    return Pipeline("routes-" + "-".join(features), steps=list(ctx.steps.values()), sagemaker_session=ctx.session)
