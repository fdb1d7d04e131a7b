"""Wine quality. Old style: job objects are handed to the steps, RegisterModel and EstimatorTransformer make their own steps."""
import os

import boto3
import sagemaker
from sagemaker.inputs import TrainingInput, TransformInput
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep, JsonGet
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo, ConditionLessThanOrEqualTo
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.step_collections import EstimatorTransformer, RegisterModel
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

SCRIPTS = os.path.join(os.path.dirname(os.path.realpath(__file__)), "scripts")


def get_pipeline(region, role, default_bucket, prefix="wine-quality"):
    boto_session = boto3.Session(region_name=region)
    sagemaker_session = sagemaker.session.Session(boto_session=boto_session, default_bucket=default_bucket)

    processing_instance_count = ParameterInteger(name="ProcessingInstanceCount", default_value=1)
    training_instance_type = ParameterString(name="TrainingInstanceType", default_value="ml.m5.xlarge")
    approval = ParameterString(name="ModelApprovalStatus", default_value="PendingManualApproval", enum_values=["PendingManualApproval", "Approved"])
    input_data = ParameterString(name="InputData", default_value="s3://%s/%s/raw/winequality-white.csv" % (default_bucket, prefix))
    batch_data = ParameterString(name="BatchData", default_value="s3://{}/{}/batch/".format(default_bucket, prefix))

    processor = SKLearnProcessor(
        framework_version="0.23-1",
        instance_type="ml.m5.xlarge",
        instance_count=processing_instance_count,
        base_job_name="wine-process",
        sagemaker_session=sagemaker_session,
        role=role,
    )
    step_process = ProcessingStep(
        name="WineProcess",
        processor=processor,
        inputs=[ProcessingInput(source=input_data, destination="/opt/ml/processing/input")],
        outputs=[
            ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
            ProcessingOutput(output_name="test", source="/opt/ml/processing/test"),
        ],
        code=os.path.join(SCRIPTS, "preprocess.py"),
        job_arguments=["--test-size", "0.2"],
    )

    estimator = SKLearn(
        entry_point=os.path.join(SCRIPTS, "train.py"),
        framework_version="0.23-1",
        py_version="py3",
        instance_type=training_instance_type,
        role=role,
        sagemaker_session=sagemaker_session,
        output_path="s3://{}/{}/model".format(default_bucket, prefix),
    )
    step_train = TrainingStep(
        name="WineTrain",
        estimator=estimator,
        inputs={
            "train": TrainingInput(
                s3_data=step_process.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri,
                content_type="text/csv",
            )
        },
    )

    script_eval = ScriptProcessor(
        image_uri=processor.image_uri,
        command=["python3"],
        instance_type="ml.m5.xlarge",
        instance_count=1,
        base_job_name="wine-eval",
        sagemaker_session=sagemaker_session,
        role=role,
    )
    evaluation_report = PropertyFile(name="WineEvaluation", output_name="evaluation", path="evaluation.json")
    step_eval = ProcessingStep(
        name="WineEval",
        processor=script_eval,
        inputs=[
            ProcessingInput(source=step_train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model"),
            ProcessingInput(
                source=step_process.properties.ProcessingOutputConfig.Outputs["test"].S3Output.S3Uri,
                destination="/opt/ml/processing/test",
            ),
        ],
        outputs=[
            ProcessingOutput(
                output_name="evaluation",
                source="/opt/ml/processing/evaluation",
                destination="s3://{}/{}/evaluation".format(default_bucket, prefix),
            )
        ],
        code=os.path.join(SCRIPTS, "evaluate.py"),
        property_files=[evaluation_report],
    )

    model_metrics = ModelMetrics(
        model_statistics=MetricsSource(
            s3_uri="{}/evaluation.json".format(step_eval.arguments["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"]),
            content_type="application/json",
        )
    )
    step_register = RegisterModel(
        name="WineRegister",
        estimator=estimator,
        model_data=step_train.properties.ModelArtifacts.S3ModelArtifacts,
        content_types=["text/csv"],
        response_types=["text/csv"],
        inference_instances=["ml.t2.medium", "ml.m5.large"],
        transform_instances=["ml.m5.large"],
        model_package_group_name="WineQuality",
        approval_status=approval,
        model_metrics=model_metrics,
        entry_point=os.path.join(SCRIPTS, "inference.py"),
    )
    step_transform = EstimatorTransformer(
        name="WineBatch",
        estimator=estimator,
        model_data=step_train.properties.ModelArtifacts.S3ModelArtifacts,
        model_inputs=sagemaker.inputs.CreateModelInput(instance_type="ml.m5.large"),
        instance_count=1,
        instance_type="ml.m5.xlarge",
        transform_inputs=TransformInput(data=batch_data, content_type="text/csv"),
        output_path="s3://{}/{}/scores".format(default_bucket, prefix),
    )

    cond_mse = ConditionLessThanOrEqualTo(
        left=JsonGet(step=step_eval, property_file=evaluation_report, json_path="regression_metrics.mse.value"),
        right=0.6,
    )
    cond_r2 = ConditionGreaterThanOrEqualTo(
        left=JsonGet(step=step_eval, property_file="WineEvaluation", json_path="regression_metrics.r2.value"),
        right=0.3,
    )
    step_cond = ConditionStep(
        name="WineQualityGate",
        conditions=[cond_mse, cond_r2],
        if_steps=[step_register, step_transform],
        else_steps=[],
    )

    return Pipeline(
        name="WineQuality",
        parameters=[processing_instance_count, training_instance_type, approval, input_data, batch_data],
        steps=[step_process, step_train, step_eval, step_cond],
        sagemaker_session=sagemaker_session,
    )
