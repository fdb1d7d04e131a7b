"""Steps and collections of steps about models."""
from . import values
from .jobs import Made, call, estimator, image, size, transformer

ENTRY = 'entry_point="inference.py", source_dir="src"'


def artifact(block):
    """The data of a model: the artifact of a training job where there is one."""
    trained = values.choose(block, ("training",))
    if trained and block.rng.random() < 0.8:
        return f"{trained.expr}.properties.ModelArtifacts.S3ModelArtifacts"
    tuned = values.choose(block, ("tuning",))
    if tuned and block.rng.random() < 0.7:
        return f'{tuned.expr}.get_top_model_s3_uri(top_k={block.rng.choice("012")}, s3_bucket="lake")'
    return '"s3://lake/models/model.tar.gz"' if block.rng.random() < 0.5 else values.parameter(block, "ParameterString")


def model(block, simple=False):
    """A model, with or without code that has to be packed into it when the pipeline runs."""
    program, rng = block.program, block.rng
    data = artifact(block)
    name = f', name="{program.step_name()}"' if rng.random() < 0.2 else ""
    base = f"model_data={data}, role={program.role()}, sagemaker_session={program.session()}{name}"
    kind = "Model" if simple else rng.choice(("Model", "Model", "SKLearnModel", "XGBoostModel", "PyTorchModel", "TensorFlowModel", "HuggingFaceModel"))
    known = data.startswith('"')  # then packing happens at once, on this machine
    if kind == "Model":
        program.use("sagemaker.model", kind)
        env = f"env={values.dictionary(block, ['MODE', 'LEVEL'], some=copied)}" if rng.random() < 0.2 else ""
        code = rng.choice(("", ENTRY)) if not known and not simple else ""
        return call(kind, f"image_uri={image(block)}", base, env, code)
    module, version = {"SKLearnModel": ("sagemaker.sklearn.model", 'framework_version="1.2-1"'),
                       "XGBoostModel": ("sagemaker.xgboost.model", 'framework_version="1.5-1"'),
                       "PyTorchModel": ("sagemaker.pytorch.model", 'framework_version="1.13", py_version="py39"'),
                       "TensorFlowModel": ("sagemaker.tensorflow.model", 'framework_version="2.11"'),
                       "HuggingFaceModel": ("sagemaker.huggingface.model",
                                            'transformers_version="4.17", pytorch_version="1.10", py_version="py38"')}[kind]
    if known:
        return model(block, simple=True)
    program.use(module, kind)
    isolated = "enable_network_isolation=True" if kind in ("SKLearnModel", "XGBoostModel") and rng.random() < 0.4 else ""
    code = rng.choice((ENTRY, 'entry_point="src/inference.py"'))
    return call(kind, version, base, code, isolated)


def copied(block):
    """A value of a model's environment: the SDK makes a deep copy, which knows of a step no more than its name."""
    handle = values.choose(block)
    if handle is None or handle.kind == "function":
        return values.constant(block)
    handle.record.by_name = True
    return values.property_of(block, handle)


def pipeline_model(block):
    program, rng = block.program, block.rng
    program.use("sagemaker.pipeline", "PipelineModel")
    models = [model(block) for _ in range(rng.choice((2, 2, 3)))]
    return call("PipelineModel", f"models=[{', '.join(models)}]", f"role={program.role()}", f"sagemaker_session={program.session()}")


KINDS = 'content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.m5.large"], transform_instances=["ml.m5.large"]'


def metrics(block):
    program, rng = block.program, block.rng
    if rng.random() < 0.6:
        return ""
    program.use("sagemaker.model_metrics", "ModelMetrics")
    program.use("sagemaker.model_metrics", "MetricsSource")
    fields = rng.sample(("model_statistics", "model_constraints", "bias", "explainability"), rng.choice((1, 2)))
    return "model_metrics=ModelMetrics(" + ", ".join(
        f'{field}=MetricsSource(s3_uri={values.place(block)}, content_type="application/json")' for field in fields) + ")"


def model_step(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.model_step", "ModelStep")
    serial = rng.random() < 0.2
    made = pipeline_model(block) if serial else model(block)
    if rng.random() < 0.5:
        create = call(made + ".create", 'instance_type="ml.m5.large"')
        return Made(call(step, name, f"step_args={create}", *options), "model", parts=("-CreateModel",))
    group = rng.choice((f'model_package_group_name="{program.step_name()}"', f"model_package_group_name={values.parameter(block, 'ParameterString')}"))
    register = call(made + ".register", KINDS, group, rng.choice(("", 'approval_status="Approved"')), metrics(block))
    return Made(call(step, name, f"step_args={register}", *options), "register", parts=("-RegisterModel",))


def create_model_step(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.steps", "CreateModelStep")
    program.use("sagemaker.inputs", "CreateModelInput")
    size = rng.choice(("", 'instance_type="ml.m5.large"'))
    return Made(call(step, name, f"model={model(block, simple=True)}", f"inputs=CreateModelInput({size})", *options), "model")


def register_model(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.step_collections", "RegisterModel")
    code = 'entry_point="inference.py", source_dir="src"' if rng.random() < 0.4 else ""
    return Made(call(step, name, f"estimator={plain_estimator(block)}", f"model_data={artifact(block)}", KINDS,
                     f'model_package_group_name="{program.step_name()}"', metrics(block), code, *options), "register", parts=("-RegisterModel",))


def plain_estimator(block):
    return estimator(block, frameworks=False).replace(f"sagemaker_session={block.program.session()}", f"sagemaker_session={plain_session(block)}")


def plain_session(block):
    """A session that is no PipelineSession, as the older collections want it."""
    return block.program.once("plain_session", block.program.use("sagemaker.session", "Session") + "()")


def estimator_transformer(block, name, options):
    program = block.program
    step = program.use("sagemaker.workflow.step_collections", "EstimatorTransformer")
    for wanted in ("CreateModelInput", "TransformInput"):
        program.use("sagemaker.inputs", wanted)
    return Made(call(step, name, f"estimator={plain_estimator(block)}", f"model_data={artifact(block)}",
                     'model_inputs=CreateModelInput(instance_type="ml.m5.large")', size(block),
                     f"transform_inputs=TransformInput(data={values.place(block)})", *options), "transform",
                parts=("CreateModelStep", "TransformStep"))


def monitored_transform(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.monitor_batch_transform_step", "MonitorBatchTransformStep")
    program.use("sagemaker.workflow.quality_check_step", "DataQualityCheckConfig")
    program.use("sagemaker.model_monitor", "DatasetFormat")
    config = f'DataQualityCheckConfig(baseline_dataset={values.place(block)}, dataset_format=DatasetFormat.csv(header=True), output_s3_uri="s3://lake/q")'
    transform = call(transformer(block) + ".transform", f"data={values.place(block)}")
    options = [option for option in options if option.startswith(("display_name", "description"))]
    return Made(call(step, name, f"transform_step_args={transform}", f"monitor_configuration={config}",
                     f"check_job_configuration={check_job(block)}", rng.choice(("", "monitor_before_transform=True")), *options), "collection", parts=("-transform", "-monitoring"))


def check_job(block):
    program = block.program
    program.use("sagemaker.workflow.check_job_config", "CheckJobConfig")
    return program.once("check_job", f"CheckJobConfig(role={program.role()}, sagemaker_session={program.session()})")
