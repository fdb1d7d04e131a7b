"""Arguments that the SDK refuses, and some beside them that it takes: one small pipeline a function."""
from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.processing import FrameworkProcessor, Processor
from sagemaker.sklearn import SKLearn, SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import Join
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import CreateModelStep, ProcessingStep, TrainingStep
from sagemaker.workflow.triggers import PipelineSchedule

ROLE = "arn:aws:iam::111122223333:role/SageMakerExecutionRole"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/job:1"
INSTANCE = "ml.m5.large"
GROUPS = {"InstanceGroups": [{"InstanceCount": 1, "InstanceRole": "MASTER", "InstanceType": "m5.xlarge"}]}
session = PipelineSession()


def _emr(cluster_id=None, cluster_config=None, role=None):
    config = EMRStepConfig(jar="command-runner.jar", args=["spark-submit"])
    return EMRStep("E", "E", "E", cluster_id, config, cluster_config=cluster_config, execution_role_arn=role)


def _job(**more):
    processor = Processor(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    return ProcessingStep("P", step_args=processor.run(), **more)


def _retry(**more):
    policy = StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], **more)
    return _job(retry_policies=[policy])


def _estimator():
    return Estimator(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)


def _scheduled(pipeline, **more):
    pipeline.upsert(ROLE)
    pipeline.put_triggers(triggers=[PipelineSchedule(name="s", **more)], role_arn=ROLE)
    return pipeline


def _function(name):
    @step(name=name, role=ROLE, image_uri=IMAGE, instance_type=INSTANCE)
    def body(*values, **named):
        return values

    return body


def emr_on_a_cluster():
    return Pipeline("emr", steps=[_emr("j-1")])


def emr_name_of_its_cluster():
    emr = _emr("j-1")
    return Pipeline("emr", steps=[emr, FailStep("F", Join(values=[emr.properties.ClusterId]))])


def emr_name_of_a_new_cluster():
    emr = _emr(cluster_config={"Instances": GROUPS})
    return Pipeline("emr", steps=[emr, FailStep("F", Join(values=[emr.properties.ClusterId]))])


def emr_on_a_new_cluster():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": GROUPS, "Applications": [{"Name": "Spark"}]})])


def emr_without_a_cluster():
    return Pipeline("emr", steps=[_emr()])


def emr_on_two_clusters():
    return Pipeline("emr", steps=[_emr("j-1", {"Instances": GROUPS})])


def emr_role_on_a_new_cluster():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": GROUPS}, role=ROLE)])


def emr_cluster_with_a_name():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": GROUPS, "Name": "n"})])


def emr_cluster_with_steps():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": GROUPS, "Steps": []})])


def emr_cluster_that_ends_itself():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": GROUPS, "AutoTerminationPolicy": {"IdleTimeout": 60}})])


def emr_cluster_without_instances():
    return Pipeline("emr", steps=[_emr(cluster_config={"Applications": []})])


def emr_cluster_that_stays():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": {**GROUPS, "KeepJobFlowAliveWhenNoSteps": True}})])


def emr_cluster_that_is_protected():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": {**GROUPS, "TerminationProtected": False}})])


def emr_cluster_of_groups_and_fleets():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": {**GROUPS, "InstanceFleets": []}})])


def emr_cluster_of_neither():
    return Pipeline("emr", steps=[_emr(cluster_config={"Instances": {"Ec2KeyName": "k"}})])


def retry_twenty_times():
    return Pipeline("retry", steps=[_retry(max_attempts=20)])


def retry_for_ten_days():
    return Pipeline("retry", steps=[_retry(expire_after_mins=14400)])


def retry_too_often():
    return Pipeline("retry", steps=[_retry(max_attempts=21)])


def retry_less_than_once():
    return Pipeline("retry", steps=[_retry(max_attempts=-1)])


def retry_for_too_long():
    return Pipeline("retry", steps=[_retry(expire_after_mins=14401)])


def retry_back_in_time():
    return Pipeline("retry", steps=[_retry(backoff_rate=-1.0, max_attempts=1)])


def retry_before_now():
    return Pipeline("retry", steps=[_retry(interval_seconds=-1, max_attempts=1)])


def retry_without_an_end():
    return Pipeline("retry", steps=[_retry()])


def retry_with_two_ends():
    return Pipeline("retry", steps=[_retry(max_attempts=2, expire_after_mins=5)])


def schedule_of_one_form():
    return _scheduled(Pipeline("schedule", steps=[_job()], sagemaker_session=session), rate=(1, "day"))


