"""Customer churn: monthly retraining on SageMaker Pipelines."""
import argparse
import json
import os

from sagemaker.inputs import TrainingInput
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn import SKLearn, SKLearnModel
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

HERE = os.path.dirname(os.path.abspath(__file__))
FRAMEWORK_VERSION = "1.2-1"


def get_pipeline(role, pipeline_name="churn-training", model_package_group_name="churn"):
    session = PipelineSession()
    cache = CacheConfig(enable_caching=True, expire_after="P14D")

    # Parameters, can be overridden when an execution is started
    input_data_url = ParameterString("InputDataUrl", default_value="s3://crm-exports/churn/customers.csv")
    instance_type = ParameterString("InstanceType", default_value="ml.m5.xlarge")
    max_depth = ParameterInteger("MaxDepth", default_value=3)
    learning_rate = ParameterFloat("LearningRate", default_value=0.1)
    auc_threshold = ParameterFloat("AucThreshold", default_value=0.80)

    def processor(name):
        return SKLearnProcessor(
            framework_version=FRAMEWORK_VERSION,
            role=role,
            instance_type=instance_type,
            instance_count=1,
            base_job_name=f"churn-{name}",
            sagemaker_session=session,
        )

    # 1. Clean the export and split it
    preprocess = ProcessingStep(
        name="PreprocessData",
        step_args=processor("preprocess").run(
            code=os.path.join(HERE, "preprocess.py"),
            inputs=[ProcessingInput(source=input_data_url, destination="/opt/ml/processing/input", input_name="customers")],
            outputs=[
                ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
                ProcessingOutput(output_name="validation", source="/opt/ml/processing/validation"),
                ProcessingOutput(output_name="test", source="/opt/ml/processing/test"),
            ],
        ),
        cache_config=cache,
    )
    splits = preprocess.properties.ProcessingOutputConfig.Outputs

    # 2. Train
    estimator = SKLearn(
        entry_point="train.py",
        source_dir=HERE,
        framework_version=FRAMEWORK_VERSION,
        role=role,
        instance_type="ml.m5.2xlarge",
        instance_count=1,
        hyperparameters={"max-depth": max_depth, "learning-rate": learning_rate},
        sagemaker_session=session,
    )
    train = TrainingStep(
        name="TrainModel",
        step_args=estimator.fit(
            {
                "train": TrainingInput(splits["train"].S3Output.S3Uri, content_type="text/csv"),
                "validation": TrainingInput(splits["validation"].S3Output.S3Uri, content_type="text/csv"),
            }
        ),
        cache_config=cache,
    )
    model_data = train.properties.ModelArtifacts.S3ModelArtifacts

    # 3. Evaluate on the held-out customers
    evaluation_report = PropertyFile(name="EvaluationReport", output_name="evaluation", path="evaluation.json")
    evaluate = ProcessingStep(
        name="EvaluateModel",
        step_args=processor("evaluate").run(
            code=os.path.join(HERE, "evaluate.py"),
            inputs=[
                ProcessingInput(source=model_data, destination="/opt/ml/processing/model", input_name="model"),
                ProcessingInput(source=splits["test"].S3Output.S3Uri, destination="/opt/ml/processing/test", input_name="test"),
            ],
            outputs=[ProcessingOutput(output_name="evaluation", source="/opt/ml/processing/evaluation")],
        ),
        property_files=[evaluation_report],
    )

    # 4. Good enough: explain and register. Not good enough: fail, so that somebody looks at it
    explain = ProcessingStep(
        name="ExplainModel",
        step_args=processor("explain").run(
            code=os.path.join(HERE, "explain.py"),
            inputs=[
                ProcessingInput(source=model_data, destination="/opt/ml/processing/model", input_name="model"),
                ProcessingInput(source=splits["test"].S3Output.S3Uri, destination="/opt/ml/processing/test", input_name="test"),
            ],
            outputs=[ProcessingOutput(output_name="explanation", source="/opt/ml/processing/explanation")],
        ),
    )

    def metrics_in(step, output, file):
        folder = step.properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri
        return MetricsSource(s3_uri=Join(on="/", values=[folder, file]), content_type="application/json")

    model = SKLearnModel(
        model_data=model_data,
        entry_point=os.path.join(HERE, "inference.py"),
        framework_version=FRAMEWORK_VERSION,
        role=role,
        sagemaker_session=session,
    )
    register = ModelStep(
        name="RegisterModel",
        step_args=model.register(
            content_types=["text/csv"],
            response_types=["text/csv"],
            inference_instances=["ml.m5.large"],
            transform_instances=["ml.m5.xlarge"],
            model_package_group_name=model_package_group_name,
            approval_status="PendingManualApproval",
            model_metrics=ModelMetrics(
                model_statistics=metrics_in(evaluate, "evaluation", "evaluation.json"),
                explainability=metrics_in(explain, "explanation", "explanation.json"),
            ),
        ),
    )
    reject = FailStep(
        name="RejectModel",
        error_message=Join(on=" ", values=["AUC is below", auc_threshold]),
    )
    check = ConditionStep(
        name="CheckAuc",
        conditions=[
            ConditionGreaterThanOrEqualTo(
                left=JsonGet(step_name=evaluate.name, property_file=evaluation_report, json_path="classification_metrics.auc.value"),
                right=auc_threshold,
            )
        ],
        if_steps=[explain, register],
        else_steps=[reject],
    )

    return Pipeline(
        name=pipeline_name,
        parameters=[input_data_url, instance_type, max_depth, learning_rate, auc_threshold],
        steps=[preprocess, train, evaluate, check],
        sagemaker_session=session,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--role", required=True)
    parser.add_argument("--dry-run", action="store_true", help="print the definition only")
    args = parser.parse_args()
    pipeline = get_pipeline(args.role)
    if args.dry_run:
        print(json.dumps(json.loads(pipeline.definition()), indent=2))
    else:
        pipeline.upsert(role_arn=args.role)
        pipeline.start()
