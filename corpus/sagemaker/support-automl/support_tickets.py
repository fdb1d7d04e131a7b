import json
import os
from collections import ChainMap
from types import SimpleNamespace

from sagemaker import AutoML, AutoMLInput, ModelPackage
from sagemaker.workflow.automl_step import AutoMLStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.notebook_job_step import NotebookJobStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy

HERE = os.path.dirname(os.path.abspath(__file__))
ENV = os.environ.get("SUPPORT_ENV") or "prod"

with open(os.path.join(HERE, "pipeline.json"), encoding="utf-8") as handle:
    raw = json.load(handle)
conf = json.loads(json.dumps(raw), object_hook=lambda d: SimpleNamespace(**d))

session = PipelineSession()
tickets = ParameterString("Tickets", default_value="s3://support/tickets.csv")
throttled = StepRetryPolicy(exception_types=[StepExceptionTypeEnum.SERVICE_FAULT, StepExceptionTypeEnum.THROTTLING], backoff_rate=1.5,
                            interval_seconds=10, expire_after_mins=30)
defaults = {"instance_type": "ml.m5.large", "params": {}, "after": [], "off": []} | raw["common"]

auto = AutoML(role=conf.common.role, target_attribute_name=conf.automl.target, sagemaker_session=session, mode=conf.automl.mode,
              total_job_runtime_in_seconds=3600, max_candidates=None if conf.automl.mode == "ENSEMBLING" else conf.automl.candidates)
automl = AutoMLStep(name="automl", step_args=auto.fit(inputs=[AutoMLInput(inputs=tickets, target_attribute_name=conf.automl.target,
                                                                          channel_type="training")]))
by_name = {"automl": automl}


def notebook(settings):
    stem, _ = os.path.splitext(settings["file"])
    return NotebookJobStep(
        name=stem,
        notebook_job_name=f"support-{stem}",
        input_notebook=os.path.join(HERE, settings["file"]),
        image_uri=settings["image"],
        kernel_name=settings["kernel"],
        role=settings["role"],
        instance_type=settings["instance_type"],
        parameters={**settings["params"], "tickets": tickets} if settings["params"] else None,
        retry_policies=[throttled],
        depends_on=[by_name[a] for a in settings["after"]],
    )


for entry in raw["notebooks"]:
    layer = ChainMap(entry, defaults)
    if ENV in layer["off"]:
        continue
    by_name[os.path.splitext(entry["file"])[0]] = notebook(layer)

best = automl.get_best_auto_ml_model(role=conf.common.role, sagemaker_session=session)
create = ModelStep(name="best", step_args=best.create(instance_type="ml.m5.large"), depends_on=[automl])
by_name.setdefault(create.name, create)

pipeline = Pipeline(
    name=f"{conf.pipeline.name}-{ENV}",
    parameters=[tickets],
    pipeline_definition_config=PipelineDefinitionConfig(use_custom_job_prefix=False),
    steps=[by_name[k] for k in sorted(by_name, key=lambda k: (k != "automl", len(k), k))],
    sagemaker_session=session,
)

if __name__ == "__main__":
    pipeline.upsert(role_arn=conf.common.role, parallelism_config=dict(MaxParallelExecutionSteps=conf.pipeline.max_parallel))
