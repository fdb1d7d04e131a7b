"""Steps that run jobs: processing, training, tuning, transform, AutoML."""
from . import values

IMAGE = '"111122223333.dkr.ecr.us-east-1.amazonaws.com/jobs:1"'


class Made:
    """The constructor call of a step, and what others have to know to refer to the step."""

    def __init__(self, text, kind, outputs=(), file="", parts=()):
        self.text, self.kind, self.outputs, self.file, self.parts = text, kind, outputs, file, parts


def call(callee, *arguments):
    return f"{callee}({', '.join(str(argument) for argument in arguments if argument)})"


def image(block):
    return block.program.once("image", IMAGE)


def size(block, single=False, gpu=False):
    rng = block.rng
    kind = "'ml.p3.2xlarge'" if gpu else repr(rng.choice(("ml.m5.large", "ml.m5.xlarge")))
    count = "1" if single else rng.choice(("1", "1", "2", "2 - 1", values.parameter(block, "ParameterInteger") if rng.random() < 0.2 else "1"))
    return f"instance_count={count}, instance_type={kind}"


def common(block, single=False, gpu=False):
    program = block.program
    return f"role={program.role()}, {size(block, single, gpu)}, sagemaker_session={program.session()}"


def environment(block, keyword):
    return f"{keyword}={values.dictionary(block, ['MODE', 'DATE', 'LEVEL', 'SOURCE'])}" if block.rng.random() < 0.35 else ""


def maybe_shared(block, stem, expression):
    """The job object itself, or the name of one at the top that several steps use."""
    constant = not any(h.expr.split(".")[0].split("[")[0] in expression for h in block.handles) and not block.variables
    if constant and block.rng.random() < 0.4:
        return block.program.once(stem, expression)
    return expression


# -- processing ----------------------------------------------------------------------------------------------------------------------------


def processor(block):
    """A processor, and what its run() needs before inputs and outputs."""
    program, rng = block.program, block.rng
    kind = rng.choice(("Processor", "ScriptProcessor", "SKLearnProcessor", "FrameworkProcessor", "PyTorchProcessor", "TensorFlowProcessor",
                       "XGBoostProcessor", "MXNetProcessor", "HuggingFaceProcessor", "PySparkProcessor", "SparkJarProcessor"))
    env = environment(block, "env")
    if kind == "Processor":
        program.use("sagemaker.processing", kind)
        return call(kind, f"image_uri={image(block)}", 'entrypoint=["python3", "job.py"]', env, common(block)), ""
    if kind == "ScriptProcessor":
        program.use("sagemaker.processing", kind)
        return call(kind, f"image_uri={image(block)}", 'command=["python3"]', env, common(block)), 'code="s3://lake/code/job.py"'
    if kind == "SKLearnProcessor":
        program.use("sagemaker.sklearn.processing", kind)
        return call(kind, 'framework_version="1.2-1"', env, common(block)), 'code="s3://lake/code/job.py"'
    if kind == "PySparkProcessor":
        program.use("sagemaker.spark.processing", kind)
        return call(kind, 'framework_version="3.3"', env, common(block)), 'submit_app="s3://lake/code/job.py"'
    if kind == "SparkJarProcessor":
        program.use("sagemaker.spark.processing", kind)
        return call(kind, 'framework_version="3.3"', env, common(block)), 'submit_app="s3://lake/code/job.jar", submit_class="com.example.Job"'
    source = 'code="job.py", source_dir="s3://lake/code/sourcedir.tar.gz"'
    if kind == "FrameworkProcessor":
        program.use("sagemaker.processing", kind)
        estimator = program.use("sagemaker.sklearn", "SKLearn")
        return call(kind, f"estimator_cls={estimator}", 'framework_version="1.2-1"', env, common(block)), source
    module, version = {"PyTorchProcessor": ("sagemaker.pytorch", 'framework_version="1.13", py_version="py39"'),
                       "TensorFlowProcessor": ("sagemaker.tensorflow", 'framework_version="2.11", py_version="py39"'),
                       "XGBoostProcessor": ("sagemaker.xgboost", 'framework_version="1.5-1"'),
                       "MXNetProcessor": ("sagemaker.mxnet", 'framework_version="1.8.0", py_version="py37"'),
                       "HuggingFaceProcessor": ("sagemaker.huggingface",
                                                'transformers_version="4.17", pytorch_version="1.10", py_version="py38"')}[kind]
    program.use(f"{module}.processing", kind)
    return call(kind, version, env, common(block, gpu=kind == "HuggingFaceProcessor")), source


