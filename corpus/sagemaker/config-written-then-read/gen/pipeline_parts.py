from gen_constants import *
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

SESSION = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/" + (BUCKET if __name__ == "parts" else "none")


def make(name, sources, zoom):
    p = Processor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/tiles:1", role=ROLE, instance_count=zoom, instance_type="ml.c5.xlarge", sagemaker_session=SESSION)
    return ProcessingStep(name, step_args=p.run(inputs=[ProcessingInput(source=s, destination="/opt/ml/processing/in") for s in sources],
                          outputs=[ProcessingOutput(output_name="tiles", source="/opt/ml/processing/tiles")]))
