import os

import boto3
import sagemaker
import sagemaker.session
from sagemaker.clarify import BiasConfig, DataConfig, ModelConfig
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import ClarifyCheckStep, DataBiasCheckConfig
from sagemaker.workflow.condition_step import ConditionStep, JsonGet
from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

BASE_DIR = os.path.dirname(os.path.realpath(__file__))


def get_session(region, default_bucket):
    boto_session = boto3.Session(region_name=region)
    return sagemaker.session.Session(
        boto_session=boto_session,
        sagemaker_client=boto_session.client("sagemaker"),
        sagemaker_runtime_client=boto_session.client("sagemaker-runtime"),
        default_bucket=default_bucket,
    )


def get_pipeline(
    region,
    role=None,
    default_bucket=None,
    model_package_group_name="WinePackageGroup",
    pipeline_name="WinePipeline",
    base_job_prefix="Wine",
    with_bias=False,
    thresholds=(6.0,),
    processing_instance_type="ml.m5.xlarge",
):
    sess = get_session(region, default_bucket)
    role = role or sagemaker.session.get_execution_role(sess) if role else "arn:aws:iam::111122223333:role/MLOps"
    count = ParameterInteger(name="ProcessingInstanceCount", default_value=1)
    approval = ParameterString(name="ModelApprovalStatus", default_value="PendingManualApproval")
    data = ParameterString(name="InputDataUrl", default_value=f"s3://sagemaker-servicecatalog-seedcode-{region}/wine.csv")

    sklearn = SKLearnProcessor(framework_version="0.23-1", instance_type=processing_instance_type, instance_count=count,
                               base_job_name=f"{base_job_prefix}/preprocess", sagemaker_session=sess, role=role)
    outputs = [ProcessingOutput(output_name=split, source=os.path.join("/opt/ml/processing", split)) for split in ("train", "validation", "test")]
    step_process = ProcessingStep(name="Preprocess", processor=sklearn, outputs=outputs, code=os.path.join(BASE_DIR, "preprocess.py"),
                                  job_arguments=["--input-data", data])
    out = step_process.properties.ProcessingOutputConfig.Outputs

    image = sagemaker.image_uris.retrieve(framework="xgboost", region=region, version="1.0-1", py_version="py3", instance_type="ml.m5.xlarge")
    estimator = Estimator(image_uri=image, instance_type="ml.m5.xlarge", instance_count=1, output_path=f"s3://{sess.default_bucket()}/{base_job_prefix}",
                          sagemaker_session=sess, role=role)
    estimator.set_hyperparameters(objective="reg:linear", num_round=50)
    step_train = TrainingStep(name="Train", estimator=estimator, inputs={
        s: TrainingInput(s3_data=out[s].S3Output.S3Uri, content_type="text/csv") for s in ("train", "validation")})

    evaluator = ScriptProcessor(image_uri=image, command=["python3"], instance_type=processing_instance_type, instance_count=1,
                                sagemaker_session=sess, role=role)
    report = PropertyFile(name="EvaluationReport", output_name="evaluation", path="evaluation.json")
    step_eval = ProcessingStep(
        name="Evaluate", processor=evaluator, code=os.path.join(BASE_DIR, "evaluate.py"), property_files=[report],
        inputs=[ProcessingInput(source=step_train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model"),
                ProcessingInput(source=out["test"].S3Output.S3Uri, destination="/opt/ml/processing/test")],
        outputs=[ProcessingOutput(output_name="evaluation", source="/opt/ml/processing/evaluation")])

    metrics = ModelMetrics(model_statistics=MetricsSource(
        s3_uri="{}/evaluation.json".format(step_eval.arguments["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"]),
        content_type="application/json"))
    next_step = RegisterModel(name="Register", estimator=estimator, model_data=step_train.properties.ModelArtifacts.S3ModelArtifacts,
                              content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.t2.medium"],
                              transform_instances=["ml.m5.large"], model_package_group_name=model_package_group_name,
                              approval_status=approval, model_metrics=metrics)
    for level, limit in enumerate(sorted(thresholds), 1):
        next_step = ConditionStep(
            name=f"CheckMSE{level}" if len(thresholds) > 1 else "CheckMSE",
            conditions=[ConditionLessThanOrEqualTo(left=JsonGet(step=step_eval, property_file=report, json_path="regression_metrics.mse.value"), right=limit)],
            if_steps=[next_step], else_steps=[])

    steps = [step_process, step_train, step_eval, next_step]
    if with_bias:
        bias = ClarifyCheckStep(
            name="DataBias", skip_check=False, register_new_baseline=True, model_package_group_name=model_package_group_name,
            clarify_check_config=DataBiasCheckConfig(
                data_config=DataConfig(s3_data_input_path=out["train"].S3Output.S3Uri, s3_output_path=f"s3://{sess.default_bucket()}/bias",
                                       label=0, dataset_type="text/csv"),
                data_bias_config=BiasConfig(label_values_or_threshold=[6.0], facet_name=[8], facet_values_or_threshold=[[0.5]])),
            check_job_config=CheckJobConfig(role=role, instance_count=1, instance_type="ml.c5.xlarge", sagemaker_session=sess))
        steps.insert(1, bias)
        step_train.add_depends_on([bias])
    return Pipeline(name=pipeline_name, parameters=[count, approval, data], steps=steps, sagemaker_session=sess)
