"""Shipping times: a model a country, and one for all. Whatever is better goes into production."""
from __future__ import annotations

import os
from typing import Iterable

from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThan, ConditionOr
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep

CODE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "code")


def get_pipeline(countries: Iterable[str] = ("de", "at"), role: str = "arn:aws:iam::111122223333:role/shipping") -> Pipeline:
    session = PipelineSession()
    image = image_uris.retrieve("xgboost", session.boto_region_name, version="1.7-1")
    parcels = ParameterString("Parcels", default_value="s3://shipping-lake/parcels/")
    worst = ParameterFloat("WorstMae", default_value=1.5)

    def sk(step_name, script, inputs, outputs, **kwargs):
        """A scikit-learn processing step; inputs {folder: uri}."""
        processor = SKLearnProcessor("1.2-1", role, instance_type="ml.m5.xlarge", instance_count=1, sagemaker_session=session)
        return ProcessingStep(
            step_name,
            step_args=processor.run(
                code=os.path.join(CODE, script),
                inputs=[ProcessingInput(uri, f"/opt/ml/processing/{folder}", folder) for folder, uri in inputs.items()],
                outputs=[ProcessingOutput(f"/opt/ml/processing/{name}", output_name=name) for name in outputs],
                arguments=kwargs.pop("arguments", None),
            ),
            **kwargs,
        )

    def uri(step, name):
        return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri

    def fit(step_name, data):
        estimator = Estimator(
            image, role, 1, "ml.m5.2xlarge", sagemaker_session=session, hyperparameters={"objective": "reg:absoluteerror", "num_round": "80"}
        )
        return TrainingStep(step_name, step_args=estimator.fit({"train": TrainingInput(data, content_type="text/csv")}))

    collect = sk("Collect", "collect.py", {"parcels": parcels}, [*countries, "all"], arguments=["--countries", ",".join(countries)])

    steps, evaluations = [collect], {}
    for country in countries:
        features = sk(f"Features{country.upper()}", "features.py", {"data": uri(collect, country)}, ["train", "test"])
        train = fit(f"Train{country.upper()}", uri(features, "train"))
        evaluations[country] = sk(
            f"Evaluate{country.upper()}", "evaluate.py",
            {"model": train.properties.ModelArtifacts.S3ModelArtifacts, "test": uri(features, "test")}, ["metrics"],
        )
        steps += [features, train, evaluations[country]]

    train_all = fit("TrainAll", uri(collect, "all"))
    report = PropertyFile("CountryReport", "report", "report.json")
    compare = sk(
        "Compare", "compare.py",
        {**{c: uri(e, "metrics") for c, e in evaluations.items()}, "model": train_all.properties.ModelArtifacts.S3ModelArtifacts},
        ["report", "winners"], property_files=[report],
    )

    model = Model(image, train_all.properties.ModelArtifacts.S3ModelArtifacts, role=role, sagemaker_session=session)
    create = ModelStep("OneModel", step_args=model.create("ml.m5.large"))
    score = TransformStep(
        "ScoreOpenParcels",
        step_args=Transformer(create.properties.ModelName, 1, "ml.m5.xlarge", sagemaker_session=session).transform(
            Join(on="", values=[parcels, "open/"]), content_type="text/csv"
        ),
    )
    switch = LambdaStep(
        "SwitchRouting",
        lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:shipping-switch"),
        inputs={"winners": uri(compare, "winners")},
    )
    choose = ConditionStep(
        "OneForAll",
        conditions=[ConditionLessThan(JsonGet(step_name="Compare", property_file=report, json_path="all.mae"),
                                      JsonGet(step_name="Compare", property_file=report, json_path="countries.mae"))],
        if_steps=[create, score],
        else_steps=[switch],
    )
    usable = ConditionStep(
        "AnyUsable",
        conditions=[ConditionOr([
            ConditionLessThan(JsonGet(step_name="Compare", property_file="CountryReport", json_path=f"{side}.mae"), worst)
            for side in ("all", "countries")
        ])],
        if_steps=[choose],
        else_steps=[FailStep("NothingUsable", error_message=Join(on=" ", values=["every MAE is above", worst]))],
    )
    return Pipeline("shipping-times", [parcels, worst], steps=[*steps, train_all, compare, usable], sagemaker_session=session)
