"""Runs the code with which ZenML's orchestrators submit a scheduled pipeline; what they would talk to is mocked.

`submit(flavour, schedule, dynamic)` returns what reaches the scheduler, or raises what ZenML raises.
"""
import contextlib
import importlib
import json
import sys
import uuid
from datetime import datetime, timezone
from types import SimpleNamespace
from unittest import mock

# Packages of integrations that nothing below depends on but their import.
STUBBED = ("airflow", "google_cloud_pipeline_components", "lightning_sdk", "modal", "sky")


class Stubs:
    """Finds a mock for each module of STUBBED."""

    def find_spec(self, name, path=None, target=None):
        if not any(name == one or name.startswith(one + ".") for one in STUBBED):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = mock.MagicMock(name=spec.name)
        module.__spec__, module.__path__, module.__name__ = spec, [], spec.name
        return module

    def exec_module(self, module):
        pass


sys.meta_path.append(Stubs())

MODULES = {
    "airflow": "airflow.orchestrators.airflow_orchestrator.AirflowOrchestrator",
    "azureml": "azure.orchestrators.azureml_orchestrator.AzureMLOrchestrator",
    "databricks": "databricks.orchestrators.databricks_orchestrator.DatabricksOrchestrator",
    "hyperai": "hyperai.orchestrators.hyperai_orchestrator.HyperAIOrchestrator",
    "kubeflow": "kubeflow.orchestrators.kubeflow_orchestrator.KubeflowOrchestrator",
    "kubernetes": "kubernetes.orchestrators.kubernetes_orchestrator.KubernetesOrchestrator",
    "lightning": "lightning.orchestrators.lightning_orchestrator.LightningOrchestrator",
    "modal": "modal.orchestrators.modal_orchestrator.ModalOrchestrator",
    "sagemaker": "aws.orchestrators.sagemaker_orchestrator.SagemakerOrchestrator",
    "ssh": "ssh.orchestrators.ssh_orchestrator.SSHOrchestrator",
    "tekton": "tekton.orchestrators.tekton_orchestrator.TektonOrchestrator",
    "vertex": "gcp.orchestrators.vertex_orchestrator.VertexOrchestrator",
    "vm_aws": "skypilot_aws.orchestrators.skypilot_aws_vm_orchestrator.SkypilotAWSOrchestrator",
}
CORE = {"local": "local.local_orchestrator.LocalOrchestrator",
        "local_docker": "local_docker.local_docker_orchestrator.LocalDockerOrchestrator"}


def class_of(flavour):
    path = f"zenml.orchestrators.{CORE[flavour]}" if flavour in CORE else f"zenml.integrations.{MODULES[flavour]}"
    module, name = path.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def config_class_of(flavour):
    """The configuration that says whether the flavour is schedulable."""
    if flavour in CORE:
        module = importlib.import_module(f"zenml.orchestrators.{CORE[flavour].rsplit('.', 1)[0]}")
    else:
        package, _, orchestrator, _ = MODULES[flavour].split(".")
        if flavour.startswith("vm_"):
            orchestrator = f"skypilot_orchestrator_{flavour[3:]}_vm"
            module = importlib.import_module(f"zenml.integrations.{package}.flavors.{orchestrator}_flavor")
        else:
            module = importlib.import_module(f"zenml.integrations.{package}.flavors.{orchestrator}_flavor")
    own = class_of(flavour).__name__ + "Config"
    return getattr(module, own)


def response(schedule):
    """The schedule as the store gives it back."""
    utc = {name: value and value.astimezone(timezone.utc).isoformat() for name, value in
           (("utc_start_time", schedule.start_time), ("utc_end_time", schedule.end_time))}
    return SimpleNamespace(**schedule.model_dump(), **utc) if schedule.name else SimpleNamespace(
        **{**schedule.model_dump(), "name": "nightly"}, **utc)


def snapshot_of(schedule):
    snapshot = mock.MagicMock(schedule=response(schedule), step_configurations={}, is_dynamic=False, id=uuid.uuid4())
    snapshot.pipeline_configuration.name = "nightly"
    return snapshot


@contextlib.contextmanager
def orchestrator_of(flavour, settings=None):
    cls = class_of(flavour)
    orchestrator = cls.__new__(cls)
    with contextlib.ExitStack() as stack:
        for name in ("config", "id", "connector"):
            stack.enter_context(mock.patch.object(cls, name, mock.MagicMock(), create=True))
        stack.enter_context(mock.patch.object(cls, "get_settings", return_value=settings or mock.MagicMock()))
        stack.enter_context(mock.patch.object(cls, "get_image", return_value="image", create=True))
        yield orchestrator, stack


