from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from .. import constants
from ..constants import *

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/lending:%s"


class Builder:
    def __init__(self, flow):
        self.flow, self._steps = flow, {}

    def _script(self, name, **run):
        from ..flow import DEFAULT_INSTANCE  # flow imports us

        files = run.pop("files", None)
        p = ScriptProcessor(image_uri=IMAGE % "script", command=["python3"], role=self.flow.role, instance_count=1, instance_type=DEFAULT_INSTANCE,
                            sagemaker_session=self.flow.session)
        self._steps[name] = step = ProcessingStep(name=name, step_args=p.run(code=self.flow.code + "/" + run.pop("code"), **run), property_files=files)
        return step

    def product(self, product: Products):
        from . import gate

        cap = product.value.capitalize()
        prep = self._script(f"Prep{cap}", code="prep.py", outputs=[ProcessingOutput(source="/opt/ml/processing/train", output_name="train")],
                            arguments=["--product", product.value])
        est = Estimator(image_uri=IMAGE % "train", role=self.flow.role, instance_count=1, instance_type="ml.m5.2xlarge",
                        output_path=f"s3://{constants.BUCKET}/{product.value}", sagemaker_session=self.flow.session)
        train = TrainingStep(name=f"Train{cap}", step_args=est.fit(TrainingInput(prep.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri)))
        self._steps[train.name] = train
        report = PropertyFile("report", "report", "metrics.json")
        evaluate = self._script(f"Evaluate{cap}", code="evaluate.py", files=[report],
                                inputs=[ProcessingInput(source=train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model")],
                                outputs=[ProcessingOutput(source="/opt/ml/processing/report", output_name="report")])
        model = Model(image_uri=IMAGE % "serve", model_data=train.properties.ModelArtifacts.S3ModelArtifacts, role=self.flow.role, sagemaker_session=self.flow.session)
        register = ModelStep(name=f"Register{cap}", step_args=model.register(content_types=["text/csv"], response_types=["text/csv"],
                             inference_instances=["ml.m5.large"], transform_instances=["ml.m5.large"], model_package_group_name=f"lending-{product.value}"))
        self._steps[f"Gate{cap}"] = gate(f"Gate{cap}", evaluate, report, product.threshold, [register])

    def finish(self):
        return list(self._steps.values())
