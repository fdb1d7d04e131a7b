"""Sizes of parcels from pictures. The notebook printed the definition of this pipeline."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterFloat
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/parcels"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/parcels:8"
worst = ParameterFloat("WorstError", default_value=2.5)

crop = ProcessingStep(
    "CropPictures",
    step_args=Processor(image, role, 2, "ml.c5.2xlarge", entrypoint=["parcels", "crop"], sagemaker_session=session).run(
        inputs=[ProcessingInput("s3://parcels/pictures/", "/opt/ml/processing/pictures", "pictures")],
        outputs=[ProcessingOutput("/opt/ml/processing/crops", output_name="crops")],
    ),
)
train = TrainingStep(
    "TrainSizer",
    step_args=Estimator(
        image, role, 1, "ml.g5.xlarge", metric_definitions=[{"Name": "val:error", "Regex": "error=(.*)"}], sagemaker_session=session
    ).fit({"crops": TrainingInput(crop.properties.ProcessingOutputConfig.Outputs["crops"].S3Output.S3Uri)}),
)
ship = ProcessingStep(
    "ShipModel",
    step_args=Processor(image, role, 1, "ml.m5.large", entrypoint=["parcels", "ship"], sagemaker_session=session).run(
        arguments=["--model", train.properties.ModelArtifacts.S3ModelArtifacts]
    ),
)
gate = ConditionStep(
    "SmallError",
    conditions=[ConditionLessThan(train.properties.FinalMetricDataList["val:error"].Value, worst)],
    if_steps=[ship],
    else_steps=[FailStep("LargeError", error_message="error too large")],
)
pipeline = Pipeline("parcel-sizes", [worst], steps=[crop, train, gate], sagemaker_session=session)
