"""Load forecasting for the distribution grid."""
import configparser
import logging
import os

from sagemaker.inputs import TrainingInput, TransformInput
from sagemaker.estimator import Estimator
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.transformer import Transformer
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep

LOG = logging.getLogger(__name__)
INI = os.path.join(os.path.dirname(os.path.abspath(__file__)), "feeders.ini")


class FeederConfig:
    PREFIX = "feeder:"

    def __init__(self, path, profile):
        self._cp = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
        self._cp.optionxform = str
        if not self._cp.read(path):
            raise FileNotFoundError(path)
        self._profile = profile

    def __iter__(self):
        for section in self._cp.sections():
            if section.startswith(self.PREFIX) and self._cp.getboolean(section, "Active", fallback=True):
                yield section[len(self.PREFIX):], self._cp[section]

    def __len__(self):
        return sum(1 for _ in self)

    @property
    def common(self):
        return self._cp["common"]

    def horizon(self, feeder):
        return self._cp.getint(f"profile:{self._profile}", "Horizon", fallback=feeder.getint("Horizon", 24))


def create(profile="summer"):
    cfg = FeederConfig(INI, profile)
    LOG.info("%d feeders", len(cfg))
    sess = PipelineSession()
    image, role = cfg.common["Image"], cfg.common.get("Role")
    batch = ParameterInteger(name="HorizonHours", default_value=cfg.horizon(cfg.common))
    bucket = ParameterString(name="MeterBucket", default_value=cfg.common["Bucket"])

    proc = Processor(image_uri=image, role=role, instance_count=cfg.common.getint("Nodes"), instance_type=cfg.common["Machine"],
                     sagemaker_session=sess)
    names = [n for n, _ in cfg]
    split = ProcessingStep(
        name="SplitMeters",
        step_args=proc.run(inputs=[ProcessingInput(source=bucket, destination="/opt/ml/processing/input")],
                           outputs=[ProcessingOutput(output_name=n, source=f"/opt/ml/processing/{n}") for n in names]))
    steps = [split]
    for name, section in cfg:
        data = split.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri
        est = Estimator(image_uri=image, role=role, instance_count=1, instance_type=section.get("Machine", cfg.common["Machine"]),
                        sagemaker_session=sess, output_path=section["Output"])
        est.set_hyperparameters(horizon=batch, **{k[3:]: v for k, v in section.items() if k.startswith("hp_")})
        fit = TrainingStep(name=f"Fit-{name}", step_args=est.fit(inputs={"train": TrainingInput(s3_data=data)}))
        steps.append(fit)
        if not section.getboolean("Score", fallback=False):
            continue
        model = Model(image_uri=image, model_data=fit.properties.ModelArtifacts.S3ModelArtifacts, role=role, sagemaker_session=sess)
        create_model = ModelStep(name=f"Model-{name}", step_args=model.create(instance_type="ml.m5.large"))
        tr = Transformer(model_name=create_model.properties.ModelName, instance_count=1, instance_type="ml.m5.large",
                         output_path=section["Output"] + "scores", sagemaker_session=sess)
        steps += [create_model, TransformStep(name=f"Score-{name}", step_args=tr.transform(data=section["Recent"], split_type="Line"))]
    return Pipeline(name="grid-load-" + profile, parameters=[batch, bucket], steps=steps, sagemaker_session=sess)
