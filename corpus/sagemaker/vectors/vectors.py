"""Small pipelines, one a function, each about one rule of what the SDK makes of steps, collections and references."""
import sagemaker
from sagemaker.clarify import DataConfig, ModelConfig, SHAPConfig
from sagemaker.estimator import Estimator
from sagemaker.inputs import CreateModelInput, TransformInput
from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.pipeline import PipelineModel
from sagemaker.processing import Processor, ProcessingOutput
from sagemaker.sklearn.model import SKLearnModel
from sagemaker.tensorflow.model import TensorFlowModel
from sagemaker.transformer import Transformer
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner, WarmStartConfig, WarmStartTypes
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import ClarifyCheckStep, ModelExplainabilityCheckConfig
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThan
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.monitor_batch_transform_step import MonitorBatchTransformStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.step_collections import EstimatorTransformer, RegisterModel, StepCollection
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TuningStep
from sagemaker.xgboost.model import XGBoostModel

ROLE = "arn:aws:iam::111122223333:role/SageMakerExecutionRole"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/job:1"
INSTANCE = "ml.m5.large"
FUNCTION = {"role": ROLE, "image_uri": IMAGE, "instance_type": INSTANCE}
session = PipelineSession()


def _estimator(**more):
    return Estimator(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session, **more)


def _job(name, refers_to=None, after=None):
    """A training step whose arguments hold `refers_to`."""
    given = {} if refers_to is None else {"container_arguments": [refers_to]}
    return TrainingStep(name=name, step_args=_estimator(**given).fit(), depends_on=after)


