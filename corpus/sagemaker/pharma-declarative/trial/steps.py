from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from .fields import StepField


class Processing(StepField):
    def __init__(self, script, outputs=("out",), **kwargs):
        super().__init__(**kwargs)
        self.script, self.outputs = script, outputs

    def build(self, pipeline):
        proc = ScriptProcessor(image_uri=pipeline.image, role=pipeline.role, command=["python3"], instance_count=1,
                               instance_type=self.machine, sagemaker_session=pipeline.session)
        inputs = []
        for need in self.needs:
            step_name, _, output = need.partition(".")
            step = getattr(pipeline, step_name)
            field = getattr(type(pipeline), step_name)
            uri = (step.properties.ModelArtifacts.S3ModelArtifacts if isinstance(field, Training) else
                   step.properties.ProcessingOutputConfig.Outputs[output or field.outputs[0]].S3Output.S3Uri)
            inputs.append(ProcessingInput(uri, "/opt/ml/processing/" + step_name))
        return ProcessingStep(self.title, step_args=proc.run(
            code="s3://trial/" + self.script, inputs=inputs,
            outputs=[ProcessingOutput(output_name=o, source="/opt/ml/processing/" + o) for o in self.outputs]))


class Training(StepField):
    def __init__(self, **hyper):
        options = {k: hyper.pop(k) for k in ("needs", "machine") if k in hyper}
        super().__init__(**options)
        self.hyper = hyper

    def build(self, pipeline):
        est = Estimator(pipeline.image, pipeline.role, 1, self.machine, hyperparameters=self.hyper, sagemaker_session=pipeline.session)
        channels = {}
        for need in self.needs:
            step, output = need.split(".")
            channels[output] = TrainingInput(getattr(pipeline, step).properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri)
        return TrainingStep(self.title, step_args=est.fit(channels))
