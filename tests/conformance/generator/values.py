"""Expressions of values that a step is given: references to steps, parameters, execution variables, and what is put together of them."""

TRAINING = ("ModelArtifacts.S3ModelArtifacts", "TrainingJobName", "OutputDataConfig.S3OutputPath", "TrainingJobArn", "RoleArn",
            "AlgorithmSpecification.TrainingImage", "InputDataConfig[0].DataSource.S3DataSource.S3Uri", "HyperParameters['depth']",
            "FinalMetricDataList['validation:auc'].Value", "CheckpointConfig.S3Uri", "ResourceConfig.InstanceType")
PROPERTIES = {
    "processing": ("ProcessingOutputConfig.Outputs['{output}'].S3Output.S3Uri", "ProcessingOutputConfig.Outputs['{output}'].S3Output.S3Uri",
                   'ProcessingOutputConfig.Outputs["{output}"].S3Output.S3Uri', "ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
                   "ProcessingJobName", "ProcessingJobArn", "ProcessingInputs['input-1'].S3Input.S3Uri", "Environment['MODE']",
                   "AppSpecification.ImageUri", "ProcessingResources.ClusterConfig.InstanceCount", "ExitMessage"),
    "training": TRAINING,
    "tuning": ("BestTrainingJob.TrainingJobName", "HyperParameterTuningJobName", "TrainingJobSummaries[0].TrainingJobName",
               "TrainingJobSummaries[1].TunedHyperParameters['depth']", "BestTrainingJob.FinalHyperParameterTuningJobObjectiveMetric.Value"),
    "transform": ("TransformOutput.S3OutputPath", "TransformJobName", "TransformJobArn", "ModelName", "TransformInput.DataSource.S3DataSource.S3Uri"),
    "model": ("ModelName", "ModelArn", "PrimaryContainer.ModelDataUrl", "ExecutionRoleArn"),
    "register": ("ModelPackageArn", "ModelPackageName", "ModelPackageGroupName", "ModelPackageStatus", "ModelApprovalStatus"),
    "lambda": ("Outputs['{output}']", 'Outputs["{output}"]'),
    "callback": ("Outputs['{output}']", 'Outputs["{output}"]'),
    "condition": ("Outcome",),
    "quality": ("CalculatedBaselineConstraints", "CalculatedBaselineStatistics", "BaselineUsedForDriftCheckStatistics"),
    "clarify": ("CalculatedBaselineConstraints", "BaselineUsedForDriftCheckConstraints"),
    "emr": ("Id", "Status.State", "Config.Jar", "Config.Args[0]"),
    "notebook": ("ComputingJobName", "ComputingJobStatus", "NotebookJobInputLocation", "NotebookJobOutputLocationPrefix", "OutputNotebookName"),
    "automl": ("BestCandidate.CandidateName", "BestCandidateProperties.ModelInsightsJsonReportPath", "AutoMLJobName",
               "BestCandidate.InferenceContainers[0].ModelDataUrl"),
    "endpoint-config": ("EndpointConfigName", "EndpointConfigArn"),
    "endpoint": ("EndpointName", "EndpointStatus"),
}
# References to these carry a name and no step: what they name has to be listed.
NAMED = ("lambda", "callback", "condition")
EXECUTION = ("PIPELINE_NAME", "PIPELINE_EXECUTION_ID", "START_DATETIME", "CURRENT_DATETIME", "PIPELINE_ARN", "PIPELINE_EXECUTION_ARN")
PARAMETERS = {"ParameterString": ('"s3://lake/raw"', '"ml.m5.large"', '"daily"'), "ParameterInteger": ("1", "5", "0"),
              "ParameterFloat": ("0.5", "0.93"), "ParameterBoolean": ("True", "False")}
FOLDERS = ("raw", "features", "models", "reports", "drift", "holdout")


def referable(block, kinds=None):
    """The steps that an expression can name; late ones rather than early ones."""
    found = [h for h in block.handles if h.kind in PROPERTIES or h.kind == "function"]
    if kinds:
        found = [h for h in found if h.kind in kinds]
    return found


def choose(block, kinds=None):
    found = referable(block, kinds)
    if not found:
        return None
    return block.rng.choice(found[-6:] if block.rng.random() < 0.7 else found)


def property_of(block, handle):
    """A reference to something that the step leaves behind."""
    rng = block.rng
    if handle.kind in NAMED:
        handle.record.by_name = True
    if handle.kind == "function":
        return handle.expr + rng.choice(("", "[0]", "[1]") if handle.outputs == ("list",) else ("", "['rows']", "['rows'][0]"))
    path = rng.choice(PROPERTIES[handle.kind])
    if "{output}" in path:
        path = path.replace("{output}", rng.choice(handle.outputs))
    way = rng.random()
    if way < 0.06 and "." in path and "[" not in path.partition(".")[0]:
        first, _, rest = path.partition(".")
        return f'getattr({handle.expr}.properties, "{first}").{rest}'
    if way < 0.1 and "." not in path and "[" not in path:
        block.program.module("operator")
        return f'operator.attrgetter("properties.{path}")({handle.expr})'
    return f"{handle.expr}.properties.{path}"


