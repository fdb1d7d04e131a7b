import abc

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


class OceanPipeline(abc.ABC):
    role = "arn:aws:iam::111122223333:role/ocean"
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/ocean:1"
    instance = "ml.m5.xlarge"
    channels = ("train", "test")

    def __init__(self):
        self.session = PipelineSession()
        self.parameters = []
        self.steps = []

    # -- hooks
    @property
    @abc.abstractmethod
    def name(self) -> str: ...

    @abc.abstractmethod
    def sources(self): ...

    def hyperparameters(self):
        return {"epochs": 10}

    def extra_steps(self, trained):
        """None by default."""
        yield from ()

    def before_training(self, prepared):
        pass

    # -- the template
    def assemble(self):
        self.parameters.append(ParameterString(name="Cruise", default_value="all"))
        prepared = self.add(self._prepare())
        self.before_training(prepared)
        trained = self.add(self._train(prepared))
        for step in self.extra_steps(trained):
            self.add(step)
        return Pipeline(name=self.name, parameters=self.parameters, steps=self.steps, sagemaker_session=self.session)

    def add(self, step):
        self.steps.append(step)
        return step

    def processor(self, **kwargs):
        kwargs.setdefault("instance_type", self.instance)
        return ScriptProcessor(role=self.role, image_uri=self.image, command=["python3"], instance_count=1,
                               sagemaker_session=self.session, **kwargs)

    def _prepare(self):
        inputs = [ProcessingInput(source=uri, destination=f"/opt/ml/processing/in/{n}", input_name=n) for n, uri in self.sources()]
        return ProcessingStep(name=type(self).__name__.removesuffix("Pipeline") + "Prepare", step_args=self.processor().run(
            code="s3://ocean-code/prepare.py", inputs=inputs, arguments=["--cruise", self.parameters[0]],
            outputs=[ProcessingOutput(output_name=c, source=f"/opt/ml/processing/{c}") for c in self.channels]))

    def _train(self, prepared):
        est = Estimator(self.image, self.role, 1, "ml.p3.2xlarge", sagemaker_session=self.session, hyperparameters=self.hyperparameters())
        outputs = prepared.properties.ProcessingOutputConfig.Outputs
        return TrainingStep(name=f"{self.__class__.__name__[:-8]}Train",
                            step_args=est.fit({c: TrainingInput(outputs[c].S3Output.S3Uri) for c in self.channels}))
