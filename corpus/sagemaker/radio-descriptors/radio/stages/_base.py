from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.steps import ProcessingStep

from radio.registry import Option, Stage


class Script(Stage):
    abstract = True
    mode = Option("fast", choices=("fast", "slow"))
    inputs = ()

    def make(self, ctx):
        p = ScriptProcessor(role=ctx.role, image_uri=ctx.image, command=["python3"], instance_type=self.machine, instance_count=self.count,
                            sagemaker_session=ctx.session)
        return ProcessingStep(type(self).__name__, step_args=p.run(
            code=f"s3://radio/{self.mode}.py",
            inputs=[ProcessingInput(ctx.get(i).properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri, f"/opt/ml/processing/{i}") for i in self.inputs],
            outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))