def inputs(block):
    program, rng = block.program, block.rng
    count = rng.choice((0, 1, 1, 2, 3))
    if not count:
        return ""
    program.use("sagemaker.processing", "ProcessingInput")
    out = []
    for number in range(count):
        name = rng.choice(("", f', input_name="in{number}"'))
        at = f'"/opt/ml/processing/in{number}"'
        where = values.place(block)
        out.append(rng.choice((f"ProcessingInput(source={where}, destination={at}{name})", f"ProcessingInput({where}, {at}{name})")))
    return "inputs=[" + ", ".join(out) + "]"


def outputs(block, file):
    """The outputs= of a run, and their names; a step that writes a property file has its output."""
    program, rng = block.program, block.rng
    names = rng.sample(("train", "test", "holdout", "stats", "lookup"), rng.choice((1, 1, 2, 3)))
    if file:
        names.append("report")
    program.use("sagemaker.processing", "ProcessingOutput")
    form = 'ProcessingOutput(output_name={name}, source={source})'
    if not file and rng.random() < 0.25:
        return ('outputs=[ProcessingOutput(output_name=part, source=f"/opt/ml/processing/{part}") for part in '
                + repr(tuple(names)).replace("'", '"') + "]"), tuple(names)
    made = [form.format(name=f'"{name}"', source=f'"/opt/ml/processing/{name}"' + (f", destination={values.place(block)}" if rng.random() < 0.1 else ""))
            for name in names]
    return "outputs=[" + ", ".join(made) + "]", tuple(names)


def property_file(block):
    """The variable of a property file, a new one or one that others write as well."""
    program, rng = block.program, block.rng
    if program.file_names and rng.random() < 0.5:
        return rng.choice(sorted(program.file_names))
    program.use("sagemaker.workflow.properties", "PropertyFile")
    name = program.step_name()
    variable = program.fresh("file_" + name.lower().replace("-", "_"))
    program.top.append(f'{variable} = PropertyFile(name="{name}", output_name="report", path="report.json")')
    program.file_names[variable] = name
    return variable


