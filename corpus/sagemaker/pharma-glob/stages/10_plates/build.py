from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.steps import ProcessingStep


def make(name, outputs, instance):
    source = ParameterString("AssayUri", default_value="s3://assays/latest")
    CTX["params"].append(source)
    p = ScriptProcessor(role=CTX["role"], image_uri="image", command=["python3"], instance_type=instance, instance_count=1,
                        sagemaker_session=CTX["session"])
    return {name: ProcessingStep(name.title(), step_args=p.run(code="s3://pharma/plates.py", arguments=["--source", source], outputs=[
        ProcessingOutput(output_name=o, source="/opt/ml/processing/" + o) for o in outputs]))}
