def make(session, name, image, sources=None, instance="ml.m5.large", after=None):
    from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
    from sagemaker.workflow.steps import ProcessingStep

    from .constants import ROLE as role

    proc = Processor(image_uri=image, role=role, instance_count=1, instance_type=instance, sagemaker_session=session)
    inputs = [ProcessingInput(source=s.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri, destination=f"/opt/ml/processing/{s.name}") for s in sources or ()]
    return ProcessingStep(name=name, depends_on=after, step_args=proc.run(inputs=inputs, outputs=[ProcessingOutput(source="/opt/ml/processing/out", output_name="out")]))
