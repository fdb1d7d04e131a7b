"""What real ZenML makes of settings for SageMaker: tests/cli/zenml_settings.json, which tests/cli/zenml_settings.py
compares with the findings of smgraph check.

    zenml_settings.py SAGEMAKER_SITE_PACKAGES tests/cli/zenml_settings.json

Runs in the environment of `scripts/sdk zenml`; the folder is that of `scripts/sdk sagemaker`. A pipeline of one step is
compiled on a stack with a SageMaker orchestrator and step operator; then the orchestrator's own code makes the training
or processing step of it, with a session that sends nothing.
"""

import functools
import json
import os
import pathlib
import sys
import tempfile

ROLE = "arn:aws:iam::123456789012:role/r"
ORCHESTRATOR = "orchestrator.sagemaker"
OPERATOR = "step_operator.sagemaker"
TYPE = {"instance_type": "ml.m5.large"}  # so that this is not what a case is about


def cases():
    """(settings of the pipeline, settings of the step), by key."""
    reset = {ORCHESTRATOR: {"instance_type": "ml.m5.4xlarge"}}
    for own in [{}, {"volume_size_in_gb": 60}, {"instance_type": None}, {"instance_type": "ml.g5.xlarge"}, {"use_training_step": False},
                {"use_training_step": None}, {"synchronous": False}, {"keep_alive_period_in_seconds": None},
                {"instance_type": "ml.g5.xlarge", "keep_alive_period_in_seconds": None},
                {"instance_type": "ml.g5.xlarge", "keep_alive_period_in_seconds": 0}]:
        yield reset, {ORCHESTRATOR: own}
    for types in ["ml.m5.xlarge", "ml.t3.medium"]:
        yield {ORCHESTRATOR: {"instance_type": types}}, {ORCHESTRATOR: {"volume_size_in_gb": 60}}
        yield {ORCHESTRATOR: {"instance_type": types}}, {ORCHESTRATOR: {"use_training_step": False}}
    yield reset, {}
    yield {ORCHESTRATOR: {"volume_size_in_gb": 60}}, {ORCHESTRATOR: {"volume_size_in_gb": 70}}
    yield {"orchestrator": {"instance_type": "ml.m5.4xlarge"}}, {ORCHESTRATOR: {"volume_size_in_gb": 60}}
    yield reset, {"orchestrator": {"volume_size_in_gb": 60}}
    yield {}, {"orchestrator": TYPE, ORCHESTRATOR: TYPE}
    yield {"orchestrator": TYPE, ORCHESTRATOR: TYPE}, {}
    yield {}, {"orchestrator:sm": TYPE, ORCHESTRATOR: TYPE}
    yield {}, {"orchestrator.vertex": {"bogus": 1}}
    for arguments in ["estimator_args", "processor_args"]:
        for training in [True, False]:
            for name, value in [("image_uri", "i"), ("instance_count", 2), ("sagemaker_session", "session"), ("base_job_name", "b"), ("environment", {}),
                                ("env", {}), ("output_path", "s3://b/o"), ("keep_alive_period_in_seconds", 1), ("container_entry_point", ["a"]),
                                ("container_arguments", ["a"]), ("entrypoint", ["a"]), ("role", "r"), ("tags", []), ("instance_type", "ml.c5.xlarge"),
                                ("volume_size", 9), ("volume_size_in_gb", 9), ("max_run", 9), ("max_runtime_in_seconds", 9),
                                ("use_spot_instances", True), ("network_config", {"enable_network_isolation": True}),
                                ("network_config", {"isolation": True}), ("subnets", ["s"]), ("no_such_argument", 1)]:
                yield {}, {ORCHESTRATOR: {**TYPE, "use_training_step": training, arguments: {name: value}}}
    for name, value in [("image_uri", "i"), ("role", "r"), ("instance_count", 2), ("sagemaker_session", "session"), ("environment", {}),
                        ("container_entry_point", ["a"]), ("base_job_name", "b"), ("instance_type", "ml.c5.xlarge"), ("output_path", "s3://b/o")]:
        yield {}, {OPERATOR: {"estimator_args": {name: value}}}
    for outputs in [{}, {"output_data_s3_uri": "s3://b/o"}, {"output_data_s3_uri": {"a": "s3://b/o"}}, {"output_data_s3_mode": "Continuous"},
                    {"output_data_s3_uri": "s3://b/o", "output_data_s3_mode": "Continuous"},
                    {"output_data_s3_uri": "s3://b/o", "output_data_s3_mode": "EndOfJob"}, {"output_data_s3_uri": None}]:
        for training in [{}, {"use_training_step": True}, {"use_training_step": False}, {"use_training_step": None}]:
            yield {}, {ORCHESTRATOR: {**TYPE, **outputs, **training}}
    values = [True, 1, "1", "yes", "x", 1.5, 2.0, None, {"a": "b"}, {"a": 1}, {"a": None}, ["a"]]
    for name in ["synchronous", "instance_type", "execution_role", "volume_size_in_gb", "max_runtime_in_seconds", "tags", "pipeline_tags",
                 "keep_alive_period_in_seconds", "use_training_step", "processor_args", "estimator_args", "environment", "input_data_s3_mode",
                 "input_data_s3_uri", "output_data_s3_mode", "output_data_s3_uri", "processor_role", "processor_tags"]:
        for value in values:
            # Values that select another kind of job or instance are cases above.
            yield {}, {ORCHESTRATOR: {"use_training_step": False, **TYPE, name: value}}
    for name in ["instance_type", "experiment_name", "input_data_s3_uri", "estimator_args", "environment"]:
        for value in values:
            yield {}, {OPERATOR: {name: value}}
    for key, names in [(ORCHESTRATOR, ["instnace_type", "instance_count", "bucket", "region", "scheduler_role", "volume_size", "use_training_steps"]),
                       (OPERATOR, ["role", "bucket", "processor_args", "volume_size_in_gb", "enviroment"])]:
        for name in names:
            yield {}, {key: {**(TYPE if key == ORCHESTRATOR else {}), name: "x"}}
            yield {key: {**(TYPE if key == ORCHESTRATOR else {}), name: "x"}}, {}


