"""Monthly scoring of all customers with the approved models of the two segments."""
from sagemaker.inputs import CreateModelInput, TransformInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CreateModelStep, ProcessingStep, TransformStep

from .constants import INSTANCE, PREFIX, REGION, SEGMENTS


def batch_pipeline(account: str, session=None):
    session = session or PipelineSession()
    role = f"arn:aws:iam::{account}:role/BatchScoring"
    bucket = f"scoring-{account}-{REGION}"

    month = ParameterString(name="Month", default_value="2023-12")
    payload = ParameterInteger(name="MaxPayloadMb", default_value=6)
    artifacts = {s: ParameterString(name=f"{s.capitalize()}ModelArtifact") for s in SEGMENTS}
    image = ParameterString(name="InferenceImage", default_value=f"{account}.dkr.ecr.{REGION}.amazonaws.com/scoring:stable")

    processor = SKLearnProcessor("1.2-1", role, instance_type="ml.m5.4xlarge", instance_count=1, sagemaker_session=session)
    run_folder = Join(on="/", values=["s3:/", bucket, PREFIX, month, ExecutionVariables.PIPELINE_EXECUTION_ID])

    extract = ProcessingStep(
        name="ExtractCustomers",
        step_args=processor.run(
            code=f"s3://{bucket}/code/extract.py",
            arguments=["--month", month],
            outputs=[
                ProcessingOutput(
                    output_name=segment,
                    source=f"/opt/ml/processing/{segment}",
                    destination=Join(on="/", values=[run_folder, "in", segment]),
                )
                for segment in SEGMENTS
            ],
        ),
    )

    models, transforms = [], []
    for segment in SEGMENTS:
        model = Model(image_uri=image, model_data=artifacts[segment], role=role, sagemaker_session=session)
        if segment == "business":
            # not yet moved to ModelStep
            create = CreateModelStep("BusinessModel", model=model, inputs=CreateModelInput(instance_type="ml.m5.large"))
        else:
            create = ModelStep(name="PrivateModel", step_args=model.create(instance_type="ml.m5.large"))
        instance_type, instance_count = INSTANCE[segment]
        transformer = Transformer(
            model_name=create.properties.ModelName,
            instance_type=instance_type,
            instance_count=instance_count,
            max_payload=payload,
            accept="application/jsonlines",
            output_path=Join(on="/", values=[run_folder, "out", segment]),
            sagemaker_session=session,
        )
        data = extract.properties.ProcessingOutputConfig.Outputs[segment].S3Output.S3Uri
        if segment == "business":
            transform = TransformStep(
                name="ScoreBusiness", transformer=transformer, inputs=TransformInput(data, content_type="application/jsonlines", split_type="Line")
            )
        else:
            transform = TransformStep(
                name="ScorePrivate", step_args=transformer.transform(data, content_type="application/jsonlines", split_type="Line")
            )
        models.append(create)
        transforms.append(transform)

    deliver = ProcessingStep(
        name="Deliver",
        step_args=processor.run(
            code=f"s3://{bucket}/code/deliver.py",
            inputs=[
                ProcessingInput(
                    source=t.properties.TransformOutput.S3OutputPath, destination=f"/opt/ml/processing/{segment}", input_name=segment
                )
                for segment, t in zip(SEGMENTS, transforms)
            ],
            arguments=["--month", month, "--target", "s3://dwh-inbox/scores/"],
        ),
    )
    return Pipeline(
        name="monthly-scoring",
        parameters=[month, payload, image] + list(artifacts.values()),
        steps=[extract] + models + transforms + [deliver],
        sagemaker_session=session,
    )