def call_submit(orchestrator, schedule, dynamic):
    snapshot = snapshot_of(schedule)
    if dynamic:
        return orchestrator.submit_dynamic_pipeline(snapshot=snapshot, stack=mock.MagicMock(), environment={},
                                                    placeholder_run=None)
    stack = mock.MagicMock()
    stack.container_registry.credentials = ("user", "password")
    stack.container_registry.config.uri = "registry.example.org"
    return orchestrator.submit_pipeline(snapshot=snapshot, stack=stack, base_environment={}, step_environments={},
                                        placeholder_run=None)


def sagemaker(schedule, dynamic, role="arn:aws:iam::1:role/scheduler"):
    with orchestrator_of("sagemaker") as (orchestrator, stack):
        cls = type(orchestrator)
        scheduler = mock.MagicMock()
        scheduler.create_schedule.return_value = {"ScheduleArn": "arn:aws:scheduler:eu-west-1:1:schedule/default/nightly"}
        scheduler.exceptions.ConflictException = type("ConflictException", (Exception,), {})
        session = mock.MagicMock()
        session.boto_session.client.return_value = scheduler
        stack.enter_context(mock.patch.object(cls, "sagemaker_session", session))
        orchestrator.config.scheduler_role = role
        from sagemaker.workflow import pipeline as sdk
        stack.enter_context(mock.patch.object(sdk.Pipeline, "create"))
        stack.enter_context(mock.patch.object(sdk.Pipeline, "describe", return_value={"PipelineArn": "arn:pipeline"}))
        sent = {}

        def keep(**kwargs):
            sent.update(kwargs)
            return {"ScheduleArn": "arn:aws:scheduler:eu-west-1:1:schedule/default/nightly"}

        scheduler.create_schedule.side_effect = keep
        scheduler.update_schedule.side_effect = keep
        try:
            call_submit(orchestrator, schedule, dynamic)
        except Exception as error:
            error.left_behind = bool(sent) or sdk.Pipeline.create.called
            raise
        start = sent["StartDate"]  # the SDK puts the present where there is none
        recent = abs((datetime.now(timezone.utc) - start).total_seconds()) < 600
        return {"expression": sent["ScheduleExpression"], "start": "now" if recent else str(start), "end": str(sent.get("EndDate"))}


def azureml(schedule, dynamic):
    module = importlib.import_module("zenml.integrations.azure.orchestrators.azureml_orchestrator")
    with orchestrator_of("azureml") as (orchestrator, stack):
        client = mock.MagicMock()
        stack.enter_context(mock.patch.object(type(orchestrator), "get_azureml_client", return_value=client))
        stack.enter_context(mock.patch.object(module, "create_or_get_compute", return_value="compute"))
        stack.enter_context(mock.patch.object(module, "pipeline", return_value=lambda function: mock.MagicMock()))
        stack.enter_context(mock.patch.object(module, "JobSchedule", side_effect=lambda **kwargs: SimpleNamespace(**kwargs)))
        call_submit(orchestrator, schedule, dynamic)
        trigger = client.schedules.begin_create_or_update.call_args.args[0].trigger
        keys = ("expression", "frequency", "interval", "start_time", "end_time")
        return {key: getattr(trigger, key, None) for key in keys}


class Passed(Exception):
    """Everything that submit_pipeline checks has passed."""


def vertex(schedule, dynamic):
    module = importlib.import_module("zenml.integrations.gcp.orchestrators.vertex_orchestrator")
    with orchestrator_of("vertex") as (orchestrator, stack):
        with mock.patch.object(module, "get_orchestrator_run_name", side_effect=Passed), contextlib.suppress(Passed):
            call_submit(orchestrator, schedule, dynamic)
        stack.enter_context(mock.patch.object(type(orchestrator), "_get_authentication", return_value=(None, "project")))
        stack.enter_context(mock.patch.object(module, "aiplatform"))
        run = mock.MagicMock()
        orchestrator.config.private_service_connect = None
        stack.enter_context(mock.patch.object(module.aiplatform, "PipelineJob", return_value=run))
        orchestrator._pipeline_root = "gs://bucket"
        orchestrator._upload_and_run_pipeline(pipeline_name="nightly", pipeline_file_path="p.yaml", run_name="nightly",
                                              settings=mock.MagicMock(), schedule=response(schedule))
        kwargs = run.create_schedule.call_args.kwargs
        return {key: kwargs[key] for key in ("cron", "start_time", "end_time")}


def kubernetes(schedule, dynamic):
    with orchestrator_of("kubernetes") as (orchestrator, stack):
        cls = type(orchestrator)
        batch = mock.MagicMock()
        stack.enter_context(mock.patch.object(cls, "_k8s_batch_api", batch))
        stack.enter_context(mock.patch.object(cls, "_create_auth_secret_if_necessary", return_value=contextlib.nullcontext()))
        stack.enter_context(mock.patch.object(cls, "_prepare_job_manifest"))
        stack.enter_context(mock.patch.object(cls, "_get_job_name", return_value="nightly"))
        module = sys.modules[cls.__module__]
        from kubernetes import client
        template = client.V1JobTemplateSpec(metadata=client.V1ObjectMeta(name="nightly"))
        stack.enter_context(mock.patch.object(module, "job_template_manifest_from_job", return_value=template))
        call_submit(orchestrator, schedule, dynamic)
        body = batch.create_namespaced_cron_job.call_args.kwargs["body"]
        return {"schedule": body["spec"]["schedule"] if isinstance(body, dict) else body.spec.schedule}


