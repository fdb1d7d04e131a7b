"""One small pipeline a function: the shapes of graphs that a compiler of SageMaker pipelines is known to get wrong."""
from sagemaker.chainer.model import ChainerModel
from sagemaker.estimator import Estimator, EstimatorBase
from sagemaker.huggingface.model import HuggingFaceModel
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.model import FrameworkModel, Model
from sagemaker.mxnet.model import MXNetModel
from sagemaker.pipeline import PipelineModel
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.pytorch.model import PyTorchModel
from sagemaker.sklearn.model import SKLearnModel
from sagemaker.tensorflow.model import TensorFlowModel
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (
    Condition,
    ConditionEquals,
    ConditionGreaterThan,
    ConditionGreaterThanOrEqualTo,
    ConditionIn,
    ConditionLessThan,
    ConditionLessThanOrEqualTo,
    ConditionNot,
    ConditionOr,
)
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.notebook_job_step import NotebookJobStep
from sagemaker.workflow.parameters import Parameter, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.pipeline_experiment_config import PipelineExperimentConfig
from sagemaker.workflow.properties import Properties, PropertyFile
from sagemaker.workflow.step_collections import RegisterModel, StepCollection
from sagemaker.workflow.step_outputs import get_step
from sagemaker.workflow.steps import CreateModelStep, ProcessingStep, Step, StepTypeEnum, TrainingStep
from sagemaker.xgboost.model import XGBoostModel

ROLE = "arn:aws:iam::111122223333:role/SageMakerExecutionRole"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/job:1"
INSTANCE = "ml.m5.large"
FUNCTION = {"role": ROLE, "image_uri": IMAGE, "instance_type": INSTANCE}
session = PipelineSession()


class Custom(Step):
    """A step of our own that trains, and says so itself."""

    def __init__(self, name, reads=None, depends_on=None):
        super().__init__(name, step_type=StepTypeEnum.TRAINING, depends_on=depends_on)
        self.reads = reads
        self._properties = Properties(name, shape_name="DescribeTrainingJobResponse", step=self)

    @property
    def arguments(self):
        return {"reads": self.reads} if self.reads else {}

    @property
    def properties(self):
        return self._properties


class CustomCollection(StepCollection):
    """Steps in a row."""

    def __init__(self, name, count=2, depends_on=None):
        steps = []
        previous = depends_on
        for number in range(count):
            steps.append(Custom(f"{name}-{number}", depends_on=previous))
            previous = [steps[-1]]
        super().__init__(name, steps)


def _name(job):
    return job.properties.TrainingJobName


def _condition(name, on=1, then=(), other=(), depends_on=None):
    conditions = on if isinstance(on, list) else [ConditionEquals(left=on, right=1)]
    return ConditionStep(name=name, conditions=conditions, if_steps=list(then), else_steps=list(other), depends_on=depends_on)


def _function(name, **more):
    def body(*values):
        return values

    return step(body, name=name, **FUNCTION, **more)


# --- duplicates and what is not there


def duplicate_names():
    return Pipeline("duplicate-names", steps=[Custom("A"), Custom("A")])


def duplicate_names_in_a_branch():
    return Pipeline("duplicate-in-branch", steps=[Custom("A"), _condition("C", then=[Custom("A")])])


def duplicate_names_in_a_collection():
    return Pipeline("duplicate-in-collection", steps=[CustomCollection("S"), Custom("S-1")])


def duplicate_names_of_functions():
    return Pipeline("duplicate-functions", steps=[_function("f")(1), _function("f")(2)])


def duplicate_names_of_a_function_and_a_step():
    return Pipeline("duplicate-mixed", steps=[_function("f")(1), Custom("f")])


def undefined_dependency():
    return Pipeline("undefined", steps=[Custom("A", depends_on=["undefined_step"])])


# --- plain graphs


def acyclic():
    a, b = Custom("A"), Custom("B")
    c = Custom("C", depends_on=[a])
    d = Custom("D", depends_on=[c])
    e = Custom("E", depends_on=[a, b, d])
    return Pipeline("acyclic", steps=[a, b, c, d, e])


