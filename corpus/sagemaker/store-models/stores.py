#!/usr/bin/env python3
"""One model per store, one report for all of them."""
import os
from collections import OrderedDict
from itertools import chain

import sagemaker
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

STAGE = os.environ.get("STAGE", "dev")
ROLE = f"arn:aws:iam::111122223333:role/stores-{STAGE}"

# store id -> settings; the flagship store has far more data
STORES = OrderedDict(
    berlin={"id": 17, "instance": "ml.m5.4xlarge"},
    hamburg={"id": 21},
    munich={"id": 34, "depth": 9},
    cologne={"id": 40, "closed": True},
)
OPEN = {name: cfg for name, cfg in STORES.items() if not cfg.get("closed")}

sess = PipelineSession()
sales = ParameterString("SalesPrefix", default_value=f"s3://stores-{STAGE}/sales")

processor = SKLearnProcessor("1.2-1", ROLE, instance_type="ml.m5.large", instance_count=1, sagemaker_session=sess)

prepare_all = ProcessingStep(
    "prepare-all",
    step_args=processor.run(
        code="src/prepare.py",
        inputs=[ProcessingInput(source=sales, destination="/opt/ml/processing/sales")],
        outputs=[
            ProcessingOutput(output_name=store, source=f"/opt/ml/processing/out/{store}")
            for store in OPEN
        ],
        arguments=list(chain.from_iterable(("--store", f"{name}={cfg['id']}") for name, cfg in OPEN.items())),
    ),
)

steps = {"prepare": prepare_all}
for store, cfg in OPEN.items():
    estimator = SKLearn(
        entry_point="train.py",
        source_dir="src",
        framework_version="1.2-1",
        role=ROLE,
        instance_type=cfg.get("instance", "ml.m5.xlarge"),
        hyperparameters={"max-depth": cfg.get("depth", 6), "store": cfg["id"]},
        sagemaker_session=sess,
    )
    steps[store] = TrainingStep(
        name=f"train-{store}-{cfg['id']:03d}",
        display_name=f"Train {store.title()}",
        step_args=estimator.fit(
            {"train": TrainingInput(s3_data=prepare_all.properties.ProcessingOutputConfig.Outputs[store].S3Output.S3Uri)}
        ),
    )

# stores are trained one after the other: the account has one large instance only
trained = [steps[store] for store in OPEN]
for previous, current in zip(trained, trained[1:]):
    current.add_depends_on([previous])

report = ProcessingStep(
    name="report",
    step_args=processor.run(
        code="src/report.py",
        inputs=[
            ProcessingInput(
                input_name=f"model-{i}",
                source=step.properties.ModelArtifacts.S3ModelArtifacts,
                destination=f"/opt/ml/processing/models/{i}",
            )
            for i, step in enumerate(trained, start=1)
        ],
        outputs=[ProcessingOutput(output_name="report", source="/opt/ml/processing/report")],
    ),
)

pipeline = Pipeline(
    name=f"store-models-{STAGE}",
    parameters=[sales],
    steps=[*steps.values(), report],
    sagemaker_session=sess,
)

if __name__ == "__main__":
    pipeline.upsert(role_arn=ROLE)
    if STAGE == "prod":
        pipeline.start()
