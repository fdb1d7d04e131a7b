"""Load forecast of the grid: tune, take the two best models, register the better one."""
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.tuner import (
    CategoricalParameter,
    ContinuousParameter,
    HyperparameterTuner,
    IntegerParameter,
    WarmStartConfig,
    WarmStartTypes,
)
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThan
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TuningStep

pipeline_session = PipelineSession()
role = sagemaker.get_execution_role(pipeline_session)
default_bucket = pipeline_session.default_bucket()
model_prefix = "grid-load/tuning"

train_data = ParameterString("TrainData", "s3://grid-load-features/hourly/train.csv")
validation_data = ParameterString("ValidationData", "s3://grid-load-features/hourly/validation.csv")
max_mape = ParameterFloat("MaxMape", default_value=4.5)

image = sagemaker.image_uris.retrieve("xgboost", "us-east-1", "1.5-1")


def xgb(objective):
    estimator = Estimator(
        image_uri=image, role=role, instance_count=1, instance_type="ml.m5.2xlarge",
        output_path=f"s3://{default_bucket}/{model_prefix}", sagemaker_session=pipeline_session,
    )
    estimator.set_hyperparameters(objective=objective, num_round=300, eval_metric="mae")
    return estimator


ranges = {
    "eta": ContinuousParameter(0.01, 0.3, scaling_type="Logarithmic"),
    "max_depth": IntegerParameter(3, 10),
    "subsample": ContinuousParameter(0.5, 1.0),
}

tuner = HyperparameterTuner.create(
    estimator_dict={"squared": xgb("reg:squarederror"), "gamma": xgb("reg:gamma")},
    objective_metric_name_dict={"squared": "validation:mae", "gamma": "validation:mae"},
    hyperparameter_ranges_dict={"squared": ranges, "gamma": {**ranges, "booster": CategoricalParameter(["gbtree", "dart"])}},
    objective_type="Minimize",
    max_jobs=24,
    max_parallel_jobs=4,
    strategy="Bayesian",
    early_stopping_type="Auto",
    warm_start_config=WarmStartConfig(WarmStartTypes.TRANSFER_LEARNING, parents={"grid-load-2023-10"}),
)
channels = {
    "train": TrainingInput(train_data, content_type="text/csv"),
    "validation": TrainingInput(validation_data, content_type="text/csv"),
}
step_tune = TuningStep(
    name="TuneLoadModel",
    step_args=tuner.fit(
        inputs={"squared": channels, "gamma": channels}, include_cls_metadata={"squared": False, "gamma": False}
    ),
    cache_config=CacheConfig(True, "30d"),
)

candidates = []
for rank in range(2):
    candidates.append(step_tune.get_top_model_s3_uri(top_k=rank, s3_bucket=default_bucket, prefix=model_prefix))
best, second = candidates

report = PropertyFile(name="Comparison", output_name="comparison", path="comparison.json")
step_compare = ProcessingStep(
    name="CompareCandidates",
    step_args=ScriptProcessor(
        image_uri=image, command=["python3"], role=role, instance_count=1, instance_type="ml.m5.xlarge",
        sagemaker_session=pipeline_session,
    ).run(
        code="src/compare.py",
        inputs=[
            ProcessingInput(best, "/opt/ml/processing/best"),
            ProcessingInput(second, "/opt/ml/processing/second"),
            ProcessingInput(validation_data, "/opt/ml/processing/data"),
        ],
        outputs=[ProcessingOutput(output_name="comparison", source="/opt/ml/processing/comparison")],
        arguments=["--winner", step_tune.properties.BestTrainingJob.TrainingJobName],
    ),
    property_files=[report],
)

step_register = ModelStep(
    name="RegisterBest",
    step_args=Model(image_uri=image, model_data=best, role=role, sagemaker_session=pipeline_session).register(
        content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.m5.large"],
        transform_instances=["ml.m5.large"], model_package_group_name="GridLoad",
    ),
)

gate = ConditionStep(
    name="MapeLowEnough",
    conditions=[ConditionLessThan(
        left=JsonGet(step_name="CompareCandidates", property_file=report, json_path="best.mape"), right=max_mape)],
    if_steps=[step_register],
    else_steps=[],
)

pipeline = Pipeline(
    name="GridLoadTuning",
    parameters=[train_data, validation_data, max_mape],
    steps=[step_tune, step_compare, gate],
    sagemaker_session=pipeline_session,
)
