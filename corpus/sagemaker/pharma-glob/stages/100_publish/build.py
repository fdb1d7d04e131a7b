from sagemaker.processing import ProcessingInput, ScriptProcessor
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


def make(name):
    models = {k: s for k, s in CTX["steps"].items() if isinstance(s, TrainingStep)}
    p = ScriptProcessor(role=CTX["role"], image_uri="image", command=["python3"], instance_type="ml.m5.large", instance_count=1,
                        sagemaker_session=CTX["session"])
    return {name: ProcessingStep("Publish", step_args=p.run(code="s3://pharma/publish.py", inputs=[
        ProcessingInput(m.properties.ModelArtifacts.S3ModelArtifacts, f"/opt/ml/processing/{k}") for k, m in models.items()]))}
