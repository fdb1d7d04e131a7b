from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.steps import ProcessingStep

from .naming import counter


def factory_for(session, role):
    """session -> family -> step"""
    images = {"sat": "satellite:2", "soil": "soil:5"}

    def family(kind, instance="ml.m5.large"):
        name = counter(f"{kind.capitalize()}Job")
        image = images.setdefault(kind, f"{kind}:latest")

        def make(*, reads=(), writes=("data",), suffix="", **more):
            p = Processor(
                image_uri=f"111122223333.dkr.ecr.us-east-1.amazonaws.com/{image}", role=role, instance_count=1,
                instance_type=instance, sagemaker_session=session,
            )
            return ProcessingStep(
                name=name(suffix),
                step_args=p.run(
                    inputs=[ProcessingInput(source=r, destination=f"/opt/ml/processing/in{i}") for i, r in enumerate(reads)],
                    outputs=[ProcessingOutput(output_name=w, source="/opt/ml/processing/" + w) for w in writes],
                ),
                **more,
            )

        make.restart = name.reset
        return make

    return family


def notifier(arn):
    calls = 0

    def notify(topic, about=None):
        nonlocal calls
        calls += 1
        return LambdaStep(
            name=f"Notify{calls:02}{topic}",
            lambda_func=Lambda(function_arn=arn),
            inputs={"topic": topic, "about": about.properties.ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri if about else "nothing"},
            outputs=[LambdaOutput(output_name="ticket", output_type=LambdaOutputTypeEnum.String)],
        )

    return notify
