from functools import lru_cache

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

from consts import IMAGE, ROLE


@lru_cache()
def session():
    return PipelineSession()


def camel(snake):
    return "".join(w.capitalize() for w in snake.split("_"))


def out(step):
    return step.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri


def step_of(name, script, sources=(), args=None):
    sp = ScriptProcessor(image_uri=IMAGE, command=["python3"], role=ROLE, instance_count=1, instance_type="ml.m5.large", sagemaker_session=session())
    return ProcessingStep(name=name, step_args=sp.run(
        code="s3://geo/code/" + script, arguments=args,
        inputs=[ProcessingInput(source=s, destination=f"/opt/ml/processing/{n}") for n, s in enumerate(sources)],
        outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")]))
