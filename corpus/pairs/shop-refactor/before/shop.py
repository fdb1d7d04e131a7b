from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo, ConditionLessThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/shop"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:4"
orders = ParameterString(name="Orders", default_value="s3://shop/orders/")
floor = ParameterFloat(name="Floor", default_value=0.6)

p1 = Processor(image, role, 1, "ml.m5.large", entrypoint=["shop", "baskets"], sagemaker_session=session)
step1 = ProcessingStep(
    name="Baskets",
    step_args=p1.run(
        inputs=[ProcessingInput(source=orders, destination="/opt/ml/processing/orders", input_name="orders")],
        outputs=[ProcessingOutput(output_name="baskets", source="/opt/ml/processing/baskets")],
    ),
)
p2 = Processor(image, role, 1, "ml.m5.large", entrypoint=["shop", "rules"], sagemaker_session=session)
step2 = ProcessingStep(
    name="Rules",
    step_args=p2.run(
        inputs=[ProcessingInput(
            source=step1.properties.ProcessingOutputConfig.Outputs["baskets"].S3Output.S3Uri, destination="/opt/ml/processing/baskets", input_name="baskets"
        )],
        outputs=[ProcessingOutput(output_name="rules", source="/opt/ml/processing/rules")],
    ),
)
lift = PropertyFile(name="Lift", output_name="lift", path="lift.json")
p3 = Processor(image, role, 1, "ml.m5.large", entrypoint=["shop", "test"], sagemaker_session=session)
step3 = ProcessingStep(
    name="Test",
    step_args=p3.run(
        inputs=[ProcessingInput(
            source=step2.properties.ProcessingOutputConfig.Outputs["rules"].S3Output.S3Uri, destination="/opt/ml/processing/rules", input_name="rules"
        )],
        outputs=[ProcessingOutput(output_name="lift", source="/opt/ml/processing/lift")],
    ),
    property_files=[lift],
)
p4 = Processor(image, role, 1, "ml.m5.large", entrypoint=["shop", "publish"], sagemaker_session=session)
step4 = ProcessingStep(
    name="Publish",
    step_args=p4.run(
        inputs=[ProcessingInput(
            source=step2.properties.ProcessingOutputConfig.Outputs["rules"].S3Output.S3Uri, destination="/opt/ml/processing/rules", input_name="rules"
        )],
    ),
)
value = JsonGet(step_name=step3.name, property_file=lift, json_path="lift")
gate = ConditionStep(
    name="Gate",
    conditions=[ConditionGreaterThanOrEqualTo(left=value, right=floor), ConditionLessThan(left=value, right=100)],
    if_steps=[step4],
    else_steps=[FailStep(name="NoLift", error_message="the rules bring nothing")],
)
pipeline = Pipeline(name="shop", parameters=[orders, floor], steps=[step1, step2, step3, gate], sagemaker_session=session)
