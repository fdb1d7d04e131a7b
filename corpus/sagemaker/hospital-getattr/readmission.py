import re

from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

PLAN = """
emr: de-identify records
process: build cohort
train: fit readmission model
process: explain model
register: publish readmission model
lambda: tell ward
"""

LINE = re.compile(r"^\s*(?P<verb>\w+):\s+(?P<what>.+?)\s*$", re.M)


class Ward:
    def __init__(self):
        self.session = PipelineSession()
        self.role = "arn:aws:iam::111122223333:role/ward"
        self.history = []

    def __getattr__(self, item):
        # last_process, last_train ...: the newest step of a verb
        if item.startswith("last_"):
            verb = item[len("last_"):]
            for done, step in reversed(self.history):
                if done == verb:
                    return step
            raise AttributeError(f"no {verb} yet")
        raise AttributeError(item)

    def _make_emr(self, name):
        return EMRStep(name=name, display_name=name, description="", cluster_id="j-1",
                       step_config=EMRStepConfig(jar="s3://ward/jar/deid.jar", args=["--strict"]))

    def _make_process(self, name):
        proc = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/ward:1", role=self.role, command=["python3"],
                               instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=self.session)
        inputs = []
        if hasattr(self, "last_train"):
            inputs.append(ProcessingInput(self.last_train.properties.ModelArtifacts.S3ModelArtifacts, "/opt/ml/processing/model"))
        step = ProcessingStep(name=name, step_args=proc.run(
            code=f"s3://ward/{name.lower()}.py", inputs=inputs,
            outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")]))
        emr = getattr(self, "last_emr", None)
        if emr is not None and not inputs:
            step.add_depends_on([emr])
        return step

    def _make_train(self, name):
        self.estimator = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/ward:1", self.role, 1, "ml.m5.xlarge", sagemaker_session=self.session)
        uri = self.last_process.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri
        return TrainingStep(name, step_args=self.estimator.fit({"train": TrainingInput(uri)}))

    def _make_register(self, name):
        return RegisterModel(name=name, estimator=self.estimator, model_data=self.last_train.properties.ModelArtifacts.S3ModelArtifacts,
                             content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.m5.large"],
                             transform_instances=["ml.m5.large"], model_package_group_name="readmission",
                             model_metrics=ModelMetrics(explainability=MetricsSource(
                                 content_type="application/json",
                                 s3_uri=self.last_process.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri)))

    def do(self, verb, what):
        name = "".join(w.capitalize() for w in re.split(r"[\s-]+", what))
        method = getattr(self, f"_make_{verb}", None)
        maker = method if method is not None else globals()["make_" + verb]
        step = maker(name) if method else maker(self, name)
        self.history.append((verb, step))


def make_lambda(ward, name):
    func = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:tell")
    return LambdaStep(name=name, lambda_func=func, inputs={"what": ward.last_process.name}, depends_on=[ward.last_register])


ward = Ward()
for match in LINE.finditer(PLAN):
    ward.do(**match.groupdict())
pipeline = Pipeline(name="readmission", steps=[s for _, s in ward.history], sagemaker_session=ward.session)
