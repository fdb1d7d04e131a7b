"""The age of an abalone from its shell: the example that every guide begins with."""
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


def get_pipeline(role="arn:aws:iam::111122223333:role/abalone", region="us-east-1"):
    session = PipelineSession()
    input_data = ParameterString(name="InputData", default_value="s3://abalone-age/abalone.csv")
    r2_threshold = ParameterFloat(name="R2Threshold", default_value=0.5)

    preprocessor = SKLearnProcessor("1.2-1", role=role, instance_type="ml.m5.large", instance_count=1, sagemaker_session=session)
    preprocess = ProcessingStep(
        name="PreprocessAbalone",
        step_args=preprocessor.run(
            code="s3://abalone-age/code/preprocess.py",
            inputs=[ProcessingInput(source=input_data, destination="/opt/ml/processing/input", input_name="input_data")],
            outputs=[
                ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
                ProcessingOutput(output_name="test", source="/opt/ml/processing/test"),
            ],
        ),
    )
    splits = preprocess.properties.ProcessingOutputConfig.Outputs

    image = sagemaker.image_uris.retrieve("xgboost", region, "1.5-1")
    estimator = Estimator(image, role, 1, "ml.m5.xlarge", sagemaker_session=session)
    estimator.set_hyperparameters(max_depth=5, eta=0.2, num_round=50)
    train = TrainingStep(
        name="TrainAbalone",
        step_args=estimator.fit({"train": TrainingInput(s3_data=splits["train"].S3Output.S3Uri, content_type="text/csv")}),
    )

    evaluator = ScriptProcessor(image_uri=image, command=["python3"], role=role, instance_count=1, instance_type="ml.m5.large", sagemaker_session=session)
    report = PropertyFile(name="EvaluationReport", output_name="evaluation", path="evaluation.json")
    evaluate = ProcessingStep(
        name="EvaluateAbalone",
        step_args=evaluator.run(
            code="s3://abalone-age/code/evaluate.py",
            inputs=[
                ProcessingInput(source=train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model", input_name="model"),
                ProcessingInput(source=splits["test"].S3Output.S3Uri, destination="/opt/ml/processing/test", input_name="test"),
            ],
            outputs=[ProcessingOutput(output_name="evaluation", source="/opt/ml/processing/evaluation")],
        ),
        property_files=[report],
    )

    model = Model(image_uri=image, model_data=train.properties.ModelArtifacts.S3ModelArtifacts, role=role, sagemaker_session=session)
    register = ModelStep(
        name="AbaloneModel",
        step_args=model.register(
            content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.m5.large"],
            model_package_group_name="abalone-age", approval_status="PendingManualApproval",
        ),
    )
    good_enough = ConditionStep(
        name="CheckR2",
        conditions=[
            ConditionGreaterThan(
                left=JsonGet(step_name=evaluate.name, property_file=report, json_path="regression_metrics.r2.value"), right=r2_threshold
            )
        ],
        if_steps=[register],
        else_steps=[],
    )
    return Pipeline(name="abalone-age", parameters=[input_data, r2_threshold], steps=[preprocess, train, evaluate, good_enough], sagemaker_session=session)