def cyclic():
    a, b, c = Custom("A"), Custom("B"), Custom("C")
    b.add_depends_on([a])
    c.add_depends_on([b])
    a.add_depends_on([c])
    return Pipeline("cyclic", steps=[a, b, c])


def condition_by_dependency():
    first = Custom("First")
    return Pipeline("condition-order", steps=[first, _condition("Cond", then=[Custom("If")], other=[Custom("Else")], depends_on=[first])])


def condition_by_reference():
    first = Custom("First")
    return Pipeline("condition-reference", steps=[first, _condition("Cond", _name(first), [Custom("If")], [Custom("Else")])])


def collection_by_dependency_where_only_the_last_is_listed():
    first = Custom("First")
    collection = CustomCollection("SC", depends_on=[first])
    return Pipeline("collection-order", steps=[Custom("Last", depends_on=[first, collection])])


def collection_by_reference():
    collection = CustomCollection("SC")
    return Pipeline("collection-reference", steps=[collection, Custom("Last", _name(collection))])


def functions_by_dependency():
    a, b, f = _function("A")(), _function("B")(), _function("F")()
    c = _function("C")(a)
    d = _function("D")(c)
    e = _function("E")(a, b, d)
    return Pipeline("functions", steps=[b, e, f])


def functions_in_a_cycle():
    a = _function("A")()
    b = _function("B")(a)
    get_step(a).add_depends_on([b])
    return Pipeline("functions-cycle", steps=[b])


def all_kinds_mixed():
    a = _function("DRA")()
    before = CustomCollection("Before", depends_on=[a])
    test = Custom("Test", depends_on=[before])
    in_if = CustomCollection("InIf", depends_on=[a])
    else1 = _function("Else1")()
    other = _function("DRF")()
    else2 = _function("Else2")(else1, other)
    condition = _condition("Cond", then=[in_if], other=[else2], depends_on=[a, test])
    b = _function("DRB")()
    get_step(b).add_depends_on([in_if])
    c = _function("DRC")(b)
    d = _function("DRD")(_name(Custom("Reads")))
    last = Custom("Last", d)
    return Pipeline("mixed", steps=[condition, c, last, _function("DRE")(other)])


def all_kinds_mixed_in_a_cycle():
    a = _function("A")()
    collection = CustomCollection("SC", depends_on=[a])
    get_step(a).add_depends_on([Custom("Z", _name(collection))])
    return Pipeline("mixed-cycle", steps=[collection])


def sub_graph():
    a = Custom("A")
    b = Custom("B", depends_on=[a])
    d = Custom("D", _name(b))
    e, f = Custom("E"), Custom("F")
    c = _condition("C", then=[e], other=[f], depends_on=["B"])
    g = Custom("G", depends_on=[e, d])
    h = Custom("H", _name(g))
    i = CustomCollection("I", depends_on=[h])
    j = Custom("J", depends_on=["H"])
    return Pipeline("sub-graph", steps=[a, b, c, d, g, h, i, j])


def two_steps():
    first = Custom("First", ParameterString("Start", "s3://graphs/start"))
    second = Custom("Second", _name(first))
    return Pipeline("two-steps", parameters=[ParameterString("Start", "s3://graphs/start")], steps=[first, second])


# --- conditions


def condition_not():
    on = [ConditionNot(ConditionEquals(left=ParameterInteger("Count", 2), right=1))]
    return Pipeline("not", steps=[_condition("Cond", on, [Custom("If")], [Custom("Else")])])


def condition_in():
    on = [ConditionIn(value=ParameterString("Mode", "a"), in_values=["a", ExecutionVariables.PIPELINE_NAME, _name(Custom("Unlisted"))])]
    return Pipeline("in", steps=[_condition("Cond", on, [Custom("If")], [Custom("Else")])])


def condition_or():
    left, right = ParameterInteger("Left", 2), Custom("Unlisted")
    on = [ConditionOr([ConditionGreaterThan(left=left, right=1), ConditionEquals(left=_name(right), right="x")])]
    return Pipeline("or", steps=[_condition("Cond", on, [Custom("If")], [Custom("Else")])])


