"""Nightly scoring with an optional explanation of every row."""
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.parameters import ParameterBoolean, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

session = PipelineSession()
rows = ParameterString("RowsUri", default_value="s3://scoring/rows/")
model = ParameterString("ModelUri", default_value="s3://scoring/model.tar.gz")
full = ParameterBoolean(name="ExplainAll", default_value=False)
instance_type = ParameterString("InstanceType", default_value="ml.m5.xlarge")
instance_count = ParameterInteger("InstanceCount", default_value=1)


def step(name, inputs, output=None, arguments=None, **kwargs):
    processor = Processor(
        "111122223333.dkr.ecr.us-east-1.amazonaws.com/scoring:5", "arn:aws:iam::111122223333:role/scoring",
        instance_count, instance_type, entrypoint=["scoring", name], sagemaker_session=session,
    )
    return ProcessingStep(
        name,
        step_args=processor.run(
            inputs=[ProcessingInput(uri, f"/opt/ml/processing/{key}", key) for key, uri in inputs.items()],
            outputs=[ProcessingOutput(f"/opt/ml/processing/{output}", output_name=output)] if output else None,
            arguments=arguments,
        ),
        **kwargs,
    )


def out(of, name):
    return of.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


read = step("ReadRows", {"rows": rows}, "table", cache_config=CacheConfig(enable_caching=True, expire_after="PT20H"))
score = step("ScoreRows", {"table": out(read, "table"), "model": model}, "scores")
explain_all = step("ExplainRows", {"table": out(read, "table"), "model": model, "scores": out(score, "scores")})
explain_some = step("ExplainSample", {"scores": out(score, "scores")}, arguments=["--rows", "100"])
switch = ConditionStep("ExplainEverything", conditions=[ConditionEquals(left=full, right=True)], if_steps=[explain_all], else_steps=[explain_some])
deliver = step("Deliver", {"scores": out(score, "scores")})

pipeline = Pipeline(
    "scoring-switch", parameters=[rows, model, full, instance_type, instance_count], steps=[read, score, switch, deliver], sagemaker_session=session
)
