"""Price elasticity. Everything that can be a parameter is one."""
import sagemaker.workflow.parameters as params
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.network import NetworkConfig
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.execution_variables import ExecutionVariable, ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.pipeline_experiment_config import PipelineExperimentConfig
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

# name, type, default
DECLARED = [
    ("SourceUri", "String", None),
    ("Market", "String", "DE"),
    ("ProcessingInstanceCount", "Integer", 1),
    ("ProcessingVolume", "Integer", 0),
    ("LearningRate", "Float", 0.05),
    ("Dropout", "Float", 0.0),
    ("UseSpot", "Boolean", True),
    ("DryRun", "Boolean", False),
    ("Comment", "String", ""),
]
CLASSES = {
    "String": params.ParameterString,
    "Integer": params.ParameterInteger,
    "Float": params.ParameterFloat,
    "Boolean": params.ParameterBoolean,
}


def declare():
    out = {}
    for name, kind, default in DECLARED:
        kwargs = {} if default is None else {"default_value": default}
        if name == "Market":
            kwargs["enum_values"] = ["DE", "AT", "CH"]
        out[name] = CLASSES[kind](name=name, **kwargs)
    out["KmsKey"] = params.Parameter("KmsKey", params.ParameterTypeEnum.STRING, "alias/pricing")
    return out


def make(private=False, subnet="subnet-0a1b2c3d"):
    session = PipelineSession()
    role = "arn:aws:iam::111122223333:role/Pricing"
    p = declare()
    bucket = f"pricing-{session.boto_region_name}"
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/pricing:%s" % "3.2"

    # s3://pricing-us-east-1/runs/<pipeline>/<market>-<execution>/...
    run = Join("/", ["s3:/", bucket, "runs", ExecutionVariables.PIPELINE_NAME,
                     Join(on="-", values=[p["Market"], ExecutionVariables.PIPELINE_EXECUTION_ID])])

    network = NetworkConfig(enable_network_isolation=False, subnets=[subnet], security_group_ids=["sg-11"]) if private else None
    processor = ScriptProcessor(
        image_uri=image, command=["python3", "-u"], role=role,
        instance_count=p["ProcessingInstanceCount"], instance_type="ml.m5.xlarge",
        volume_size_in_gb=p["ProcessingVolume"], output_kms_key=p["KmsKey"],
        env={"MARKET": p["Market"], "DRY_RUN": p["DryRun"].to_string(), "STARTED": ExecutionVariables.START_DATETIME},
        tags=[{"Key": "market", "Value": p["Market"]}], network_config=network,
        max_runtime_in_seconds=3600, sagemaker_session=session,
    )
    panel = ProcessingStep(
        name="BuildPanel",
        step_args=processor.run(
            code=f"s3://{bucket}/code/panel.py",
            inputs=[ProcessingInput(source=p["SourceUri"], destination="/opt/ml/processing/input")],
            outputs=[ProcessingOutput("/opt/ml/processing/panel", Join(on="/", values=[run, "panel"]), "panel")],
            arguments=["--rate", p["LearningRate"].to_string(), "--comment", p["Comment"], "--execution", ExecutionVariable("PipelineExecutionArn")],
        ),
        description="Weekly panel by article",
    )
    estimator = Estimator(
        image_uri=image, role=role, instance_count=1, instance_type="ml.m5.4xlarge",
        output_path=Join(on="/", values=[run, "model"]),
        hyperparameters={"lr": p["LearningRate"], "dropout": p["Dropout"], "market": p["Market"], "layers": [64, 32], "verbose": True},
        use_spot_instances=p["UseSpot"], max_run=3600, max_wait=7200,
        environment={"CURRENT": ExecutionVariables.CURRENT_DATETIME, "FIRST_INPUT": panel.properties.ProcessingInputs[0].S3Input.S3Uri},
        output_kms_key=p["KmsKey"], sagemaker_session=session, max_retry_attempts=3,
    )
    # `if p["UseSpot"]:` would always be true here: the value is not known yet. `private` is a plain bool.
    channels = {"panel": TrainingInput(Join(on="/", values=[panel.properties.ProcessingOutputConfig.Outputs["panel"].S3Output.S3Uri, "part-0"]))}
    if private:
        channels["prices"] = TrainingInput(f"s3://{bucket}-private/prices/")
    train = TrainingStep("TrainElasticity", estimator.fit(channels), display_name="Train")
    return Pipeline(
        name="price-elasticity" + ("-private" if private else ""),
        parameters=list(p.values()),
        pipeline_experiment_config=PipelineExperimentConfig(Join(on="-", values=["pricing", p["Market"]]), ExecutionVariables.PIPELINE_EXECUTION_ID),
        steps=[panel, train],
        sagemaker_session=session,
    )