def parameter(block, kind=None):
    """A pipeline parameter: one of those that there are, or a new one at the top."""
    program, rng = block.program, block.rng
    kind = kind or rng.choices(list(PARAMETERS), (6, 2, 2, 1))[0]
    have = [expr for expr, _, of in program.parameters if of == kind]
    if have and rng.random() < 0.7:
        return rng.choice(have)
    program.use("sagemaker.workflow.parameters", kind)
    name = program.step_name()
    value = rng.choice(PARAMETERS[kind])
    extra = ', enum_values=["daily", "weekly"]' if value == '"daily"' else ""
    form = rng.choice((f'{kind}(name="{name}", default_value={value}{extra})', f'{kind}("{name}", default_value={value})', f'{kind}(name="{name}")'))
    variable = program.fresh("p_" + name.lower().replace("-", "_"))
    program.top.append(f"{variable} = {form}")
    program.parameters.append((variable, name, kind))
    return variable


def constant(block):
    """A plain text, of variables of the scope where there are some."""
    rng = block.rng
    if block.variables and rng.random() < 0.6:
        variable = rng.choice(block.variables)
        return rng.choice((f'f"s3://lake/{{{variable}}}/{rng.choice(FOLDERS)}"', f'"s3://lake/" + str({variable})', f"str({variable})",
                           f'"s3://{{}}/{{}}".format("lake", {variable})'))
    return f'"s3://lake/{rng.choice(FOLDERS)}"'


def execution(block):
    block.program.use("sagemaker.workflow.execution_variables", "ExecutionVariables")
    return "ExecutionVariables." + block.rng.choice(EXECUTION)


def join(block, depth):
    block.program.use("sagemaker.workflow.functions", "Join")
    values = [value(block, depth + 1, tuples=False) for _ in range(block.rng.choice((1, 2, 2, 3)))]
    values.insert(block.rng.randint(0, len(values)), '"s3:/"')
    listed = "[" + ", ".join(values) + "]"
    return block.rng.choice((f'Join(on="/", values={listed})', f'Join("/", {listed})', f"Join(values={listed}, on='-')"))


def json_get(block):
    """A value in a file that a step wrote, None when no step writes one."""
    program, rng = block.program, block.rng
    writers = [h for h in block.handles if h.file]
    if not writers:
        return None
    handle = rng.choice(writers)
    handle.record.by_name = True
    program.use("sagemaker.workflow.functions", "JsonGet")
    name = rng.choice((f"{handle.expr}.name", block.literal(handle.name)))
    file = rng.choice((handle.file, f'"{file_name(program, handle.file)}"'))
    path = rng.choice(('"metrics.auc"', '"auc.value"', 'f"classes[{0}].f1"', '".".join(("metrics", "rmse"))'))
    return rng.choice((f"JsonGet(step_name={name}, property_file={file}, json_path={path})", f"JsonGet({name}, {file}, {path})"))


def file_name(program, variable):
    return program.file_names[variable]


def reference(block):
    """A reference to a step, None when there is no step yet."""
    handle = choose(block)
    if handle is None:
        return None
    if block.rng.random() < 0.12:
        return json_get(block) or property_of(block, handle)
    return property_of(block, handle)


def value(block, depth=0, tuples=True):
    """Any value that a request may hold."""
    rng = block.rng
    way = rng.random()
    if way < 0.5:
        found = reference(block)
        if found:
            known = found.startswith("JsonGet") or ".properties." in found and "attrgetter" not in found
            return found + ".to_string()" if known and rng.random() < 0.15 else found
    if way < 0.65 and depth < 3:
        return join(block, depth)
    if way < 0.8:
        expression = parameter(block)
        return expression + ".to_string()" if rng.random() < 0.2 else expression
    if way < 0.87:
        return execution(block)
    return constant(block)


def place(block):
    """Where data is: an S3 place, known or not."""
    rng = block.rng
    if block.given and rng.random() < 0.5:
        return rng.choice(block.given)
    way = rng.random()
    if way < 0.65:
        found = choose(block)
        if found:
            return property_of(block, found)
    if way < 0.8:
        return join(block, 1)
    if way < 0.9:
        return parameter(block, "ParameterString")
    return f'"s3://lake/{rng.choice(FOLDERS)}"'


def dictionary(block, keys, prefix="", some=value):
    """A dict whose values are any values, written in one of the ways to write one."""
    rng = block.rng
    chosen = rng.sample(keys, rng.randint(1, len(keys)))
    pairs = [(prefix + key, some(block)) for key in chosen]
    plain = "{" + ", ".join(f'"{key}": {item}' for key, item in pairs) + "}"
    way = rng.random()
    if way < 0.6:
        return plain
    if way < 0.75 and all(key.isidentifier() for key, _ in pairs):
        return "dict(" + ", ".join(f"{key}={item}" for key, item in pairs) + ")"
    if way < 0.85:
        return "dict([" + ", ".join(f'("{key}", {item})' for key, item in pairs) + "])"
    first, rest = pairs[:1], pairs[1:]
    halves = ["{" + ", ".join(f'"{key}": {item}' for key, item in half) + "}" for half in (first, rest)]
    return f"{{**{halves[0]}, **{halves[1]}}}" if way < 0.93 else f"{halves[0]} | {halves[1]}"
