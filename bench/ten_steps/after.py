"""A churn model, retrained: ten steps, as teams write them."""
import boto3
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

BUCKET = "churn-artifacts"
ROLE = "arn:aws:iam::111122223333:role/Pipelines"
IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3"

session = PipelineSession(boto_session=boto3.Session(region_name="eu-west-1"), default_bucket=BUCKET)
session._default_bucket = BUCKET

input_data = ParameterString(name="InputData", default_value=f"s3://{BUCKET}/raw/customers.csv")
instance_count = ParameterInteger(name="TrainingInstanceCount", default_value=1)
auc_threshold = ParameterFloat(name="AucThreshold", default_value=0.85)
cache = CacheConfig(enable_caching=True, expire_after="P30D")


def processor(name):
    return ScriptProcessor(role=ROLE, image_uri=IMAGE, command=["python3"], instance_type="ml.m5.xlarge",
                           instance_count=1, base_job_name=name, sagemaker_session=session)


def processing_step(name, code, inputs, outputs, property_files=None, depends_on=None):
    arguments = processor(name.lower()).run(
        code=f"s3://{BUCKET}/code/{code}",
        inputs=[ProcessingInput(source=source, destination=f"/opt/ml/processing/{key}", input_name=key)
                for key, source in inputs.items()],
        outputs=[ProcessingOutput(output_name=key, source=f"/opt/ml/processing/{key}",
                                  destination=Join(on="/", values=[f"s3://{BUCKET}", name, key]))
                 for key in outputs])
    return ProcessingStep(name=name, step_args=arguments, cache_config=cache,
                          property_files=property_files, depends_on=depends_on)


def output_of(step, key):
    return step.properties.ProcessingOutputConfig.Outputs[key].S3Output.S3Uri


validate = processing_step("ValidateData", "validate.py", {"raw": input_data}, ["report"])
preprocess = processing_step("Preprocess", "preprocess.py", {"raw": input_data},
                             ["train", "validation", "test"], depends_on=[validate])

estimator = Estimator(image_uri=IMAGE, role=ROLE, instance_count=instance_count, instance_type="ml.m5.4xlarge",
                      output_path=f"s3://{BUCKET}/models", sagemaker_session=session,
                      hyperparameters={"max_depth": 8, "eta": 0.05, "rounds": 200})
train = TrainingStep(name="Train", cache_config=cache, step_args=estimator.fit(inputs={
    "train": TrainingInput(output_of(preprocess, "train"), content_type="text/csv"),
    "validation": TrainingInput(output_of(preprocess, "validation"), content_type="text/csv")}))
artifacts = train.properties.ModelArtifacts.S3ModelArtifacts

evaluation = PropertyFile(name="Evaluation", output_name="metrics", path="evaluation.json")
evaluate = processing_step("Evaluate", "evaluate.py", {"model": artifacts, "test": output_of(preprocess, "test")},
                           ["metrics"], property_files=[evaluation])
explain = processing_step("Explain", "explain.py", {"model": artifacts, "metrics": output_of(evaluate, "metrics")},
                          ["explanations"])
bias = processing_step("CheckDrift", "drift.py", {"model": artifacts, "test": output_of(preprocess, "test")},
                       ["drift"])

model = Model(image_uri=IMAGE, model_data=artifacts, role=ROLE, sagemaker_session=session)
register = ModelStep(name="Churn", step_args=model.register(
    content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.m5.large"],
    transform_instances=["ml.m5.large"], model_package_group_name="churn", approval_status="PendingManualApproval",
    model_metrics=ModelMetrics(model_statistics=MetricsSource(
        s3_uri=output_of(evaluate, "metrics"), content_type="application/json"))))
notify = processing_step("Notify", "notify.py", {"metrics": output_of(evaluate, "metrics")}, ["mail"])
reject = FailStep(name="Reject", error_message=Join(on=" ", values=["AUC below", auc_threshold]))
gate = ConditionStep(name="IsGoodEnough", depends_on=[bias, explain], if_steps=[register, notify], else_steps=[reject],
                     conditions=[ConditionGreaterThanOrEqualTo(
                         left=JsonGet(step_name=evaluate.name, property_file=evaluation, json_path="metrics.auc"),
                         right=auc_threshold)])

pipeline = Pipeline(name="churn", parameters=[input_data, instance_count, auc_threshold],
                    steps=[validate, preprocess, train, evaluate, explain, bias, gate], sagemaker_session=session)

if __name__ == "__main__":
    print(pipeline.definition())
