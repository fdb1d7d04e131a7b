"""Loans: train, register with a handler of our own, score last month with the same model."""
from sagemaker.inputs import CreateModelInput, TrainingInput, TransformInput
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.step_collections import EstimatorTransformer, RegisterModel
from sagemaker.workflow.steps import CacheConfig, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/loans"
loans = ParameterString(name="LoansUri", default_value="s3://loans/history/")
month = ParameterString(name="MonthUri", default_value="s3://loans/month/")
rounds = ParameterInteger(name="Rounds", default_value=200)

estimator = SKLearn(
    entry_point="train.py", source_dir="s3://loans/code/train.tar.gz", framework_version="1.2-1", role=ROLE, instance_type="ml.m5.2xlarge",
    hyperparameters={"rounds": rounds},
)
train = TrainingStep(
    name="TrainLoans", estimator=estimator, inputs={"loans": TrainingInput(loans)},
    cache_config=CacheConfig(enable_caching=True, expire_after="P7D"),
)
artifact = train.properties.ModelArtifacts.S3ModelArtifacts

register = RegisterModel(
    name="RegisterLoans", estimator=estimator, model_data=artifact, content_types=["text/csv"], response_types=["text/csv"],
    inference_instances=["ml.m5.large"], transform_instances=["ml.m5.large"], model_package_group_name="loans",
    entry_point="inference.py", source_dir="serving",
)
score = EstimatorTransformer(
    name="ScoreMonth", estimator=estimator, model_data=artifact, model_inputs=CreateModelInput(instance_type="ml.m5.large"),
    instance_count=1, instance_type="ml.m5.xlarge", transform_inputs=TransformInput(data=month), output_path="s3://loans/scores",
)
pipeline = Pipeline(name="loan-registry", parameters=[loans, month, rounds], steps=[train, register, score])
