from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from .base import StepBuilder


class ModelBuilder(StepBuilder):
    @property
    def image(self):
        return image_uris.retrieve("xgboost", self.session.boto_region_name, version=self.settings.training["framework_version"])

    def train(self, data):
        cfg = self.settings.training
        estimator = Estimator(
            image_uri=self.image,
            role=self.settings.role,
            instance_count=cfg["instance_count"],
            instance_type=cfg["instance_type"],
            output_path=self.settings.s3("models"),
            hyperparameters=cfg["hyperparameters"],
            sagemaker_session=self.session,
        )
        uri = data.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri
        return TrainingStep(
            name="LeadsTrain", step_args=estimator.fit({"train": TrainingInput(uri, content_type="csv")}), cache_config=self.cache
        )

    def evaluate(self, train, data):
        processor = ScriptProcessor(
            image_uri=self.image,
            command=["python3"],
            role=self.settings.role,
            instance_count=1,
            instance_type=self.settings.processing["instance_type"],
            sagemaker_session=self.session,
        )
        self.report = PropertyFile("LeadsReport", output_name="metrics", path="evaluation.json")
        return ProcessingStep(
            name="LeadsEvaluate",
            step_args=processor.run(
                code=self.script(self.settings.evaluation["script"]),
                inputs=[
                    ProcessingInput(train.properties.ModelArtifacts.S3ModelArtifacts, "/opt/ml/processing/model"),
                    ProcessingInput(
                        data.properties.ProcessingOutputConfig.Outputs["test"].S3Output.S3Uri, "/opt/ml/processing/input/test"
                    ),
                ],
                outputs=[ProcessingOutput(output_name="metrics", source="/opt/ml/processing/metrics")],
            ),
            property_files=[self.report],
        )

    def gate(self, train, evaluate):
        model = Model(
            image_uri=self.image,
            model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
            role=self.settings.role,
            sagemaker_session=self.session,
        )
        register = ModelStep(
            "LeadsRegister",
            step_args=model.register(
                content_types=["text/csv"],
                response_types=["text/csv"],
                inference_instances=["ml.t2.medium"],
                transform_instances=["ml.m5.large"],
                model_package_group_name=self.settings.registry["group"],
                approval_status=self.settings.registry["approval"],
            ),
        )
        metric = JsonGet(step_name=evaluate.name, property_file=self.report, json_path=self.settings.evaluation["metric"])
        return ConditionStep(
            name="LeadsGate",
            conditions=[ConditionGreaterThan(left=metric, right=self.settings.evaluation["minimum"])],
            if_steps=[register],
            else_steps=[],
        )