class Warnings:
    """The attributes that ZenML's compiler says it drops."""

    def __init__(self):
        from zenml.config import compiler
        self.dropped = []
        compiler.logger.warning = self.note

    def note(self, text, *arguments, **_):
        if "Ignoring invalid setting attributes" in text:
            self.dropped.append(arguments)


@functools.cache
def session():
    """Where SageMaker's jobs would be sent."""
    import boto3
    from sagemaker.workflow.pipeline_context import PipelineSession
    made = PipelineSession(boto_session=boto3.Session(region_name="eu-west-1"), default_bucket="bucket")
    made.get_caller_identity_arn = lambda: ROLE
    return made


def prepare(site_packages):
    home = tempfile.mkdtemp()
    os.environ.update(ZENML_CONFIG_PATH=home, HOME=home, ZENML_ANALYTICS_OPT_IN="false", ZENML_LOGGING_VERBOSITY="WARN",
                      ZENML_ENABLE_RICH_TRACEBACK="false", AWS_DEFAULT_REGION="eu-west-1", AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x",
                      SAGEMAKER_SUPPRESS_V2_WARNING="1")
    sys.path.append(site_packages)
    from zenml.client import Client
    from zenml.enums import StackComponentType
    from zenml.environment import Environment
    Environment.get_python_packages = staticmethod(lambda: [])  # else every compilation starts `pip freeze`
    client = Client()
    orchestrator, operator = StackComponentType.ORCHESTRATOR, StackComponentType.STEP_OPERATOR
    client.create_stack_component(name="sm", flavor="sagemaker", component_type=orchestrator, configuration={"execution_role": ROLE})
    client.create_stack_component(name="op", flavor="sagemaker", component_type=operator, configuration={"role": ROLE})
    client.create_stack(name="sm", components={orchestrator: "sm", operator: "op", StackComponentType.ARTIFACT_STORE: "default"})
    client.activate_stack("sm")
    return client.active_stack


def error(raised):
    """What stands at the bottom of it; of pydantic's report the first fault."""
    while raised.__cause__ or raised.__context__:
        raised = raised.__cause__ or raised.__context__
    if hasattr(raised, "errors"):
        fault = raised.errors()[0]
        return f"{type(raised).__name__}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
    return f"{type(raised).__name__}: {str(raised).splitlines()[0]}"


def job_of(orchestrator, settings):
    """The orchestrator's step for these settings: how often it says an argument, and what it overwrites."""
    from zenml.integrations.aws.flavors.sagemaker_orchestrator_flavor import SagemakerOrchestratorSettings
    try:
        made = SagemakerOrchestratorSettings(**settings)
        step, _ = orchestrator._create_job_or_step(session=session(), base_job_name="job", environment={"A": "b"}, image="image", settings=made,
                                                   command=["python"], arguments=["-m"], create_step=True, step_name="a", upstream_steps=[])
    except Exception as raised:
        return {"error": error(raised)}
    job = getattr(step, "estimator", None) or step.processor
    return {"kind": type(job).__name__, "image_uri": job.image_uri, "instance_count": job.instance_count}


def operator_job_of(settings):
    """What the step operator calls: Estimator(image, role, **estimator_args), with its own values put in."""
    from sagemaker.estimator import Estimator
    arguments = dict(settings["estimator_args"])
    arguments.setdefault("instance_type", "ml.m5.large")
    arguments.update(environment={}, instance_count=1, sagemaker_session=session(), container_entry_point=["python"])
    try:
        Estimator("image", ROLE, **arguments)
    except Exception as raised:
        return {"error": error(raised)}
    return {}


def truth(stack, warnings, of_pipeline, of_step):
    from zenml import pipeline, step
    warnings.dropped = []

    def compile_case():
        @step(settings=of_step, **({"step_operator": "op"} if any(key.startswith("step_operator") for key in of_step) else {}))
        def a() -> int:
            return 1

        @pipeline(settings=of_pipeline)
        def p():
            a()

        p.prepare()
        return p._compile()[0]

    try:
        snapshot = compile_case()
    except Exception as raised:
        return {"error": error(raised)}
    settings = snapshot.step_configurations["a"].config.settings
    found = {}
    if "orchestrator:sm" in settings:
        kept = settings["orchestrator:sm"].model_dump()
        found["instance_type"] = kept.get("instance_type")
        found["job"] = job_of(stack.orchestrator, {name: value for name, value in kept.items() if name != "execution_role"})
    operator = of_step.get(OPERATOR, {})
    if isinstance(operator.get("estimator_args"), dict):
        found["job"] = operator_job_of(operator)
    if warnings.dropped:
        found["dropped"] = True
    return found


def main():
    stack = prepare(sys.argv[1])
    warnings = Warnings()
    rows = []
    for of_pipeline, of_step in cases():
        row = {"pipeline": of_pipeline, "step": of_step, "real": truth(stack, warnings, of_pipeline, of_step)}
        if row not in rows:
            rows.append(row)
    lines = ",\n".join("  " + json.dumps(row) for row in rows)
    pathlib.Path(sys.argv[2]).write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
