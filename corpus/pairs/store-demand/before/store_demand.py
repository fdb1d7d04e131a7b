"""Demand of every store for the coming weeks: cleaned, two kinds of features, one model, a forecast."""
import argparse

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

BUCKET = "store-demand"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/store-demand:12"
ROLE = "arn:aws:iam::111122223333:role/store-demand"

session = PipelineSession()
cache = CacheConfig(enable_caching=True, expire_after="P7D")

sales_uri = ParameterString(name="SalesUri", default_value=f"s3://{BUCKET}/raw/sales.parquet")
prices_uri = ParameterString(name="PricesUri", default_value=f"s3://{BUCKET}/raw/prices.parquet")
horizon = ParameterInteger(name="Horizon", default_value=6)
trees = ParameterInteger(name="Trees", default_value=400)


def output_of(step, name):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


def processing(name, script, inputs, outputs, arguments=None, depends_on=None):
    processor = ScriptProcessor(
        image_uri=IMAGE, role=ROLE, command=["python3"], instance_type="ml.m5.xlarge", instance_count=1, sagemaker_session=session,
    )
    step_args = processor.run(
        code=f"s3://{BUCKET}/code/{script}",
        inputs=[ProcessingInput(source=uri, destination=f"/opt/ml/processing/{key}", input_name=key) for key, uri in inputs.items()],
        outputs=[
            ProcessingOutput(
                output_name=key, source=f"/opt/ml/processing/{key}", destination=Join(on="/", values=[f"s3://{BUCKET}", name, key])
            )
            for key in outputs
        ],
        arguments=arguments,
    )
    return ProcessingStep(name=name, step_args=step_args, cache_config=cache, depends_on=depends_on)


validate = processing("ValidateSales", "validate.py", {"sales": sales_uri}, ["report"])
clean = processing("CleanSales", "clean.py", {"sales": sales_uri}, ["clean"], depends_on=[validate])
calendar = processing(
    "CalendarFeatures", "calendar_features.py", {"clean": output_of(clean, "clean")}, ["calendar"], ["--horizon", horizon.to_string()]
)
prices = processing("PriceFeatures", "price_features.py", {"clean": output_of(clean, "clean"), "prices": prices_uri}, ["prices"])
merge = processing(
    "MergeFeatures", "merge.py", {"calendar": output_of(calendar, "calendar"), "prices": output_of(prices, "prices")}, ["train", "test"]
)

estimator = Estimator(
    image_uri=IMAGE, role=ROLE, instance_count=1, instance_type="ml.m5.4xlarge", output_path=f"s3://{BUCKET}/models",
    hyperparameters={"trees": trees, "max_depth": 8, "learning_rate": 0.05}, sagemaker_session=session,
)
train = TrainingStep(
    name="TrainForecast",
    step_args=estimator.fit({"train": TrainingInput(output_of(merge, "train"), content_type="application/x-parquet")}),
    cache_config=cache,
)
artifacts = train.properties.ModelArtifacts.S3ModelArtifacts

backtest = processing("Backtest", "backtest.py", {"model": artifacts, "test": output_of(merge, "test")}, ["report"])
model = Model(image_uri=IMAGE, model_data=artifacts, role=ROLE, sagemaker_session=session)
register = ModelStep(
    name="StoreDemand",
    step_args=model.register(
        content_types=["application/json"], response_types=["application/json"], inference_instances=["ml.m5.large"],
        transform_instances=["ml.m5.large"], model_package_group_name="store-demand", approval_status="PendingManualApproval",
        model_metrics=ModelMetrics(model_statistics=MetricsSource(s3_uri=output_of(backtest, "report"), content_type="application/json")),
    ),
)
forecast = processing(
    "ForecastStores", "forecast.py", {"model": artifacts, "calendar": output_of(calendar, "calendar")}, ["forecast"],
    ["--horizon", horizon.to_string()],
)
notify = processing("NotifyPlanners", "notify.py", {"forecast": output_of(forecast, "forecast")}, [], depends_on=[register])

pipeline = Pipeline(
    name="store-demand",
    parameters=[sales_uri, prices_uri, horizon, trees],
    steps=[validate, clean, calendar, prices, merge, train, backtest, register, forecast, notify],
    sagemaker_session=session,
)

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--start", action="store_true", help="also start a run")
    arguments = parser.parse_args()
    pipeline.upsert(role_arn=ROLE)
    if arguments.start:
        pipeline.start()
