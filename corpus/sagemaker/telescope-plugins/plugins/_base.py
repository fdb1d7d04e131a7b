from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

SESSION = PipelineSession()


def job(name, *sources, image="base", **kwargs):
    p = Processor(f"111122223333.dkr.ecr.us-east-1.amazonaws.com/tele-{image}:1", "arn:aws:iam::111122223333:role/T", 1, "ml.m5.large",
                  sagemaker_session=SESSION)
    return ProcessingStep(name, step_args=p.run(
        inputs=[ProcessingInput(source=s, destination=f"/opt/ml/processing/{i}") for i, s in enumerate(sources)],
        outputs=[ProcessingOutput(output_name="fits", source="/opt/ml/processing/fits")]), **kwargs)


def fits(step):
    return step.properties.ProcessingOutputConfig.Outputs["fits"].S3Output.S3Uri
