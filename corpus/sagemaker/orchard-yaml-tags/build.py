"""Builds the orchard yield pipeline out of conf/orchard.yaml."""
import os
import re
from pathlib import Path

import yaml
from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/Orchard"
HERE = Path(__file__).resolve().parent
STAGE = os.getenv("ORCHARD_STAGE", "dev")


class Loader(yaml.SafeLoader):
    pass


def env_tag(loader, node):
    text = loader.construct_scalar(node)
    return re.sub(r"\$\{(\w+)(?::-([^}]*))?\}", lambda m: os.environ.get(m.group(1), m.group(2) or ""), text)


def s3_tag(loader, node):
    return "s3://" + "/".join(part.format(stage=STAGE) for part in loader.construct_sequence(node))


Loader.add_constructor("!env", env_tag)
Loader.add_constructor("!s3", s3_tag)


class Builder:
    def __init__(self, path):
        with open(path) as fh:
            self.conf = yaml.load(fh, Loader=Loader)
        self.session = PipelineSession()
        self.steps = {}
        self.model_approval = ParameterString("Approval", default_value="PendingManualApproval")

    def wanted(self, stage):
        if not stage.get("enabled", True):
            return False
        return all({"stage": STAGE}.get(key) in values for key, values in stage.get("when", {}).items())

    def resolve(self, source):
        """@step.output or a plain URI; None when the step has been switched off"""
        if not source.startswith("@"):
            return source
        step, _, output = source[1:].partition(".")
        if step not in self.steps:
            return None
        return self.steps[step].properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri

    def sources(self, stage):
        resolved = {name: self.resolve(src) for name, src in stage.get("in", {}).items()}
        return {name: src for name, src in resolved.items() if src is not None}

    def make_sklearn(self, stage):
        proc = SKLearnProcessor("1.2-1", ROLE, sagemaker_session=self.session, **stage["machine"])
        args = proc.run(
            code=f"s3://orchard-code/{stage['id']}.py",
            inputs=[ProcessingInput(src, f"/opt/ml/processing/{n}", input_name=n) for n, src in self.sources(stage).items()],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in stage["out"]],
        )
        return ProcessingStep(stage["id"].title(), step_args=args)

    def make_xgboost(self, stage):
        est = Estimator(image_uris.retrieve("xgboost", "us-east-1", "1.5-1"), ROLE, sagemaker_session=self.session, **stage["machine"])
        est.set_hyperparameters(num_round=80, eta=0.1)
        return TrainingStep(stage["id"].title(), step_args=est.fit({n: TrainingInput(s) for n, s in self.sources(stage).items()}))

    def make_register(self, stage):
        fit = self.steps[stage["model"]]
        model = Model(image_uris.retrieve("xgboost", "us-east-1", "1.5-1"), model_data=fit.properties.ModelArtifacts.S3ModelArtifacts,
                      role=ROLE, sagemaker_session=self.session)
        return ModelStep(stage["id"].title(), step_args=model.register(
            content_types=["text/csv"], response_types=["text/csv"], model_package_group_name="orchard",
            approval_status=self.model_approval))

    def build(self):
        for stage in filter(self.wanted, self.conf["stages"]):
            self.steps[stage["id"]] = getattr(self, "make_" + stage["uses"])(stage)
        return Pipeline(self.conf["name"], parameters=[self.model_approval], steps=list(self.steps.values()), sagemaker_session=self.session)


if __name__ == "__main__":
    pipeline = Builder(HERE / "conf" / "orchard.yaml").build()
    print(pipeline.definition())