def every_operator():
    count = ParameterInteger("Count", 2)
    on = [ConditionEquals(count, 1), ConditionGreaterThan(count, 1), ConditionGreaterThanOrEqualTo(count, 1), ConditionLessThan(count, 1),
          ConditionLessThanOrEqualTo(count, 1), ConditionIn(count, [1, 2]), ConditionNot(ConditionOr([ConditionEquals(count, 3)]))]
    return Pipeline("operators", parameters=[count], steps=[_condition("Cond", on, [Custom("If")], [Custom("Else")])])


def conditions_on_results_of_functions():
    one, two, three = _function("one")(), _function("two")(), _function("three")()
    on = [ConditionOr([ConditionEquals(one["a"], 1), ConditionGreaterThan(two[0], 1)]), ConditionNot(ConditionIn(three, ["x"]))]
    return Pipeline("results", steps=[_condition("Cond", on, [Custom("If")], [Custom("Else")])])


def condition_on_a_sequence():
    def pair() -> tuple:
        return 1, 2

    both = step(pair, name="pair", **FUNCTION)()
    return Pipeline("sequence", steps=[_condition("Cond", [ConditionEquals(both[1], 2)], [Custom("If")])])


def condition_step_after_a_collection_in_both_branches():
    first = Custom("First")
    second = Custom("Second", depends_on=[first])
    collection = StepCollection("SC", [first, second])
    return Pipeline("condition-after-collection", steps=[first, second, _condition("Cond", depends_on=[collection])])


def fail_with_a_join():
    up = Custom("Up")
    fail = FailStep(name="Stop", error_message=Join(on=": ", values=["Stopped", ExecutionVariables.PIPELINE_EXECUTION_ID, _name(up)]))
    return Pipeline("fail", steps=[_condition("Cond", other=[fail])])


def fail_that_others_depend_on():
    fail = FailStep(name="Stop")
    return Pipeline("after-fail", steps=[fail, Custom("After", depends_on=[fail])])


def property_of_a_fail_step():
    fail = FailStep(name="Stop")
    return Pipeline("of-fail", steps=[fail, Custom("After", fail.properties)])


# --- order of what is compiled


def diamond_of_which_the_end_is_listed():
    s0 = Custom("s0")
    s1, s2 = Custom("s1", depends_on=[s0]), Custom("s2", depends_on=[s0])
    return Pipeline("diamond", steps=[Custom("s3", depends_on=[s1, s2])])


def diamond_by_references():
    s0 = Custom("s0")
    s1, s2 = Custom("s1", _name(s0)), Custom("s2", _name(s0))
    return Pipeline("diamond-references", steps=[Custom("s3", [_name(s1), _name(s2)])])


def collection_in_the_else_branch():
    return Pipeline("else-collection", steps=[_condition("Cond", then=[Custom("If")], other=[Custom("Else"), CustomCollection("SC", 3)])])


def condition_after_a_step_that_is_not_listed():
    return Pipeline("empty-branches", steps=[_condition("Cond", depends_on=[Custom("Up")])])


def branches_and_conditions_share_an_upstream():
    s0 = Custom("s0")
    s1 = Custom("s1", _name(s0))
    s2 = Custom("s2", _name(s0))
    return Pipeline("shared", steps=[_condition("Cond", _name(s0), [Custom("If", _name(s1))], [Custom("Else", [_name(s2), _name(s0)])])])


def branch_and_a_step_outside_share_an_upstream():
    s0 = Custom("s0")
    s1 = Custom("s1", depends_on=[s0])
    return Pipeline("shared-outside", steps=[_condition("Cond", then=[Custom("If", depends_on=[s0])]), Custom("Out", depends_on=[s0, s1])])


def step_after_a_branch_step():
    inside = Custom("Inside")
    return Pipeline("after-branch-step", steps=[_condition("Cond", then=[inside]), Custom("Out", depends_on=[inside])])


def nested_conditions():
    up = Custom("Up")
    deep = _condition("Deep", then=[Custom("If", _name(up))], other=[Custom("Else")])
    return Pipeline("nested", steps=[_condition("Top", then=[Custom("Before"), deep], other=[CustomCollection("SC")])])