def kubeflow(schedule, dynamic):
    import kfp
    with orchestrator_of("kubeflow") as (orchestrator, stack):
        client = kfp.Client.__new__(kfp.Client)
        api = mock.MagicMock()
        client._recurring_run_api = api
        for name in ("get_experiment", "_create_job_config"):
            stack.enter_context(mock.patch.object(kfp.Client, name))
        stack.enter_context(mock.patch.object(type(orchestrator), "_get_kfp_client", return_value=client))
        orchestrator._upload_and_run_pipeline(snapshot=snapshot_of(schedule), pipeline_file_path="p.yaml", run_name="nightly")
        run = api.recurring_run_service_create_recurring_run.call_args.kwargs["recurring_run"]
        trigger = run.trigger
        one = trigger.cron_schedule or trigger.periodic_schedule
        return {"cron": getattr(one, "cron", None), "interval": getattr(one, "interval_second", None), "start": str(one.start_time),
                "end": str(one.end_time), "catchup": not run.no_catchup}


def airflow(schedule, dynamic):
    from zenml.integrations.airflow.orchestrators.dag_generator import DagConfiguration
    translated = class_of("airflow")._translate_schedule(response(schedule))
    config = json.loads(DagConfiguration(id="nightly", tasks=[], **translated).model_dump_json())
    if not schedule.start_time:
        config["start_date"] = "a week ago"
    return {key: config[key] for key in ("schedule", "start_date", "end_date", "catchup")}


def databricks(schedule, dynamic):
    module = importlib.import_module("zenml.integrations.databricks.orchestrators.databricks_orchestrator")
    settings = mock.MagicMock(schedule_timezone="UTC")
    with orchestrator_of("databricks", settings) as (orchestrator, stack):
        client = mock.MagicMock()
        with mock.patch.object(module, "get_orchestrator_run_name", side_effect=Passed, create=True), contextlib.suppress(Passed):
            call_submit(orchestrator, schedule, dynamic)
        stack.enter_context(mock.patch.object(type(orchestrator), "_get_databricks_client", return_value=client))
        stack.enter_context(mock.patch.object(module, "build_databricks_cluster_spec"))
        stack.enter_context(mock.patch.object(module, "build_access_control_list"))
        cron = stack.enter_context(mock.patch.object(module, "CronSchedule"))
        orchestrator._upload_and_run_pipeline(pipeline_name="nightly", settings=settings, tasks=[], env_vars={}, job_cluster_key="k",
                                              schedule=response(schedule))
        return {"cron": cron.call_args.kwargs["quartz_cron_expression"]}


def hyperai(schedule, dynamic):
    from zenml.integrations.hyperai.service_connectors.hyperai_service_connector import HyperAIServiceConnector
    with orchestrator_of("hyperai") as (orchestrator, stack):
        connector = mock.MagicMock(spec=HyperAIServiceConnector)
        connector.config = SimpleNamespace(username="user", base64_ssh_key="a2V5", hostnames="h", instances=["h"])
        stack.enter_context(mock.patch.object(type(orchestrator), "get_connector", return_value=connector))
        stack.enter_context(mock.patch.object(type(orchestrator), "_scp_to_hyperai_instance"))
        stack.enter_context(mock.patch.object(type(orchestrator), "get_orchestrator_run_id", return_value="run"))
        import paramiko
        client = connector.connect.return_value = mock.MagicMock(spec=paramiko.SSHClient)
        stdout = mock.MagicMock()
        stdout.readlines.return_value = ["/usr/bin/at"]
        client.exec_command.return_value = (mock.MagicMock(), stdout, mock.MagicMock())
        call_submit(orchestrator, schedule, dynamic)
        return {"command": client.exec_command.call_args.args[0]}


def plain(flavour):
    def submit_plainly(schedule, dynamic):
        with orchestrator_of(flavour) as (orchestrator, _):
            call_submit(orchestrator, schedule, dynamic)
        return {}
    return submit_plainly


SUBMIT = {"sagemaker": sagemaker, "azureml": azureml, "vertex": vertex, "kubernetes": kubernetes, "kubeflow": kubeflow,
          "airflow": airflow, "databricks": databricks, "hyperai": hyperai}


def supports_dynamic(flavour):
    cls = class_of(flavour)
    return cls.__new__(cls).supports_dynamic_pipelines


def is_schedulable(flavour):
    config = config_class_of(flavour)
    return config.__new__(config).is_schedulable


def submit(flavour, schedule, dynamic):
    return SUBMIT.get(flavour, plain(flavour))(schedule, dynamic)