def processing(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.steps", "ProcessingStep")
    file = property_file(block) if rng.random() < 0.3 else ""
    files = f"property_files=[{file}]" if file else ""
    if rng.random() < 0.08:
        return clarify_processing(block, step, name, options)
    job, first = processor(block)
    job = maybe_shared(block, "processor", job)
    reads = inputs(block)
    writes, names = outputs(block, file)
    listed = ", ".join(f'"--{key}", {values.value(block)}' for key in rng.sample(("rate", "day", "mode"), rng.choice((1, 2))))
    listed = f"[{listed}]" if rng.random() < 0.3 else ""
    simple = first == "" or first.startswith("code=") and "source_dir" not in first
    if simple and rng.random() < 0.12:  # as it was written before there was a PipelineSession
        return Made(call(step, name, f"processor={job}", first, reads, writes, listed and f"job_arguments={listed}", files, *options),
                    "processing", names, file)
    run = call(job + ".run", first, reads, writes, listed and f"arguments={listed}")
    return Made(call(step, name, f"step_args={run}", files, *options), "processing", names, file)


def clarify_processing(block, step, name, options):
    program, rng = block.program, block.rng
    for wanted in ("SageMakerClarifyProcessor", "DataConfig", "BiasConfig"):
        program.use("sagemaker.clarify", wanted)
    data = call("DataConfig", f"s3_data_input_path={values.place(block)}", 's3_output_path="s3://lake/bias"', 'label="target"',
                'headers=["target", "age"]', 'dataset_type="text/csv"')
    bias = 'BiasConfig(label_values_or_threshold=[1], facet_name="age", facet_values_or_threshold=[40])'
    run = call(f"SageMakerClarifyProcessor({common(block)}).run_pre_training_bias", f"data_config={data}", f"data_bias_config={bias}")
    return Made(call(step, name, f"step_args={run}", *options), "processing", ("analysis_result",))


# -- training ------------------------------------------------------------------------------------------------------------------------------


def estimator(block, frameworks=True):
    program, rng = block.program, block.rng
    kind = rng.choice(("Estimator", "Estimator", "SKLearn", "XGBoost", "PyTorch", "TensorFlow", "HuggingFace") if frameworks else ("Estimator",))
    more = [f"hyperparameters={values.dictionary(block, ['depth', 'eta', 'rounds'])}" if rng.random() < 0.5 else "",
            environment(block, "environment"), f"output_path={values.place(block)}" if rng.random() < 0.15 else ""]
    if rng.random() < 0.1:
        more.append("use_spot_instances=True, max_run=3600, max_wait=7200")
    if kind == "Estimator":
        program.use("sagemaker.estimator", kind)
        return call(kind, f"image_uri={image(block)}", common(block), *more)
    source = 'entry_point="train.py", source_dir="s3://lake/code/sourcedir.tar.gz"'
    module, version = {"SKLearn": ("sagemaker.sklearn", 'framework_version="1.2-1"'), "XGBoost": ("sagemaker.xgboost", 'framework_version="1.5-1"'),
                       "PyTorch": ("sagemaker.pytorch", 'framework_version="1.13", py_version="py39"'),
                       "TensorFlow": ("sagemaker.tensorflow", 'framework_version="2.11", py_version="py39"'),
                       "HuggingFace": ("sagemaker.huggingface",
                                       'transformers_version="4.17", pytorch_version="1.10", py_version="py38"')}[kind]
    program.use(module, kind)
    return call(kind, source, version, common(block, kind == "SKLearn", kind == "HuggingFace"), *more)


def channels(block):
    program, rng = block.program, block.rng
    way = rng.random()
    if way < 0.1:
        return f'"s3://lake/{rng.choice(values.FOLDERS)}"'
    program.use("sagemaker.inputs", "TrainingInput")
    if way < 0.3:
        return f"TrainingInput({values.place(block)})"
    names = rng.sample(("train", "validation", "test"), rng.choice((1, 2, 3)))
    if way < 0.85:
        written = []
        for name in names:
            where = values.place(block)
            written.append(f'"{name}": ' + rng.choice((where, f"TrainingInput({where})", f'TrainingInput(s3_data={where}, content_type="text/csv")')))
        return "{" + ", ".join(written) + "}"
    where = values.place(block)
    texts = "[" + ", ".join(f'"{name}"' for name in names) + "]"
    return f'{{part: TrainingInput(s3_data={where}, content_type="text/csv") for part in {texts}}}'


def training(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.steps", "TrainingStep")
    job = maybe_shared(block, "estimator", estimator(block))
    reads = channels(block) if rng.random() < 0.9 else ""
    if rng.random() < 0.12:
        return Made(call(step, name, f"estimator={job}", reads and f"inputs={reads}", *options), "training")
    fit = call(job + ".fit", reads and rng.choice((reads, f"inputs={reads}")))
    return Made(call(step, name, f"step_args={fit}", *options), "training")


def tuning(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.steps", "TuningStep")
    for wanted in ("HyperparameterTuner", "ContinuousParameter", "IntegerParameter"):
        program.use("sagemaker.tuner", wanted)
    ranges = '{"eta": ContinuousParameter(0.1, 0.9), "depth": IntegerParameter(2, 9)}'
    metric = 'objective_metric_name="validation:auc", metric_definitions=[{"Name": "validation:auc", "Regex": "auc=(.*)"}]'
    job = call("HyperparameterTuner", estimator(block), metric, f"hyperparameter_ranges={ranges}", "max_jobs=4", "max_parallel_jobs=2")
    reads = channels(block)
    if rng.random() < 0.12:
        return Made(call(step, name, f"tuner={job}", f"inputs={reads}", *options), "tuning")
    return Made(call(step, name, f"step_args={job}.fit(inputs={reads})", *options), "tuning")


def transform(block, name, options):
    program, rng = block.program, block.rng
    step = program.use("sagemaker.workflow.steps", "TransformStep")
    job, data = transformer(block), values.place(block)
    if rng.random() < 0.15:
        program.use("sagemaker.inputs", "TransformInput")
        return Made(call(step, name, f"transformer={job}", f"inputs=TransformInput(data={data})", *options), "transform")
    more = rng.choice(("", 'content_type="text/csv"', 'content_type="text/csv", split_type="Line"'))
    return Made(call(step, name, f"step_args={call(job + '.transform', rng.choice(('data=', '')) + data, more)}", *options), "transform")


def transformer(block):
    program, rng = block.program, block.rng
    program.use("sagemaker.transformer", "Transformer")
    model = values.choose(block, ("model",))
    named = f"{model.expr}.properties.ModelName" if model and rng.random() < 0.8 else '"champion"'
    return call("Transformer", f"model_name={named}", size(block), f"output_path={values.place(block)}" if rng.random() < 0.3 else "",
                f"sagemaker_session={program.session()}")


def automl(block, name, options):
    program = block.program
    step = program.use("sagemaker.workflow.automl_step", "AutoMLStep")
    program.use("sagemaker", "AutoML")
    program.use("sagemaker", "AutoMLInput")
    job = call("AutoML", f"role={program.role()}", 'target_attribute_name="target"', f"sagemaker_session={program.session()}", 'mode="ENSEMBLING"',
               "total_job_runtime_in_seconds=3600")
    reads = f'AutoMLInput(inputs={values.place(block)}, target_attribute_name="target")'
    return Made(call(step, name, f"step_args={job}.fit(inputs=[{reads}])", *options), "automl")