def both_branches_share_an_upstream():
    up = Custom("Up")
    return Pipeline("branches-share", steps=[_condition("Cond", then=[Custom("If", _name(up))], other=[Custom("Else", _name(up))])])


def collection_by_name():
    return Pipeline("collection-name", steps=[CustomCollection("SC"), Custom("A", depends_on=["SC"])])


def collection_in_a_branch_by_name():
    return Pipeline("branch-collection-name", steps=[_condition("Cond", then=[CustomCollection("SC")]), Custom("A", depends_on=["SC"])])


def collection_by_object_that_is_not_listed():
    return Pipeline("collection-object", steps=[Custom("A", depends_on=[CustomCollection("SC", 3)])])


def collection_by_reference_that_is_not_listed():
    return Pipeline("collection-property", steps=[Custom("A", _name(CustomCollection("SC", 3)))])


def notebook_between_functions():
    prepare = _function("prepare")("s3://graphs/raw")
    notebook = NotebookJobStep(name="Report", input_notebook="src/report.ipynb", image_uri=IMAGE, kernel_name="python3", role=ROLE,
                               instance_type=INSTANCE, parameters={"job": _name(Custom("Job"))})
    notebook.add_depends_on([prepare])
    return Pipeline("notebook", steps=[notebook, Custom("Last", notebook.properties.ComputingJobName)])


# --- what steps of each type refer to


def callbacks_that_read_each_other():
    up = Custom("Up")
    first = CallbackStep(name="First", sqs_queue_url="https://sqs.us-east-1.amazonaws.com/111122223333/queue", inputs={"a": _name(up)},
                         outputs=[CallbackOutput(output_name="out", output_type=CallbackOutputTypeEnum.String)])
    second = CallbackStep(name="Second", sqs_queue_url="https://sqs.us-east-1.amazonaws.com/111122223333/queue",
                          inputs={"a": first.outputs[0], "b": _name(up)}, outputs=[])
    return Pipeline("callbacks", steps=[up, first, second])


def lambdas_that_read_each_other():
    up, other = Custom("Up"), Custom("Other")
    function = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:f")
    first = LambdaStep(name="First", lambda_func=function, inputs={"a": _name(up)}, depends_on=[other],
                       outputs=[LambdaOutput(output_name="out", output_type=LambdaOutputTypeEnum.Integer)])
    second = LambdaStep(name="Second", lambda_func=function, inputs={"a": first.outputs[0], "b": _name(up)})
    return Pipeline("lambdas", steps=[up, other, first, second])