def schedule_of_two_forms():
    return _scheduled(Pipeline("schedule", steps=[_job()], sagemaker_session=session), rate=(1, "day"), cron="0 1 * * ? *")


def schedule_of_no_form():
    return _scheduled(Pipeline("schedule", steps=[_job()], sagemaker_session=session))


def schedule_with_a_rate_in_words():
    return _scheduled(Pipeline("schedule", steps=[_job()], sagemaker_session=session), rate="1 day")


def schedule_at_a_text():
    return _scheduled(Pipeline("schedule", steps=[_job()], sagemaker_session=session), at="2024-01-01T00:00:00")


def schedule_with_a_cron_of_numbers():
    return _scheduled(Pipeline("schedule", steps=[_job()], sagemaker_session=session), cron=5)


def training_without_a_job():
    return Pipeline("training", steps=[TrainingStep("T")])


def processing_without_a_job():
    return Pipeline("processing", steps=[ProcessingStep("P")])


def fit_on_a_parameter():
    data = ParameterString("Data", "s3://b/d")
    return Pipeline("fit", parameters=[data], steps=[TrainingStep("T", step_args=_estimator().fit(data))])


def fit_on_a_dict_of_a_parameter():
    data = ParameterString("Data", "s3://b/d")
    return Pipeline("fit-dict", parameters=[data], steps=[TrainingStep("T", step_args=_estimator().fit({"train": data}))])


def create_model_step_of_a_call():
    model = Model(image_uri=IMAGE, model_data="s3://b/m.tar.gz", role=ROLE, sagemaker_session=session)
    return Pipeline("create", steps=[CreateModelStep("C", step_args=model.create())])


def function_of_a_result():
    return Pipeline("result", steps=[_function("G")(_function("F")(1))])


def function_of_a_list_with_a_result():
    return Pipeline("result-list", steps=[_function("G")([_function("F")(1)])])


def function_of_a_dict_with_a_parameter():
    data = ParameterString("Data", "s3://b/d")
    return Pipeline("parameter-dict", parameters=[data], steps=[_function("G")({"data": data})])


def function_of_a_dict_with_a_property():
    return Pipeline("property-dict", steps=[_function("G")({"job": _job().properties.ProcessingJobName})])


def function_of_a_join():
    return Pipeline("join", steps=[_function("G")(Join(on="/", values=["s3://b", _function("F")(1)]))])


def conditions_in_second_place():
    return Pipeline("old-condition", steps=[ConditionStep("C", [ConditionEquals(ParameterString("P", "a"), "a")], [FailStep("F")], [])])


def processor_in_second_place():
    processor = Processor(ROLE, IMAGE, 1, "ml.m5.large", sagemaker_session=session)
    return Pipeline("old-job", steps=[ProcessingStep("P", processor)])


def lambda_without_a_role():
    return Pipeline("lambda-role", steps=[LambdaStep("L", Lambda(function_name="f"))])


def lambda_without_code():
    return Pipeline("lambda-code", steps=[LambdaStep("L", Lambda(function_name="f", execution_role_arn=ROLE))])


def lambda_without_a_name():
    return Pipeline("lambda-name", steps=[LambdaStep("L", Lambda())])


def property_file_in_no_list():
    run = Processor(ROLE, IMAGE, 1, "ml.m5.large", sagemaker_session=session).run()
    return Pipeline("one-file", steps=[ProcessingStep("P", step_args=run, property_files=PropertyFile("F", "out", "f.json"))])


def property_files_in_a_tuple():
    run = Processor(ROLE, IMAGE, 1, "ml.m5.large", sagemaker_session=session).run()
    return Pipeline("files", steps=[ProcessingStep("P", step_args=run, property_files=(PropertyFile("F", "out", "f.json"),))])


def instance_type_and_count_swapped():
    processor = SKLearnProcessor("1.2-1", ROLE, "ml.m5.large", 1, sagemaker_session=session)
    return Pipeline("swapped", steps=[ProcessingStep("P", step_args=processor.run(code="s3://b/code.py"))])


def source_on_s3_of_another_name():
    processor = FrameworkProcessor(SKLearn, "1.2-1", ROLE, 1, "ml.m5.large", sagemaker_session=session)
    return Pipeline("source", steps=[ProcessingStep("P", step_args=processor.run(code="job.py", source_dir="s3://b/source.tar.gz"))])


def source_on_s3():
    processor = FrameworkProcessor(SKLearn, "1.2-1", ROLE, 1, "ml.m5.large", sagemaker_session=session)
    return Pipeline("named-source", steps=[ProcessingStep("P", step_args=processor.run(code="job.py", source_dir="s3://b/sourcedir.tar.gz"))])
