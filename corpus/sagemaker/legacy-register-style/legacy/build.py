"""Example workflow pipeline script for the abalone-like "parcel" project.

                                               . -RegisterModel
Process-> Train -> Evaluate -> Condition .
                                               . -(stop)
"""
import os

import boto3
import sagemaker
import sagemaker.session
from sagemaker.estimator import Estimator
from sagemaker.inputs import CreateModelInput, TrainingInput, TransformInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.step_collections import EstimatorTransformer, RegisterModel
from sagemaker.workflow.steps import CreateModelStep, ProcessingStep, TrainingStep, TransformStep

BASE_DIR = os.path.dirname(os.path.realpath(__file__))


def get_session(region, default_bucket):
    boto_session = boto3.Session(region_name=region)
    return sagemaker.session.Session(boto_session=boto_session, sagemaker_client=boto_session.client("sagemaker"), default_bucket=default_bucket)


def get_pipeline(region="us-east-1", role=None, default_bucket="parcel-ml", model_package_group_name="ParcelGroup", pipeline_name="Parcel", base_job_prefix="Parcel"):
    sess = get_session(region, default_bucket)
    role = role or "arn:aws:iam::111122223333:role/parcel"
    params = [ParameterInteger(name="ProcessingInstanceCount", default_value=1)]
    params += [ParameterString(name=n, default_value=d) for n, d in (("ModelApprovalStatus", "PendingManualApproval"), ("InputDataUrl", "s3://%s/in.csv" % default_bucket))]
    p = {x.name: x for x in params}
    by_name = {}

    def add(step):
        by_name[step.name] = step
        return step

    skl = SKLearnProcessor(framework_version="0.23-1", instance_type="ml.m5.xlarge", instance_count=p["ProcessingInstanceCount"],
                           base_job_name="/".join([base_job_prefix, "sklearn"]), sagemaker_session=sess, role=role)
    add(ProcessingStep(
        name="%sPreprocess" % pipeline_name, processor=skl, code=os.path.join(BASE_DIR, "preprocess.py"), job_arguments=["--input-data", p["InputDataUrl"]],
        outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in "train validation test".split()]))
    image = sagemaker.image_uris.retrieve(framework="xgboost", region=region, version="1.0-1", py_version="py3", instance_type="ml.m5.xlarge")
    xgb = Estimator(image_uri=image, instance_type="ml.m5.xlarge", instance_count=1, output_path=f"s3://{default_bucket}/model", sagemaker_session=sess, role=role)
    xgb.set_hyperparameters(objective="reg:linear", num_round=50)
    outs = by_name["ParcelPreprocess"].properties.ProcessingOutputConfig.Outputs
    train = add(TrainingStep(name=f"{pipeline_name}Train", estimator=xgb, inputs={
        c: TrainingInput(s3_data=outs[c].S3Output.S3Uri, content_type="text/csv") for c in ["train", "validation"]}))
    script = ScriptProcessor(image_uri=image, command=["python3"], instance_type="ml.m5.xlarge", instance_count=1, sagemaker_session=sess, role=role)
    report = PropertyFile(name="Report", output_name="evaluation", path="evaluation.json")
    add(ProcessingStep(
        name="{}Evaluate".format(pipeline_name), processor=script, code=os.path.join(BASE_DIR, "preprocess.py"), property_files=[report],
        inputs=[ProcessingInput(source=train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model"),
                ProcessingInput(source=outs["test"].S3Output.S3Uri, destination="/opt/ml/processing/test")],
        outputs=[ProcessingOutput(output_name="evaluation", source="/opt/ml/processing/evaluation")]))
    metrics = ModelMetrics(model_statistics=MetricsSource(
        s3_uri="{}/evaluation.json".format(by_name["ParcelEvaluate"].arguments["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"]), content_type="application/json"))
    register = RegisterModel(name="Register", estimator=xgb, model_data=train.properties.ModelArtifacts.S3ModelArtifacts, content_types=["text/csv"], response_types=["text/csv"],
                             inference_instances=["ml.t2.medium"], transform_instances=["ml.m5.large"], model_package_group_name=model_package_group_name,
                             approval_status=p["ModelApprovalStatus"], model_metrics=metrics)
    model = Model(image_uri=image, model_data=train.properties.ModelArtifacts.S3ModelArtifacts, sagemaker_session=sess, role=role)
    create = CreateModelStep(name="CreateModel", model=model, inputs=CreateModelInput(instance_type="ml.m5.large"))
    transformer = Transformer(model_name=create.properties.ModelName, instance_type="ml.m5.xlarge", instance_count=1, output_path=f"s3://{default_bucket}/t", sagemaker_session=sess)
    batch = TransformStep(name="Batch", transformer=transformer, inputs=TransformInput(data=outs["test"].S3Output.S3Uri))
    both = EstimatorTransformer(name="Shadow", estimator=xgb, model_data=train.properties.ModelArtifacts.S3ModelArtifacts, model_inputs=CreateModelInput(instance_type="ml.m5.large"),
                                instance_count=1, instance_type="ml.m5.large", transform_inputs=TransformInput(data=p["InputDataUrl"]), depends_on=["Batch"])
    add(ConditionStep(name="CheckMSE", conditions=[ConditionLessThanOrEqualTo(left=JsonGet(step_name="ParcelEvaluate", property_file=report, json_path="mse"), right=6.0)],
                      if_steps=[register, create, batch, both], else_steps=[]))
    return Pipeline(name=pipeline_name, parameters=params, steps=[by_name[n] for n in sorted(by_name, key=len)], sagemaker_session=sess)