def emr_steps():
    up = Custom("Up")
    first = EMRStep(name="emr1", display_name="One", description="First", cluster_id="j-1", depends_on=[up],
                    step_config=EMRStepConfig(jar="s3://graphs/one.jar"))
    cluster = {"Instances": {"InstanceGroups": [{"Name": "m", "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1}]}}
    second = EMRStep(name="emr2", display_name="Two", description="Second", cluster_id=None, cluster_config=cluster,
                     step_config=EMRStepConfig(jar="s3://graphs/two.jar", args=[_name(up), first.properties.Id]))
    return Pipeline("emr", steps=[up, first, second])


def training_with_dependencies_and_references():
    up, other = Custom("Up"), Custom("Other")
    estimator = Estimator(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    train = TrainingStep(name="Train", step_args=estimator.fit({"train": TrainingInput(s3_data=_name(up))}), depends_on=["Other"])
    gate = _condition("Gate", train.properties.FinalMetricDataList["auc"].Value, then=[Custom("Next", _name(train))])
    return Pipeline("training", steps=[up, other, train, gate])


def processing_with_dependencies_and_references():
    up, other, third = Custom("Up"), Custom("Other"), Custom("Third")
    processor = Processor(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    run = processor.run(inputs=[ProcessingInput(source=_name(up), destination="/opt/ml/processing/in")], arguments=["--x", _name(third)])
    process = ProcessingStep(name="Process", step_args=run, depends_on=["Other", up])
    return Pipeline("processing", steps=[up, other, third, process])


def what_objects_of_the_sdk_are():
    up = Custom("Up")
    estimator = Estimator(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    processor = Processor(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    number, text = ParameterInteger("Number", 1), ParameterString("Text", "x")
    things = [up, _name(up), up.properties.InputDataConfig[0], number, Join("", ["a", text]), estimator, processor,
              _model("s3://graphs/model.tar.gz"), ConditionEquals(number, 1), CustomCollection("SC"), "text", ["list"], {"a": 1}]
    classes = [PipelineVariable, Properties, Parameter, ParameterString, Step, StepCollection, Condition, EstimatorBase, Estimator, Processor, Model,
               FrameworkModel, str, list, (dict, int), object]
    answers = ["".join("y" if isinstance(thing, cls) else "n" for cls in classes) for thing in things]
    return Pipeline("instances", parameters=[number, text], steps=[up, ProcessingStep("Answers", step_args=processor.run(arguments=answers))])


def file_of_a_step_of_another_type():
    up = Custom("Up")
    return Pipeline("file-of-training", steps=[up, _condition("Cond", JsonGet(step_name="Up", property_file="f", json_path="a"))])


def file_that_is_not_declared():
    return Pipeline("file-undeclared", steps=[_metrics("Up"),
                                              _condition("Cond", JsonGet(step_name="Up", property_file="f", json_path="a"))])


def file_in_another_output():
    up = _metrics("Up", [PropertyFile("f", "wrong", "f.json")])
    return Pipeline("file-output", steps=[up, _condition("Cond", JsonGet(step_name="Up", property_file="f", json_path="a"))])


def _metrics(name, files=None):
    processor = Processor(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE, sagemaker_session=session)
    run = processor.run(outputs=[ProcessingOutput(source="/opt/ml/processing/out", output_name="out")])
    return ProcessingStep(name=name, step_args=run, property_files=files)


# --- models


def _model(data, **more):
    return Model(image_uri=IMAGE, role=ROLE, model_data=data, sagemaker_session=session, **more)


def _data(job):
    return job.properties.ModelArtifacts.S3ModelArtifacts


def _registered(model, **more):
    return model.register(content_types=["text/csv"], response_types=["text/csv"], inference_instances=[INSTANCE],
                          transform_instances=[INSTANCE], **({"model_package_group_name": "group"} | more))


def register_with_repack():
    up = Custom("Up")
    model = _model(_data(up), name="model", entry_point="serve.py", source_dir="src")
    register = ModelStep(name="Register", step_args=_registered(model))
    return Pipeline("register-repack", steps=[up, register, Custom("After", depends_on=[register])])


def register_without_a_group():
    up = Custom("Up")
    model = _model(_data(up), name="model", entry_point="serve.py", source_dir="src")
    register = ModelStep(name="Register", step_args=_registered(model, model_package_group_name=None, model_package_name="package"))
    return Pipeline("register-no-group", steps=[up, register])


def create_with_repack():
    up = Custom("Up")
    model = _model(_data(up), name="model", entry_point="serve.py", source_dir="src")
    return Pipeline("create-repack", steps=[up, ModelStep(name="Create", step_args=model.create(INSTANCE))])


def create_a_pipeline_model_with_repack():
    up = Custom("Up")
    parts = [_model(_data(up)), _model(_data(up), name="second", entry_point="serve.py", source_dir="src")]
    model = PipelineModel(models=parts, role=ROLE, sagemaker_session=session)
    return Pipeline("create-parts", steps=[up, ModelStep(name="Create", step_args=model.create(INSTANCE))])


def register_a_pipeline_model_with_repack():
    up = Custom("Up")
    parts = [_model(_data(up)), _model(_data(up), entry_point="serve.py", source_dir="src")]
    register = ModelStep(name="Register", step_args=_registered(PipelineModel(models=parts, role=ROLE, sagemaker_session=session)))
    return Pipeline("register-parts", steps=[up, register, Custom("After", register.properties.ModelPackageName)])


def create_with_data_that_is_there():
    up = Custom("Up")
    model = _model("s3://graphs/model.tar.gz", name="model")
    return Pipeline("create-constant", steps=[up, ModelStep(name="Create", step_args=model.create(INSTANCE), depends_on=[up])])


def create_and_register_in_a_branch():
    up = Custom("Up")
    model = _model(_data(up), name="model", entry_point="serve.py", source_dir="src")
    register = ModelStep(name="Register", step_args=_registered(model))
    create = ModelStep(name="Create", step_args=_model("s3://graphs/model.tar.gz").create(INSTANCE))
    return Pipeline("branch-models", steps=[up, _condition("Good", _name(up), [register, create])])


def model_data_from_a_lambda():
    function = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:f")
    finds = LambdaStep(name="Finds", lambda_func=function, inputs={}, outputs=[LambdaOutput("data", LambdaOutputTypeEnum.String)])
    model = _model(finds.properties.Outputs["data"], name="model", entry_point="serve.py", source_dir="src")
    return Pipeline("lambda-data", steps=[finds, ModelStep(name="Create", step_args=model.create(INSTANCE), depends_on=[finds])])


def model_classes():
    up = Custom("Up")
    given = {"role": ROLE, "model_data": _data(up), "entry_point": "src/serve.py", "sagemaker_session": session}
    models = {
        "SkLearn": SKLearnModel(framework_version="1.2-1", **given),
        "SkLearnIsolated": SKLearnModel(framework_version="1.2-1", enable_network_isolation=True, **given),
        "XgBoost": XGBoostModel(framework_version="1.5-1", **given),
        "PyTorch": PyTorchModel(framework_version="1.8.0", py_version="py36", **given),
        "PyTorchOld": PyTorchModel(framework_version="1.1.0", py_version="py3", **given),
        "MxNet": MXNetModel(framework_version="1.8.0", py_version="py37", **given),
        "MxNetOld": MXNetModel(framework_version="1.2.1", py_version="py3", **given),
        "HuggingFace": HuggingFaceModel(transformers_version="4.26", pytorch_version="1.13", py_version="py39", **given),
        "TensorFlow": TensorFlowModel(framework_version="2.4", **given),
        "Chainer": ChainerModel(framework_version="5.0.0", py_version="py3", **given),
    }
    steps = [ModelStep(name=name, step_args=model.create(INSTANCE)) for name, model in models.items()]
    return Pipeline("model-classes", steps=[up, *steps])


def collections_of_models_that_others_depend_on():
    up = Custom("Up")
    model = _model(_data(up), name="model", entry_point="serve.py", source_dir="src")
    create = ModelStep(name="Create", step_args=model.create(INSTANCE))
    register = ModelStep(name="Register", step_args=_registered(_model("s3://graphs/model.tar.gz")))
    second = Custom("Second", depends_on=["Up", "Create", register])
    third = Custom("Third", depends_on=[up, create, "Register"])
    return Pipeline("depended-on", steps=[up, create, register, second, third])


def collections_of_models_in_a_branch():
    up = Custom("Up")
    model = _model(_data(up), name="model", entry_point="serve.py", source_dir="src")
    create = ModelStep(name="Create", step_args=model.create(INSTANCE))
    second = Custom("Second", depends_on=["Up", "Create"])
    return Pipeline("branch-depended-on", steps=[up, _condition("Cond", then=[create, second]), Custom("Third", depends_on=["Create"])])


def deprecated_model_steps():
    up = Custom("Up")
    estimator = Estimator(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type=INSTANCE)
    register = RegisterModel(name="Register", estimator=estimator, model_data=_data(up), content_types=["text/csv"],
                             response_types=["text/csv"], inference_instances=[INSTANCE], transform_instances=[INSTANCE],
                             model_package_group_name="group", entry_point="src/serve.py")
    create = CreateModelStep(name="Create", model=Model(image_uri=IMAGE, role=ROLE, model_data=_data(up)), depends_on=["Up"])
    return Pipeline("deprecated", steps=[up, register, create, Custom("After", depends_on=["Register"])])


# --- the pipeline itself


def experiment():
    config = PipelineExperimentConfig("experiment", Join(on="-", values=["trial", ExecutionVariables.PIPELINE_EXECUTION_ID]))
    return Pipeline("experiment", pipeline_experiment_config=config, steps=[Custom("A")])


def no_experiment():
    return Pipeline("no-experiment", pipeline_experiment_config=None, steps=[Custom("A")])
