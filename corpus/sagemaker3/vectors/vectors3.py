"""Small pipelines, one a function, each about one rule of what SDK v3 makes of what v2 does not have."""
from sagemaker.core.lambda_helper import Lambda
from sagemaker.core.lineage.action import Action
from sagemaker.core.processing import Processor
from sagemaker.core.shapes import ProcessingOutput, ProcessingS3Output
from sagemaker.core.workflow.conditions import ConditionEquals
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.core.workflow.step_outputs import get_step
from sagemaker.mlops.workflow import (
    CleanupStep,
    ConditionStep,
    CurrentItem,
    EMRStep,
    EMRStepConfig,
    EndpointConfigStep,
    EndpointStep,
    FailStep,
    ForEachStep,
    InferenceComponentStep,
    LambdaOutput,
    LambdaStep,
    LineageStep,
    ModelStep,
    Pipeline,
    ProcessingStep,
    S3CleanupSource,
    StepCollection,
    StepDependency,
    TrainingStep,
    TriggerCondition,
)
from sagemaker.mlops.workflow.function_step import step
from sagemaker.serve import ModelBuilder
from sagemaker.train import ModelTrainer
from sagemaker.train.configs import Compute, InputData, SourceCode

ROLE = "arn:aws:iam::111122223333:role/SageMakerExecutionRole"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/job:1"
INSTANCE = "ml.m5.large"
FUNCTION = {"role": ROLE, "image_uri": IMAGE, "instance_type": INSTANCE}
session = PipelineSession()
items = ["x", "y"]


