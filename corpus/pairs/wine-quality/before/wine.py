from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/wine"
CODE = "s3://wine-ml/code"


def wine_pipeline():
    session = PipelineSession()
    wines = ParameterString(name="WinesUri", default_value="s3://wine-ml/wines.csv")
    processor = SKLearnProcessor("1.2-1", ROLE, instance_type="ml.m5.large", instance_count=1, sagemaker_session=session)

    split = ProcessingStep(name="SplitWines", step_args=processor.run(
        code=f"{CODE}/split.py",
        inputs=[ProcessingInput(source=wines, destination="/opt/ml/processing/wines", input_name="wines")],
        outputs=[ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
                 ProcessingOutput(output_name="test", source="/opt/ml/processing/test")]))

    def part(name):
        return split.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri

    sklearn = SKLearn(
        "train.py", source_dir=f"{CODE}/train.tar.gz", framework_version="1.2-1", role=ROLE, instance_type="ml.m5.xlarge",
        hyperparameters={"trees": 300}, sagemaker_session=session,
    )
    train = TrainingStep(name="TrainRegressor", step_args=sklearn.fit({"train": TrainingInput(part("train"))}))

    evaluate = ProcessingStep(name="EvaluateRegressor", step_args=processor.run(
        code=f"{CODE}/evaluate.py",
        inputs=[ProcessingInput(source=train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model", input_name="model"),
                ProcessingInput(source=part("test"), destination="/opt/ml/processing/test", input_name="test")],
        outputs=[ProcessingOutput(output_name="report", source="/opt/ml/processing/report")]))
    return Pipeline(name="wine-quality", parameters=[wines], steps=[split, train, evaluate], sagemaker_session=session)
