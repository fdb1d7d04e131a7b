"""Steps that run no job of their own: functions, queues, checks, clusters, notebooks, endpoints, and those that decide."""
from . import values
from .jobs import Made, call
from .models import check_job


def output_list(block, kind):
    """The outputs= of a Lambda or Callback step, and their names."""
    program, rng = block.program, block.rng
    module = f"sagemaker.workflow.{kind.lower()}_step"
    program.use(module, f"{kind}Output")
    program.use(module, f"{kind}OutputTypeEnum")
    names = ["status", *rng.sample(("count", "url", "score"), rng.choice((0, 1, 2)))]
    types = ("String", "Integer", "Float", "Boolean")
    if rng.random() < 0.25:
        return (f"outputs=[{kind}Output(output_name=key, output_type={kind}OutputTypeEnum.String) for key in "
                + repr(tuple(names)).replace("'", '"') + "]"), tuple(names)
    made = [f'{kind}Output(output_name="{name}", output_type={kind}OutputTypeEnum.{rng.choice(types)})' for name in names]
    return "outputs=[" + ", ".join(made) + "]", tuple(names)


def lambda_step(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.lambda_step", "LambdaStep")
    helper = program.use("sagemaker.lambda_helper", "Lambda")
    arn = f'{helper}(function_arn="arn:aws:lambda:us-east-1:111122223333:function:notify")'
    function = program.once("function", arn) if rng.random() < 0.5 else arn
    made, names = output_list(block, "Lambda")
    given = f"inputs={values.dictionary(block, ['date', 'source', 'level'])}" if rng.random() < 0.8 else ""
    return Made(call(step, name, f"lambda_func={function}", given, made, *options), "lambda", names)


def callback(block, name, options):
    program = block.program
    step = program.use("sagemaker.workflow.callback_step", "CallbackStep")
    made, names = output_list(block, "Callback")
    return Made(call(step, name, 'sqs_queue_url="https://sqs.us-east-1.amazonaws.com/111122223333/review"',
                     f"inputs={values.dictionary(block, ['date', 'source', 'level'])}", made, *options), "callback", names)


def check_options(block, kinds):
    rng = block.rng
    switch = lambda: rng.choice(("True", "False", values.parameter(block, "ParameterBoolean")))  # noqa: E731
    out = [f"skip_check={switch()}", f"register_new_baseline={switch()}" if rng.random() < 0.5 else "",
           "fail_on_violation=False" if rng.random() < 0.4 else "", f'model_package_group_name="{block.program.step_name()}"']
    return out + [f"supplied_baseline_{kind}={values.place(block)}" for kind in kinds if rng.random() < 0.2]


def quality(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.quality_check_step", "QualityCheckStep")
    kind = program.use("sagemaker.workflow.quality_check_step", rng.choice(("DataQualityCheckConfig", "ModelQualityCheckConfig")))
    program.use("sagemaker.model_monitor", "DatasetFormat")
    more = 'problem_type="BinaryClassification", probability_attribute="0", ground_truth_attribute="1"' if kind.startswith("Model") else ""
    config = call(kind, f"baseline_dataset={values.place(block)}", "dataset_format=DatasetFormat.csv(header=True)", more,
                  'output_s3_uri="s3://lake/quality"')
    return Made(call(step, name, f"quality_check_config={config}", f"check_job_config={check_job(block)}",
                     *check_options(block, ("statistics", "constraints")), *options), "quality")


def clarify(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.clarify_check_step", "ClarifyCheckStep")
    for wanted in ("DataConfig", "BiasConfig"):
        program.use("sagemaker.clarify", wanted)
    data = call("DataConfig", f"s3_data_input_path={values.place(block)}", 's3_output_path="s3://lake/bias"', 'label="target"',
                's3_analysis_config_output_path="s3://lake/config"', 'headers=["target", "age"]', 'dataset_type="text/csv"')
    bias = 'BiasConfig(label_values_or_threshold=[1], facet_name="age", facet_values_or_threshold=[40])'
    model = values.choose(block, ("model",))
    if model and rng.random() < 0.6:
        program.use("sagemaker.clarify", "ModelConfig")
        about = f'ModelConfig(model_name={model.expr}.properties.ModelName, instance_count=1, instance_type="ml.m5.large")'
        if rng.random() < 0.5:
            program.use("sagemaker.clarify", "SHAPConfig")
            kind = program.use("sagemaker.workflow.clarify_check_step", "ModelExplainabilityCheckConfig")
            config = call(kind, f"data_config={data}", f"model_config={about}", "explainability_config=SHAPConfig(seed=7, num_samples=10)")
        else:
            program.use("sagemaker.clarify", "ModelPredictedLabelConfig")
            kind = program.use("sagemaker.workflow.clarify_check_step", "ModelBiasCheckConfig")
            config = call(kind, f"data_config={data}", f"data_bias_config={bias}", f"model_config={about}",
                          "model_predicted_label_config=ModelPredictedLabelConfig(probability_threshold=0.5)")
    else:
        kind = program.use("sagemaker.workflow.clarify_check_step", "DataBiasCheckConfig")
        config = call(kind, f"data_config={data}", f"data_bias_config={bias}")
    return Made(call(step, name, f"clarify_check_config={config}", f"check_job_config={check_job(block)}",
                     *check_options(block, ("constraints",)), *options), "clarify")


def emr(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.emr_step", "EMRStep")
    program.use("sagemaker.workflow.emr_step", "EMRStepConfig")
    listed = ", ".join(['"spark-submit"', *(values.value(block) for _ in range(rng.choice((0, 1, 2))))])
    config = f'EMRStepConfig(jar="command-runner.jar", args=[{listed}])'
    where = ('cluster_id="j-1YONHTCP3YZKC"' if rng.random() < 0.7 else
             'cluster_id=None, cluster_config={"Instances": {"InstanceGroups": [{"InstanceRole": "MASTER", "InstanceCount": 1, "InstanceType": "m5.xlarge"}]}, "ReleaseLabel": "emr-6.6.0"}')
    texts = [option for option in options if not option.startswith(("display_name", "description"))]
    return Made(call(step, name, 'display_name="cluster job"', 'description="on a cluster"', where, f"step_config={config}", *texts), "emr")


def notebook(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.notebook_job_step", "NotebookJobStep")
    given = f"parameters={values.dictionary(block, ['date', 'limit'], some=values.constant)}" if rng.random() < 0.5 else ""
    more = f"environment_variables={values.dictionary(block, ['MODE'], some=values.constant)}" if rng.random() < 0.3 else ""
    root = f's3_root_uri="s3://lake/{rng.choice(values.FOLDERS)}"'
    named = name if name.startswith("name=") else f"name={name}"
    return Made(call(step, named, 'input_notebook="src/report.ipynb"', 'image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/notebook:1"',
                     'kernel_name="python3"', f"role={program.role()}", root, given, more, *options), "notebook")


def endpoint_config(block, name, options):
    program = block.program
    step = program.use("sagemaker.workflow.endpoint_step", "EndpointConfigStep")
    model = values.choose(block, ("model",))
    named = f"{model.expr}.properties.ModelName" if model else '"champion"'
    return Made(call(step, name, f'step_args={program.session()}.create_endpoint_config(name="serve", model_name={named}, '
                     'initial_instance_count=1, instance_type="ml.m5.large")', *options), "endpoint-config")


def fail(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.fail_step", "FailStep")
    message = rng.choice(('error_message="no good"', f"error_message={values.join(block, 1)}", f"error_message={values.execution(block)}", ""))
    return Made(call(step, name, message, *options), "fail")


# -- conditions ----------------------------------------------------------------------------------------------------------------------------


def condition(block, depth=0):
    """A condition over whatever there is to compare."""
    program, rng = block.program, block.rng
    kinds = ["ConditionEquals", "ConditionGreaterThan", "ConditionGreaterThanOrEqualTo", "ConditionLessThan", "ConditionLessThanOrEqualTo",
             "ConditionIn"] + (["ConditionNot", "ConditionOr"] if depth < 2 else [])
    kind = program.use("sagemaker.workflow.conditions", rng.choice(kinds))
    if kind == "ConditionNot":
        return rng.choice((f"ConditionNot({condition(block, depth + 1)})", f"ConditionNot(expression={condition(block, depth + 1)})"))
    if kind == "ConditionOr":
        inner = [condition(block, depth + 1) for _ in range(rng.choice((1, 2, 2)))]
        return f"ConditionOr(conditions=[{', '.join(inner)}])"
    left = rng.choice((values.json_get, values.reference, values.parameter, values.value))(block) or values.parameter(block)
    if kind == "ConditionIn":
        listed = ", ".join(rng.choice((values.parameter(block), '"a"', "3", values.execution(block))) for _ in range(rng.choice((1, 2, 3))))
        return rng.choice((f"ConditionIn(value={left}, in_values=[{listed}])", f"ConditionIn({left}, [{listed}])"))
    right = rng.choice(("0.8", "5", '"yes"', "True", values.parameter(block), values.value(block)))
    if rng.random() < 0.1:
        left, right = right, left
    return rng.choice((f"{kind}(left={left}, right={right})", f"{kind}({left}, {right})"))


def conditions(block):
    """What a condition step is given to decide on. It comes before the steps of the branches are made: they wait for it, so it must not for them."""
    return "[" + ", ".join(condition(block) for _ in range(block.rng.choice((1, 1, 1, 2, 3)))) + "]"


def condition_step(block, name, options, decides, if_steps, else_steps):
    step = block.program.use("sagemaker.workflow.condition_step", "ConditionStep")
    arms = [f"if_steps={if_steps}" if if_steps else "", f"else_steps={else_steps}" if else_steps else ""]
    return Made(call(step, name, f"conditions={decides}", *arms, *options), "condition")
