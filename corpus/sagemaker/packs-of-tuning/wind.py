"""Turbine power curves (WP-4411)."""
import itertools
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput, CreateModelInput
from sagemaker.model import Model
from sagemaker.pipeline import PipelineModel
from sagemaker.transformer import Transformer
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TransformStep, TuningStep

PARKS = [("Nord", 12), ("See", 30)]
ALGOS = {
    "xgb": {"eta": ContinuousParameter(0.05, 0.5), "max_depth": IntegerParameter(3, 10)},
    "lin": {"wd": ContinuousParameter(1e-6, 1e-2), "optimizer": CategoricalParameter(["sgd", "adam"])},
}


class Namer:
    count = 0

    def __new__(cls, what):
        cls.count += 1
        return f"{what}{cls.count:03}"


def create_pipeline(role="arn:aws:iam::111122223333:role/wind", bucket=None, with_batch=True):
    sess = PipelineSession()
    bucket = bucket or sess.default_bucket()
    jobs = ParameterInteger(name="MaxJobs", default_value=6)
    batch = ParameterString(name="BatchInput", default_value=f"s3://{bucket}/wind/batch")
    uri = sagemaker.image_uris.retrieve
    images = {k: uri(f, region="us-east-1", version=v) for k, f, v in [("xgb", "xgboost", "1.5-1"), ("lin", "linear-learner", "1")]}

    tuning = {
        (park, algo): TuningStep(
            name=Namer(f"Tune{park}{algo.upper()}"),
            step_args=HyperparameterTuner(
                estimator=Estimator(images[algo], role, 1, "ml.m5.xlarge", sagemaker_session=sess, output_path=f"s3://{bucket}/{park}/{algo}"),
                objective_metric_name="validation:rmse", objective_type="Minimize", hyperparameter_ranges=ranges, max_jobs=jobs, max_parallel_jobs=2,
                metric_definitions=[{"Name": "validation:rmse", "Regex": "rmse: (.*)"}],
            ).fit({c: TrainingInput(f"s3://{bucket}/{park.lower()}/{c}.csv", content_type="text/csv") for c in ("train", "validation")}),
        )
        for (park, turbines), (algo, ranges) in itertools.product(PARKS, ALGOS.items())
        if not (algo == "lin" and turbines > 20)
    }

    models = {}
    for (park, group) in itertools.groupby(tuning, key=lambda k: k[0]):
        members = [
            Model(image_uri=images[algo], model_data=tuning[park, algo].get_top_model_s3_uri(top_k=k, s3_bucket=bucket, prefix=f"{park}/{algo}"), role=role, sagemaker_session=sess)
            for (_, algo) in group
            for k in range(2 if algo == "xgb" else 1)
        ]
        pm = members[0] if len(members) == 1 else PipelineModel(models=members, role=role, sagemaker_session=sess)
        models[park] = ModelStep(name=Namer(f"Model{park}"), step_args=pm.create(instance_type="ml.m5.large"))

    steps = list(tuning.values()) + [*models.values()]
    if with_batch:
        steps += [
            TransformStep(
                name=Namer("Batch"),
                step_args=Transformer(model_name=m.properties.ModelName, instance_count=1, instance_type="ml.m5.large", sagemaker_session=sess).transform(batch, split_type="Line"),
                depends_on=[t for (p, _), t in tuning.items() if p != park],
            )
            for park, m in models.items()
        ]
    return Pipeline(name=f"wind-{Namer.count}", parameters=[jobs, batch][: 1 + with_batch], steps=steps, sagemaker_session=sess)
