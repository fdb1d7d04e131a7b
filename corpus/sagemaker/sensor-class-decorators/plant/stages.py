from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.spark.processing import PySparkProcessor
from sagemaker.workflow.steps import ProcessingStep

from common import CountCalls

STAGES = []


def pipeline_stage(label=None, *, priority=50):
    def deco(cls):
        cls.label = label or cls.__name__.lower()
        cls.priority = priority
        STAGES.append((priority, cls))
        original = cls.__call__

        def traced(self, built):
            steps = original(self, built)
            for s in steps:
                s.description = f"{cls.label}: {s.name}"
            return steps

        cls.__call__ = traced
        return cls

    return deco


def uses(*labels):
    """Class decorator: every first step of the stage waits for all steps of the stages named."""

    def deco(cls):
        inner = cls.__call__

        def waiting(self, built):
            steps = inner(self, built)
            steps[0].depends_on = [s for l in labels for s in built[l]]
            return steps

        cls.__call__ = waiting
        return cls

    return deco


@CountCalls
def spark(ctx, script, source, number=0, wanted=("features",)):
    p = PySparkProcessor(base_job_name=f"s{number}", framework_version="3.3", role=ctx.role, instance_count=number + 1,
                         instance_type="ml.r5.xlarge", sagemaker_session=ctx.session)
    return ProcessingStep(
        name=f"Spark{number}-{script}",
        step_args=p.run(
            submit_app=f"s3://plant7/code/{script}.py",
            inputs=[ProcessingInput(source=source, destination="/opt/ml/processing/input")],
            outputs=[ProcessingOutput(output_name=w, source=f"/opt/ml/processing/{w}") for w in wanted],
            arguments=["--window", ctx.window.to_string(), "--line", ctx.line],
        ),
    )


@pipeline_stage("ingest", priority=1)
class Ingest:
    def __init__(self, ctx):
        self.ctx = ctx

    def __call__(self, built):
        raw = spark(self.ctx, "parse", "s3://plant7/raw")
        return [raw, spark(self.ctx, "windows", raw.properties.ProcessingOutputConfig.Outputs["features"].S3Output.S3Uri, wanted=["train", "holdout"])]


@pipeline_stage(priority=90)
@uses("ingest", "forest")
class Report(Ingest):
    def __call__(self, built):
        return [spark(self.ctx, "report", "s3://plant7/last")]