def _job(name, refers_to=None, after=None):
    """A processing step whose arguments hold `refers_to`."""
    processor = Processor(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    outputs = [ProcessingOutput(output_name="out", s3_output=ProcessingS3Output(s3_uri="s3://vectors/out", local_path="/out",
                                                                                s3_upload_mode="EndOfJob"))]
    arguments = ["--x"] if refers_to is None else ["--x", refers_to]
    return ProcessingStep(name=name, step_args=processor.run(outputs=outputs, arguments=arguments), depends_on=after)


def _train(name, data="s3://vectors/data", after=None):
    trainer = ModelTrainer(training_image=IMAGE, role=ROLE, sagemaker_session=session, compute=Compute(instance_type=INSTANCE, instance_count=1),
                           base_job_name="job")
    args = trainer.train(input_data_config=[InputData(channel_name="train", data_source=data)])
    return TrainingStep(name=name, step_args=args, depends_on=after)


def _each(name, body, over=items, after=None):
    return ForEachStep(name=name, iterable_items=over, max_concurrency=2, for_each_body=body, depends_on=after)


def _condition(name, left=1, then=(), other=(), after=None):
    return ConditionStep(name=name, conditions=[ConditionEquals(left=left, right=1)], if_steps=list(then), else_steps=list(other),
                         depends_on=after)


def _name(job):
    return job.properties.ProcessingJobName


def _failed(job):
    return StepDependency(job, TriggerCondition.FAILED)


def _ended(job):
    return StepDependency(job, TriggerCondition.ANY)


def _functions():
    @step(name="f1", **FUNCTION)
    def f1(x):
        return x

    @step(name="f2", **FUNCTION)
    def f2(y):
        return y

    return f1, f2


def w01_trigger():
    a = _job("A")
    return Pipeline("W01", steps=[a, _job("B", after=[_failed(a)])])


def w01_trigger_of_a_step_that_is_not_listed():
    return Pipeline("W01-unlisted", steps=[_job("B", after=[_failed(_job("A"))])])


def w01_trigger_of_an_unknown_name():
    return Pipeline("W01-name", steps=[_job("B", after=[_failed("A")])])


def w02_two_triggers():
    a = _job("A")
    return Pipeline("W02", steps=[a, _job("B", after=[a, _failed(a)])])


def w02_one_trigger_twice():
    a = _job("A")
    return Pipeline("W02-twice", steps=[a, _job("B", after=[_ended(a), _ended(a)])])


def w02_trigger_and_reference():
    a = _job("A")
    return Pipeline("W02-reference", steps=[a, _job("B", _name(a), [_failed(a)])])


def w03_trigger_of_an_argument():
    f1, f2 = _functions()
    first = f1(1)
    second = f2(first)
    get_step(second).add_depends_on([_failed(first)])
    return Pipeline("W03", steps=[second])


def w03_trigger_of_a_result():
    f1, _ = _functions()
    first = f1(1)
    return Pipeline("W03-result", steps=[_job("B", first, [_failed(first)])])


def w04_triggers_in_branches():
    a = _job("A")
    return Pipeline("W04", steps=[a, _condition("C", then=[_job("I", after=[_ended(a)])], after=[_failed(a)])])


def w05_cycle_with_a_trigger():
    return Pipeline("W05", steps=[_job("B", after=[_failed("B")])])


def w06_status_of_a_loop():
    loop = _each("F", [_job("B")])
    return Pipeline("W06", steps=[loop, _job("Z", loop.properties.Status)])


def w06_status_of_a_loop_that_is_not_listed():
    return Pipeline("W06-unlisted", steps=[_job("Z", _each("F", [_job("B")]).properties.Status)])


def w06_outputs_of_a_loop():
    loop = _each("F", [_job("B")])
    return Pipeline("W06-outputs", steps=[loop, _job("Z", loop.properties.IterationOutputs[0].B.ProcessingJobName)])


def w07_upstreams_of_a_loop_and_its_body():
    u1, u2, u3, u4 = _job("U1"), _job("U2"), _job("U3"), _job("U4")
    return Pipeline("W07", steps=[_each("F", [_job("B", _name(u1), [u4])], _name(u2), [u3]), _job("Y")])


def w08_reference_in_a_body():
    b1 = _job("B1")
    return Pipeline("W08", steps=[_each("F", [b1, _job("B2", _name(b1))])])


def w08_order_in_a_body():
    return Pipeline("W08-order", steps=[_each("F", [_job("B1"), _job("B2", after=["B1"])])])


def w09_body_step_listed():
    b = _job("B")
    return Pipeline("W09", steps=[_each("F", [b]), b])


def w09_body_step_in_two_loops():
    b = _job("B")
    return Pipeline("W09-two", steps=[_each("F", [b]), _each("G", [b])])


def w09_body_step_twice():
    b = _job("B")
    return Pipeline("W09-twice", steps=[_each("F", [b, b])])


def w09_body_step_called_like_its_loop():
    return Pipeline("W09-self", steps=[_each("B", [_job("B")])])


def w10_body_step_from_outside():
    b = _job("B")
    return Pipeline("W10", steps=[_each("F", [b]), _job("Z", _name(b))])


def w10_body_step_by_name_from_outside():
    return Pipeline("W10-name", steps=[_each("F", [_job("B")]), _job("Z", after=["B"])])


def w10_body_step_of_a_loop_that_is_not_listed():
    b = _job("B")
    _each("F", [b])
    return Pipeline("W10-unlisted", steps=[_job("Z", _name(b))])


def w11_body_step_found_before_its_loop():
    b = _job("B")
    return Pipeline("W11", steps=[_job("Z", after=[b, _each("F", [b])])])


def w11_loop_found_before_its_body_step():
    b = _job("B")
    return Pipeline("W11-loop", steps=[_job("Z", after=[_each("F", [b]), b])])


def w12_loop_in_a_branch():
    return Pipeline("W12", steps=[_condition("C", then=[_each("F", [_job("B")])], other=[_job("E")])])


def w12_condition_on_a_loop():
    return Pipeline("W12-status", steps=[_condition("C", _each("F", [_job("B")]).properties.Status, [_job("I")])])


def w13_loop_over_the_outputs_of_a_loop():
    first = _each("F1", [_job("B1")])
    body = _job("B2", first.properties.IterationOutputs[0].B1.ProcessingJobName)
    return Pipeline("W13", steps=[first, _each("F2", [body], first.properties.Selected.ProcessingJobName)])


def w14_loop_over_its_own_body():
    b = _job("B")
    return Pipeline("W14", steps=[_each("F", [b], _name(b))])


def w14_body_step_that_depends_on_its_loop():
    return Pipeline("W14-self", steps=[_each("F", [_job("B", after=["F"])])])


def w15_function_in_a_body():
    f1, _ = _functions()
    result = f1(1)
    return Pipeline("W15", steps=[_each("F", [get_step(result)]), _job("Z", result)])


def w15_result_in_a_body():
    f1, _ = _functions()
    return Pipeline("W15-result", steps=[_each("F", [_job("B", f1(1))])])


def w15_loop_over_a_result():
    f1, _ = _functions()
    return Pipeline("W15-items", steps=[_each("F", [_job("B")], f1(1))])


def w16_lambda_in_a_body():
    function = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:f")
    producer = LambdaStep(name="L", lambda_func=function, inputs={"item": CurrentItem()}, outputs=[LambdaOutput(output_name="o")])
    return Pipeline("W16", steps=[_each("F", [producer]), _job("Z", producer.properties.Outputs["o"])])


def w17_cleanup():
    a = _job("A")
    return Pipeline("W17", steps=[a, CleanupStep("Cl", [S3CleanupSource(a)])])


def w17_cleanup_of_a_step_that_is_not_listed():
    return Pipeline("W17-unlisted", steps=[CleanupStep("Cl", [S3CleanupSource(_job("A"))])])


def w17_cleanup_of_an_unknown_name():
    return Pipeline("W17-name", steps=[CleanupStep("Cl", [S3CleanupSource("A")])])


def w17_cleanup_with_a_trigger():
    a = _job("A")
    return Pipeline("W17-trigger", steps=[a, CleanupStep("Cl", [S3CleanupSource(a)], depends_on=[_ended(a)])])


def w17_cleanup_keeps_the_order_of_its_own_dependencies():
    a, b = _job("A"), _job("B")
    return Pipeline("W17-order", steps=[a, b, CleanupStep("Cl", [S3CleanupSource(a), S3CleanupSource("B")], depends_on=["B"])])


def w18_cleanup_of_places_of_another_step():
    a, u = _job("A"), _job("U")
    return Pipeline("W18", steps=[a, CleanupStep("Cl", [S3CleanupSource(a, s3_uris=[_name(u)])])])


def w18_cleanup_in_a_body():
    a = _job("A")
    return Pipeline("W18-body", steps=[a, _each("F", [CleanupStep("Cl", [S3CleanupSource(a)])])])


def w18_cleanup_of_a_body_step():
    return Pipeline("W18-of-body", steps=[_each("F", [_job("B")]), CleanupStep("Cl", [S3CleanupSource("B")])])


def w19_endpoint_and_what_it_needs():
    model = ModelStep(name="Mo", step_args=_builder("s3://vectors/model.tar.gz").build())
    config = EndpointConfigStep(name="EC", step_args=session.create_endpoint_config("config", [
        {"VariantName": "v", "ModelName": model.properties.ModelName, "InstanceType": INSTANCE, "InitialInstanceCount": 1}]))
    endpoint = EndpointStep(name="EP", step_args=session.create_endpoint("endpoint", config.properties.EndpointConfigName))
    component = InferenceComponentStep(name="IC", step_args=session.create_inference_component(
        "component", endpoint.properties.EndpointName, "v", {"ModelName": "model"}))
    return Pipeline("W19", steps=[component])


def w19_lineage():
    u = _job("U")
    action = Action.create(action_name="a", source_uri=_name(u), action_type="t", sagemaker_session=session)
    lineage = LineageStep("L", actions=action)
    return Pipeline("W19-lineage", steps=[lineage, _job("Z", lineage.properties.ActionArns["a"])])


def w19_lineage_that_is_not_listed():
    action = Action.create(action_name="a", source_uri="s3://vectors/a", action_type="t", sagemaker_session=session)
    return Pipeline("W19-unlisted", steps=[_job("Z", LineageStep("L", actions=action).properties.ActionArns["a"])])


def w20_repack_of_a_model_step():
    tr = _train("Tr")
    return Pipeline("W20", steps=[tr, ModelStep(name="M", step_args=_repacked(tr).build(), depends_on=["Tr"])])


def w20_repack_in_a_branch():
    model = ModelStep(name="M", step_args=_repacked(_train("Tr")).build())
    return Pipeline("W20-branch", steps=[_job("Q"), _condition("C", then=[model])])


def w20_repack_in_a_body():
    return Pipeline("W20-body", steps=[_each("F", [ModelStep(name="M", step_args=_repacked(_train("Tr")).build())])])


def model_step_is_one_step():
    tr = _train("Tr")
    register = _builder(tr.properties.ModelArtifacts.S3ModelArtifacts).register(
        model_package_group_name="group", content_types=["text/csv"], response_types=["text/csv"], inference_instances=[INSTANCE],
        transform_instances=[INSTANCE])
    return Pipeline("model-step", steps=[tr, ModelStep(name="M", step_args=register), _job("Z", after=["M"])])


def input_data_carries_references():
    return Pipeline("input-data", steps=[_train("B", _job("A").properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri)])


def fail_step_in_a_body():
    return Pipeline("fail-in-body", steps=[_each("F", [FailStep("Stop")])])


def collection_among_the_steps():
    return Pipeline("collection", steps=[StepCollection("SC", [_job("A")])])


def steps_in_the_place_of_v2():
    return Pipeline("positional", [], None, [_job("A")])


def properties_of_a_cleanup():
    a = _job("A")
    cleanup = CleanupStep("Cl", [S3CleanupSource(a)])
    return Pipeline("cleanup-properties", steps=[a, cleanup, _job("Z", cleanup.properties)])


def outputs_of_an_emr_step():
    config = EMRStepConfig(jar="s3://vectors/job.jar", args=["a", "b"], output_args={"o1": "s3://vectors/1", "o2": "s3://vectors/2"})
    emr = EMRStep("E", "Shown", "What", "j-1", config)
    return Pipeline("emr-outputs", steps=[emr, _job("Z", emr.emr_outputs["o2"])])


def _builder(data, **more):
    return ModelBuilder(s3_model_data_url=data, image_uri=IMAGE, role_arn=ROLE, sagemaker_session=session, **more)


def _repacked(tr):
    data = tr.properties.ModelArtifacts.S3ModelArtifacts
    builder = _builder(data, source_code=SourceCode(source_dir="src", entry_script="serve.py"))
    builder.model_name = "nm"
    return builder
