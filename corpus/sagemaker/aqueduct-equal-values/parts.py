"""Parts of the pipeline; each says which parameters it needs."""
from sagemaker.debugger import CollectionConfig, DebuggerHookConfig, TensorBoardOutputConfig
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.instance_group import InstanceGroup
from sagemaker.processing import ProcessingOutput, Processor
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/aqueduct:1"
ROLE = "arn:aws:iam::123456789012:role/aqueduct"


def day():
    return ParameterString("Day", default_value="2024-01-01")


class Part:
    needs = ()
    cache = CacheConfig(True, "P7D")

    def __init__(self, session):
        self.session = session

    def prefix(self):
        return Join(on="/", values=["s3://aqueduct", day()])


class Gauges(Part):
    needs = (day(), ParameterInteger("Workers", 2))

    def build(self, made):
        job = Processor(ROLE, IMAGE, 1, "ml.m5.large", sagemaker_session=self.session)
        return ProcessingStep(
            "Gauges",
            step_args=job.run(
                outputs=[ProcessingOutput(output_name="levels", source="/opt/ml/processing/out",
                                          destination=self.prefix())],
                arguments=["--day", day()],
            ),
            cache_config=self.cache,
        )


class Forecast(Part):
    needs = (ParameterString("Day", "2024-01-01"), ParameterString("Region", "north"),
             ParameterInteger("Workers", 2), ParameterInteger("Workers", default_value=2))

    def build(self, made):
        job = Estimator(
            IMAGE, ROLE, sagemaker_session=self.session, output_path="s3://aqueduct/models",
            instance_groups=[InstanceGroup("big", "ml.m5.4xlarge", 1),
                             InstanceGroup("small", "ml.m5.large", 2)],
            tensorboard_output_config=TensorBoardOutputConfig("s3://aqueduct/boards", "/opt/tb"),
            debugger_hook_config=DebuggerHookConfig("s3://aqueduct/debug", "/opt/debug", {"every": "5"},
                                                    [CollectionConfig("losses", {"save_interval": "5"})]),
        )
        levels = made["Gauges"].properties.ProcessingOutputConfig.Outputs["levels"].S3Output.S3Uri
        return TrainingStep("Forecast", step_args=job.fit({"train": TrainingInput(levels)}),
                            cache_config=self.cache)
