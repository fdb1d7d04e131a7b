"""Arrhythmia detection. Every aspect of a pipeline is a mixin; a pipeline is the list of its bases."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo, ConditionLessThan
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


class Base:
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/pulse:9"

    def __init__(self, *, name, role, **kwargs):
        super().__init__(**kwargs)
        self.name, self.role = name, role
        self.session = PipelineSession()
        self.parameters = []

    def steps(self):
        return []

    def pipeline(self):
        steps = self.steps()
        return Pipeline(name=self.name, parameters=self.parameters, steps=steps, sagemaker_session=self.session)


class WithProcessing(Base):
    def __init__(self, *, machine="ml.m5.large", **kwargs):
        super().__init__(**kwargs)
        self.machine = machine

    def processing(self, name, script, inputs=(), outputs=(), **step_options):
        processor = ScriptProcessor(role=self.role, image_uri=self.image, command=["python3"], instance_type=self.machine, instance_count=1,
                                    sagemaker_session=self.session)
        return ProcessingStep(name=name, step_args=processor.run(code=f"s3://pulse/{script}", inputs=list(inputs), outputs=list(outputs)), **step_options)


class Windows(WithProcessing):
    """Cuts recordings into windows."""

    def __init__(self, *, leads=("I", "II"), **kwargs):
        super().__init__(**kwargs)
        self.leads = leads

    def steps(self):
        before = super().steps()
        self.windows = self.processing("CutWindows", "cut.py", outputs=[
            ProcessingOutput(output_name=f"lead_{lead}", source=f"/opt/ml/processing/{lead}", destination=Join(
                on="/", values=["s3://pulse/windows", ExecutionVariables.PIPELINE_EXECUTION_ID, lead])) for lead in self.leads])
        return before + [self.windows]

    def channels(self):
        outputs = self.windows.properties.ProcessingOutputConfig.Outputs
        return {lead: TrainingInput(outputs[f"lead_{lead}"].S3Output.S3Uri) for lead in self.leads}


class Trained(Base):
    train_machine = "ml.p3.2xlarge"

    def steps(self):
        before = super().steps()
        self.estimator = Estimator(image_uri=self.image, role=self.role, instance_count=1, instance_type=self.train_machine, sagemaker_session=self.session)
        self.trained = TrainingStep("Train", step_args=self.estimator.fit(self.channels()))
        return before + [self.trained]

    @property
    def artifacts(self):
        return self.trained.properties.ModelArtifacts.S3ModelArtifacts


class Evaluated(WithProcessing):
    metric = "f1"

    def __init__(self, *, threshold=0.8, **kwargs):
        super().__init__(**kwargs)
        self.threshold = ParameterFloat(f"Min{self.metric.upper()}", default_value=threshold)
        self.parameters.append(self.threshold)

    def steps(self):
        before = super().steps()
        report = PropertyFile("Report", output_name="report", path="report.json")
        evaluate = self.processing("Evaluate", "evaluate.py", inputs=[ProcessingInput(source=self.artifacts, destination="/opt/ml/processing/model")],
                                   outputs=[ProcessingOutput(output_name="report", source="/opt/ml/processing/report")], property_files=[report])
        good = self.condition(JsonGet(step_name="Evaluate", property_file=report, json_path=f"metrics.{self.metric}"), self.threshold)
        return before + [evaluate, ConditionStep("IsGood", conditions=[good], if_steps=self.if_good(), else_steps=self.if_bad())]

    condition = ConditionGreaterThanOrEqualTo

    def if_good(self):
        return []

    def if_bad(self):
        return []


class Registered(Evaluated):
    def if_good(self):
        model = Model(image_uri=self.image, model_data=self.artifacts, role=self.role, sagemaker_session=self.session)
        return super().if_good() + [ModelStep("Register", step_args=model.register(
            content_types=["application/json"], response_types=["application/json"], inference_instances=["ml.c5.large"],
            transform_instances=["ml.c5.large"], model_package_group_name=self.name))]


class Alarmed(Evaluated):
    def if_bad(self):
        alarm = LambdaStep("Alarm", lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:alarm"), inputs={"model": self.artifacts})
        return [alarm, *super().if_bad()]


class Arrhythmia(Registered, Alarmed, Trained, Windows):
    pass


class ArrhythmiaLoss(Alarmed, Trained, Windows):
    metric = "loss"
    condition = ConditionLessThan
    train_machine = "ml.g5.xlarge"

    def steps(self):
        *others, gate = super().steps()
        archive = self.processing("Archive", "archive.py", depends_on=[gate])
        return [*others, gate, archive]


ROLE = "arn:aws:iam::111122223333:role/pulse"
pipelines = [
    Arrhythmia(name="arrhythmia", role=ROLE, leads=("I", "II", "V1"), threshold=0.85).pipeline(),
    ArrhythmiaLoss(name="arrhythmia-loss", role=ROLE, machine="ml.m5.xlarge", threshold=0.2).pipeline(),
]

if __name__ == "__main__":
    for pipeline in pipelines:
        pipeline.upsert(role_arn=ROLE)
