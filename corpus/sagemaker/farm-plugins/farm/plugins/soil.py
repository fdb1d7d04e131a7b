from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.steps import ProcessingStep


def build(ctx, depth=30, fields=("a",)):
    ctx.parameters.append(ParameterInteger("SoilDepth", default_value=depth))
    out = []
    for f in fields:
        p = ScriptProcessor(image_uri=ctx.image, command=["python3"], role=ctx.role, instance_count=1, instance_type="ml.m5.large",
                            sagemaker_session=ctx.session)
        out.append(ProcessingStep(f"Soil-{f}", step_args=p.run(
            code="s3://farm/soil.py", arguments=["--depth", ctx.parameters[-1].to_string(), "--field", f],
            outputs=[ProcessingOutput(source="/opt/ml/processing/o", output_name="samples")])))
    return out
