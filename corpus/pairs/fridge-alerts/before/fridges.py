import sagemaker
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow import conditions, functions, parameters, steps
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile

sess = PipelineSession()
readings = parameters.ParameterString("Readings", default_value="s3://fridges/readings")
warmest = parameters.ParameterFloat("Warmest", default_value=7.5)
temperatures = PropertyFile("Temperatures", "temperatures", "max.json")
measure = steps.ProcessingStep(
    "MeasureFridges",
    step_args=Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/fridges:2", "arn:aws:iam::111122223333:role/fridges", 1, "ml.t3.medium",
                        sagemaker_session=sess).run(
        inputs=[ProcessingInput(readings, "/opt/ml/processing/readings", "readings")],
        outputs=[ProcessingOutput("/opt/ml/processing/temperatures", output_name="temperatures")]),
    property_files=[temperatures],
)
close = LambdaStep("CloseReport", lambda_func=Lambda("arn:aws:lambda:us-east-1:111122223333:function:fridges-close"), inputs={"day": "today"})
alarm = LambdaStep("RaiseAlarm", lambda_func=Lambda("arn:aws:lambda:us-east-1:111122223333:function:fridges-alarm"), inputs={"phone": "+49 30 0000"})
check = ConditionStep(
    "AllCold",
    conditions=[conditions.ConditionLessThanOrEqualTo(functions.JsonGet("MeasureFridges", temperatures, "max"), warmest)],
    if_steps=[close],
    else_steps=[alarm],
)
pipeline = Pipeline("fridge-alerts", parameters=[readings, warmest], steps=[measure, check], sagemaker_session=sess)