def _metrics(name, files=None, output="metrics"):
    processor = Processor(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    outputs = [ProcessingOutput(source="/opt/ml/processing/metrics", output_name=output, destination="s3://vectors/metrics")]
    return ProcessingStep(name=name, step_args=processor.run(outputs=outputs), property_files=files)


def _condition(name, left=1, then=(), other=(), after=None):
    return ConditionStep(name=name, conditions=[ConditionEquals(left=left, right=1)], if_steps=list(then), else_steps=list(other),
                         depends_on=after)


def _collection(name, count=2, after=None):
    steps = []
    for number in range(count):
        steps.append(_job(f"{name}-{number}", after=[steps[-1]] if steps else after))
    return StepCollection(name, steps)


def _lambda(name):
    return LambdaStep(name=name, lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:f"), inputs={},
                      outputs=[LambdaOutput(output_name="o", output_type=LambdaOutputTypeEnum.String)])


def _name(job):
    return job.properties.TrainingJobName


def _data(job):
    return job.properties.ModelArtifacts.S3ModelArtifacts


def _registered(model):
    return model.register(content_types=["text/csv"], response_types=["text/csv"], inference_instances=[INSTANCE],
                          transform_instances=[INSTANCE], model_package_group_name="group")


def v01_upstream_that_is_not_listed():
    u = _job("U")
    return Pipeline("V01", steps=[_job("A", _name(u))])


def v02_depends_on_an_unknown_name():
    return Pipeline("V02", steps=[_job("A", after=["zz"])])


def v03_cycle_of_two():
    return Pipeline("V03", steps=[_job("A", after=["B"]), _job("B", after=["A"])])


def v03_cycle_of_one():
    return Pipeline("V03-one", steps=[_job("A", after=["A"])])


def v04_depends_on_a_collection_by_name():
    return Pipeline("V04", steps=[_collection("SC"), _job("Z", after=["SC"])])


def v05_property_of_a_collection_that_is_not_listed():
    return Pipeline("V05", steps=[_job("Z", _name(_collection("SC", 3)))])


def v06_property_of_a_part_of_a_collection():
    return Pipeline("V06", steps=[_job("Z", _name(_collection("SC").steps[0]))])


def v07_collection_after_a_collection():
    first = _collection("SC")
    return Pipeline("V07", steps=[first, _collection("SD", after=[first])])


def v08_collection_in_a_branch():
    return Pipeline("V08", steps=[_condition("Cond", then=[_collection("SC")])])


def v09_upstreams_of_a_branch_step_and_its_condition():
    u1, u2, u3, u4 = _job("U1"), _job("U2"), _job("U3"), _job("U4")
    return Pipeline("V09", steps=[_condition("C", _name(u2), [_job("X", _name(u1))], after=[u4]), _job("Y", _name(u3))])


def v10_nested_condition():
    inner = _job("I1")
    return Pipeline("V10", steps=[_condition("Outer", other=[_condition("Inner", then=[inner]), _job("E1", after=[inner])])])


def v11_depends_on_a_condition():
    inner = _job("I1")
    outer = _condition("Outer", other=[_condition("Inner", then=[inner]), _job("E1", after=[inner])])
    return Pipeline("V11", steps=[outer, _job("Z", after=["Outer"])])


def v12_depends_on_a_branch_step():
    inner = _job("I1")
    outer = _condition("Outer", other=[_condition("Inner", then=[inner]), _job("E1", after=[inner])])
    return Pipeline("V12", steps=[outer, _job("Z", after=["I1"])])


def v12_refers_to_a_branch_step():
    inner = _job("I1")
    outer = _condition("Outer", other=[_condition("Inner", then=[inner]), _job("E1", after=[inner])])
    return Pipeline("V12-reference", steps=[outer, _job("Z", _name(inner))])


def v13_in_a_branch_and_listed():
    inner = _job("In")
    return Pipeline("V13", steps=[_condition("C2", then=[inner]), inner])


def v14_in_both_branches():
    inner = _job("In")
    return Pipeline("V14", steps=[_condition("C3", then=[inner], other=[inner])])


def v15_branch_step_without_its_condition():
    inner = _job("In")
    _condition("C2", then=[inner])
    return Pipeline("V15", steps=[_job("A", after=[inner])])


def v16_branch_step_found_before_its_condition():
    inner = _job("In")
    return Pipeline("V16", steps=[_job("A", after=[inner, _condition("C2", then=[inner])])])


def v17_condition_found_before_its_branch_step():
    inner = _job("In")
    return Pipeline("V17", steps=[_job("A", after=[_condition("C2", then=[inner]), inner])])


def v18_output_of_a_lambda():
    producer = _lambda("Lam")
    return Pipeline("V18", steps=[producer, _job("A", producer.properties.Outputs["o"])])


def v19_output_of_a_lambda_that_is_not_listed():
    return Pipeline("V19", steps=[_job("A", _lambda("Lam").properties.Outputs["o"])])


def v19_dependency_does_not_list_a_lambda():
    producer = _lambda("Lam")
    return Pipeline("V19-after", steps=[_job("A", producer.properties.Outputs["o"], [producer])])


def v20_output_object_of_a_lambda():
    producer = _lambda("Lam")
    return Pipeline("V20", steps=[producer, _job("A", producer.outputs[0])])


def v21_output_object_of_a_lambda_in_a_branch():
    producer = _lambda("Lam")
    return Pipeline("V21", steps=[_condition("Cond", then=[producer]), _job("A", producer.outputs[0])])


def v22_outcome_of_a_condition():
    condition = _condition("Cond")
    return Pipeline("V22", steps=[condition, _job("A", condition.properties.Outcome)])


def v22_outcome_of_a_condition_that_is_not_listed():
    return Pipeline("V22-unlisted", steps=[_job("A", _condition("Cond").properties.Outcome)])


def v23_reference_in_a_tuple():
    u = _job("U")
    return Pipeline("V23", steps=[u, _job("A", (_name(u),))])


def v23_reference_in_a_tuple_to_a_step_that_is_not_listed():
    return Pipeline("V23-unlisted", steps=[_job("A", (_name(_job("U")),))])


def v24_reference_in_a_join_in_a_join():
    return Pipeline("V24", steps=[_job("A", Join(on="/", values=["a", Join(values=[_name(_job("U"))])]))])


def v25_file_of_a_step_that_is_not_listed():
    return Pipeline("V25", steps=[_job("A", JsonGet(step_name="U", property_file="pf", json_path="a"))])


def v26_file_of_a_training_step():
    return Pipeline("V26", steps=[_job("U"), _job("A", JsonGet(step_name="U", property_file="pf", json_path="a"))])


def v26_file_that_the_step_does_not_have():
    return Pipeline("V26-undefined", steps=[_metrics("U"), _condition("C", JsonGet(step_name="U", property_file="pf", json_path="a"))])


def v26_file_object_that_the_step_does_not_have():
    file = PropertyFile(name="pf", output_name="metrics", path="metrics.json")
    return Pipeline("V26-object", steps=[_metrics("U"), _condition("C", JsonGet(step_name="U", property_file=file, json_path="a"))])


def v26_file_in_an_output_that_the_step_does_not_have():
    file = PropertyFile(name="pf", output_name="other", path="metrics.json")
    return Pipeline("V26-output", steps=[_metrics("U", [file]),
                                         _condition("C", JsonGet(step_name="U", property_file=file, json_path="a"))])


def v26_file_by_name():
    file = PropertyFile(name="pf", output_name="metrics", path="metrics.json")
    return Pipeline("V26-good", steps=[_metrics("U", [file]),
                                       _condition("C", JsonGet(step_name="U", property_file="pf", json_path="a"))])


def v26_file_without_a_step():
    file = PropertyFile(name="pf", output_name="metrics", path="metrics.json")
    return Pipeline("V26-no-step", steps=[_condition("C", JsonGet(property_file=file, json_path="a"))])


def v27_function_steps():
    @step(name="f1", **FUNCTION)
    def f1(x):
        return x

    @step(name="f2", **FUNCTION)
    def f2(y):
        return y

    @step(name="f3", **FUNCTION)
    def f3(a, k) -> tuple:
        return a, k

    first = f1(1)
    return Pipeline("V27", steps=[f3(f2(first)[0], k=first)])


def v28_two_items_of_one_call():
    @step(name="f", **FUNCTION)
    def f(x) -> tuple:
        return x, x

    both = f(1)
    return Pipeline("V28", steps=[both[0], both[1]])


def v29_condition_on_the_result_of_a_function():
    @step(name="f1", **FUNCTION)
    def f1(x):
        return x

    @step(name="f2", **FUNCTION)
    def f2(y):
        return y

    result = f2(f1(1))
    return Pipeline("V29", steps=[ConditionStep(name="Cond", conditions=[ConditionGreaterThan(result["k"][0], 1)],
                                                if_steps=[_job("A")], else_steps=[])])


def v30_result_of_a_function_in_a_join():
    @step(name="f1", **FUNCTION)
    def f1(x):
        return x

    @step(name="f2", **FUNCTION)
    def f2(y):
        return y

    return Pipeline("V30", steps=[_job("A", Join(values=[f2(f1(1))[0]]))])


def v31_property_as_argument_of_a_function():
    @step(name="f1", **FUNCTION)
    def f1(x):
        return x

    return Pipeline("V31", steps=[f1(_name(_job("U")))])


def v32_repack_before_create():
    tr = _job("Tr")
    model = Model(image_uri=IMAGE, model_data=_data(tr), role=ROLE, entry_point="serve.py", source_dir="src", sagemaker_session=session)
    return Pipeline("V32", steps=[tr, ModelStep(name="M", step_args=model.create(INSTANCE), depends_on=["Tr"])])


def v33_repack_before_register():
    tr = _job("Tr")
    model = Model(image_uri=IMAGE, model_data=_data(tr), role=ROLE, entry_point="serve.py", source_dir="src", name="nm",
                  sagemaker_session=session)
    return Pipeline("V33", steps=[tr, ModelStep(name="M", step_args=_registered(model))])


def v34_no_repack_without_source_dir():
    tr = _job("Tr")
    model = Model(image_uri=IMAGE, model_data=_data(tr), role=ROLE, entry_point="src/serve.py", sagemaker_session=session)
    return Pipeline("V34", steps=[tr, ModelStep(name="M", step_args=model.create(INSTANCE), depends_on=["Tr"])])


def v35_parts_of_a_pipeline_model():
    tr = _job("Tr")
    plain = Model(image_uri=IMAGE, model_data=_data(tr), role=ROLE, sagemaker_session=session)
    script = Model(image_uri=IMAGE, model_data=_data(tr), role=ROLE, entry_point="serve.py", source_dir="src", sagemaker_session=session)
    named = TensorFlowModel(model_data=_data(tr), role=ROLE, entry_point="src/serve.py", framework_version="2.4", name="tf",
                            sagemaker_session=session)
    model = PipelineModel(models=[plain, script, named], role=ROLE, sagemaker_session=session)
    return Pipeline("V35", steps=[tr, ModelStep(name="M", step_args=model.create(INSTANCE), depends_on=[tr])])


def v36_depends_on_a_model_step():
    tr = _job("Tr")
    model = Model(image_uri=IMAGE, model_data=_data(tr), role=ROLE, entry_point="serve.py", source_dir="src", sagemaker_session=session)
    return Pipeline("V36", steps=[tr, ModelStep(name="M", step_args=model.create(INSTANCE), depends_on=["Tr"]), _job("Z", after=["M"])])


def v37_register_model():
    tr = _job("Tr")
    register = RegisterModel(name="R", estimator=_plain_estimator(), model_data=_data(tr), content_types=["text/csv"],
                             response_types=["text/csv"], model_package_group_name="group", depends_on=["Tr"])
    return Pipeline("V37", steps=[tr, register])


def v37_register_model_with_entry_point():
    tr = _job("Tr")
    register = RegisterModel(name="R", estimator=_plain_estimator(), model_data=_data(tr), content_types=["text/csv"],
                             response_types=["text/csv"], model_package_group_name="group", depends_on=["Tr"], entry_point="src/serve.py")
    return Pipeline("V37-entry-point", steps=[tr, register])


def v38_register_a_pipeline_model():
    tr = _job("Tr")
    plain = sagemaker.Session()
    first = SKLearnModel(model_data=_data(tr), role=ROLE, entry_point="src/serve.py", framework_version="0.23-1", sagemaker_session=plain)
    second = XGBoostModel(model_data=_data(tr), role=ROLE, entry_point="src/serve.py", framework_version="1.5-1", sagemaker_session=plain)
    register = RegisterModel(name="R", model=PipelineModel(models=[first, second], role=ROLE, sagemaker_session=plain), content_types=["text/csv"],
                             response_types=["text/csv"], inference_instances=[INSTANCE], transform_instances=[INSTANCE], depends_on=[tr])
    return Pipeline("V38", steps=[tr, register])


def v39_estimator_transformer():
    tr = _job("Tr")
    return Pipeline("V39", steps=[tr, _estimator_transformer(tr)])


def v39_estimator_transformer_with_entry_point():
    tr = _job("Tr")
    return Pipeline("V39-entry-point", steps=[tr, _estimator_transformer(tr, entry_point="src/serve.py")])


def v40_monitor_after_transform():
    return Pipeline("V40", steps=[_monitored()])


def v40_monitor_before_transform():
    return Pipeline("V40-before", steps=[_monitored(monitor_before_transform=True)])


def v41_order_of_the_keys_of_a_request():
    v, w, h = _job("V"), _job("W"), _job("H")
    estimator = _estimator(output_path=_data(v), environment={"a": _name(w)}, hyperparameters={"h": _name(h)})
    return Pipeline("V41", steps=[TrainingStep(name="T", step_args=estimator.fit())])


def v42_supplied_baseline_of_a_step_that_is_not_listed():
    return Pipeline("V42", steps=[_quality_check(supplied_baseline_statistics=_name(_job("V")))])


def v42_supplied_baseline_of_a_listed_step():
    v = _job("V")
    return Pipeline("V42-listed", steps=[v, _quality_check(supplied_baseline_statistics=_name(v))])


def v43_model_name_of_a_check():
    return Pipeline("V43", steps=[_explainability_check(_name(_job("Mo")))])


def v43_model_name_of_a_check_from_a_listed_step():
    mo = _job("Mo")
    return Pipeline("V43-listed", steps=[mo, _explainability_check(_name(mo))])


def v44_dots_in_a_name():
    dotted = _job("a.b")
    return Pipeline("V44", steps=[dotted, _job("Z", _name(dotted))])


def v45_two_steps_of_one_name_that_are_not_listed():
    return Pipeline("V45", steps=[_job("A", after=[_job("U")]), _job("B", after=[_job("U")])])


def v46_empty():
    return Pipeline("V46", steps=[])


def name_of_a_collection_used_again():
    return Pipeline("same-name-as-collection", steps=[_collection("SC"), _job("SC")])


def display_name_is_no_name():
    return Pipeline("display-name", steps=[TrainingStep(name="T", display_name="D", step_args=_estimator().fit()), _job("A", after=["D"])])


def bare_string_of_one_letter():
    return Pipeline("one-letter", steps=[_job("P"), _job("A", after="P")])


def bare_string():
    return Pipeline("bare-string", steps=[_job("Prep"), _job("A", after="Prep")])


def bare_step():
    return Pipeline("bare-step", steps=[_job("A", after=_job("U"))])


def name_among_the_steps():
    return Pipeline("name-in-steps", steps=["A"])


def list_among_the_steps():
    return Pipeline("list-in-steps", steps=[_job("A"), [_job("B")]])


def depends_on_a_property():
    u = _job("U")
    return Pipeline("depends-on-property", steps=[_job("A", after=[_name(u)])])


def depends_on_an_output_of_a_lambda():
    producer = _lambda("Lam")
    return Pipeline("depends-on-output", steps=[producer, _job("A", after=[producer.properties.Outputs["o"]])])


def depends_on_in_a_tuple():
    u = _job("U")
    return Pipeline("depends-on-tuple", steps=[u, _job("A", after=(u,))])


def depends_on_part_of_a_collection_by_name():
    return Pipeline("depends-on-part", steps=[_collection("SC"), _job("Z", after=["SC-1"])])


def json_get_of_a_file_at_an_uri():
    u = _metrics("U")
    uri = Join(on="/", values=[u.properties.ProcessingOutputConfig.Outputs["metrics"].S3Output.S3Uri, "metrics.json"])
    return Pipeline("json-get-uri", steps=[u, _condition("C", JsonGet(s3_uri=uri, json_path="a"))])


def json_get_of_a_file_at_an_uri_with_its_step():
    u = _metrics("U")
    uri = Join(on="/", values=[u.properties.ProcessingOutputConfig.Outputs["metrics"].S3Output.S3Uri, "metrics.json"])
    return Pipeline("json-get-uri-step", steps=[_condition("C", JsonGet(s3_uri=uri, step=u, json_path="a"))])


def expression_of_a_property():
    u = _job("U")
    return Pipeline("expression", steps=[u, _job("A", _name(u).expr)])


def registration_without_the_network_of_its_model():
    s = _job("S")
    model = Model(image_uri=IMAGE, model_data="s3://vectors/model.tar.gz", role=ROLE, sagemaker_session=session,
                  vpc_config={"Subnets": [_name(s)], "SecurityGroupIds": ["group"]})
    return Pipeline("network", steps=[s, ModelStep(name="R", step_args=_registered(model)),
                                      ModelStep(name="C", step_args=model.create(INSTANCE))])


def parents_of_a_warm_start_are_a_set():
    warm = WarmStartConfig(WarmStartTypes.TRANSFER_LEARNING, parents={_name(_job("V"))})
    tuner = HyperparameterTuner(_estimator(), "acc", {"x": ContinuousParameter(0.1, 1)}, warm_start_config=warm,
                                metric_definitions=[{"Name": "acc", "Regex": "acc=(.*)"}])
    return Pipeline("warm-start", steps=[TuningStep(name="T", step_args=tuner.fit())])


def condition_that_is_no_list():
    condition = ConditionStep(name="C", conditions=ConditionEquals(1, 1), if_steps=[_job("A")], else_steps=[])
    return Pipeline("no-list", steps=[condition])


def condition_that_is_a_comparison():
    u = _job("U")
    condition = ConditionStep(name="C", conditions=[u.properties.TrainingJobStatus == "Completed"], if_steps=[_job("A")], else_steps=[])
    return Pipeline("comparison", steps=[u, condition])


def comparison_of_a_property_while_the_pipeline_is_built():
    u = _job("U")
    steps = [u]
    if u.properties.TrainingJobStatus == "Completed":
        steps.append(_job("Never"))
    if u.properties.TrainingJobStatus is not None and u.properties.TrainingJobStatus:
        steps.append(_job("Always"))
    return Pipeline("built", steps=steps)


def parameter_that_is_not_declared():
    return Pipeline("undeclared", parameters=[], steps=[_job("A", ParameterString("P", "x"))])


def two_parameters_of_one_name():
    mode = ParameterString("Mode", "fast")
    return Pipeline("two-parameters", parameters=[mode, ParameterInteger("Mode", 1)], steps=[_job("A", mode)])


def default_of_another_type():
    return Pipeline("default", parameters=[ParameterFloat("Rate", 1)], steps=[_job("A")])


def arguments_of_another_kind_of_job():
    return Pipeline("kind", steps=[ProcessingStep("A", step_args=_estimator().fit())])


def arguments_of_a_tuner_for_a_training_step():
    tuner = HyperparameterTuner(_estimator(), "acc", {"x": ContinuousParameter(0.1, 1)},
                                metric_definitions=[{"Name": "acc", "Regex": "acc=(.*)"}])
    return Pipeline("tuner", steps=[TrainingStep("A", step_args=tuner.fit())])


def job_and_arguments():
    processor = Processor(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    return Pipeline("both", steps=[ProcessingStep("A", step_args=processor.run(), processor=processor)])


def text_of_a_property():
    u = _job("U")
    return Pipeline("text", steps=[u, _job("A", _name(u).to_string()), _job("B", ParameterString("P", "x").to_string())],
                    parameters=[ParameterString("P", "x")])


def conditions_of_the_years_before_display_names():
    up = _job("Up")
    return Pipeline("positional", steps=[up, ConditionStep("C", ["Up"], conditions=[ConditionEquals(1, 1)], if_steps=[_job("A")], else_steps=[])])


def _plain_estimator():
    return Estimator(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE)


def _estimator_transformer(tr, **more):
    return EstimatorTransformer(name="ET", estimator=_plain_estimator(), model_data=_data(tr),
                                model_inputs=CreateModelInput(instance_type=INSTANCE), instance_count=1, instance_type=INSTANCE,
                                transform_inputs=TransformInput(data="s3://vectors/data"), depends_on=["Tr"], **more)


def _monitored(**more):
    transformer = Transformer(model_name="model", instance_count=1, instance_type=INSTANCE, output_path="s3://vectors/out",
                              sagemaker_session=session)
    return MonitorBatchTransformStep(
        name="MB", transform_step_args=transformer.transform("s3://vectors/data"),
        monitor_configuration=DataQualityCheckConfig(baseline_dataset="s3://vectors/baseline", dataset_format={"csv": {"header": False}},
                                                     output_s3_uri="s3://vectors/monitoring"),
        check_job_configuration=CheckJobConfig(role=ROLE, sagemaker_session=session), **more)


def _quality_check(**more):
    return QualityCheckStep(
        name="Q", quality_check_config=DataQualityCheckConfig(baseline_dataset="s3://vectors/baseline",
                                                              dataset_format={"csv": {"header": False}}, output_s3_uri="s3://vectors/q"),
        check_job_config=CheckJobConfig(role=ROLE, sagemaker_session=session), **more)


def _explainability_check(model_name):
    config = ModelExplainabilityCheckConfig(
        data_config=DataConfig(s3_data_input_path="s3://vectors/data", s3_output_path="s3://vectors/out", dataset_type="text/csv"),
        model_config=ModelConfig(model_name=model_name, instance_count=1, instance_type=INSTANCE),
        explainability_config=SHAPConfig(num_samples=10))
    return ClarifyCheckStep(name="K", clarify_check_config=config, check_job_config=CheckJobConfig(role=ROLE, sagemaker_session=session))
