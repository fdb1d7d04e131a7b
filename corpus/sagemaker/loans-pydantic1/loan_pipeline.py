import json
from pathlib import Path
from typing import Dict, List, Optional

from pydantic import BaseModel, Field, root_validator, validator
from sagemaker.clarify import BiasConfig, DataConfig
from sagemaker.model_monitor import DatasetFormat
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import ClarifyCheckStep, DataBiasCheckConfig
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.steps import ProcessingStep


class Machine(BaseModel):
    type: str = "ml.m5.xlarge"
    count: int = 1

    class Config:
        allow_mutation = False
        extra = "ignore"


class Check(BaseModel):
    name: str
    kind: str = "quality"
    label: Optional[str]
    facet: Optional[str] = None
    skip: bool = False

    @validator("kind")
    def known_kind(cls, v):
        assert v in {"quality", "bias"}, "kind must be quality or bias"
        return v

    @validator("facet", always=True)
    def facet_for_bias(cls, v, values):
        if values.get("kind") == "bias" and not v:
            return "age"
        return v


class Settings(BaseModel):
    project: str
    role: str = "arn:aws:iam::111122223333:role/loans"
    machines: Dict[str, Machine] = Field(default_factory=dict)
    checks: List[Check] = []
    regions: List[str] = ["eu"]
    sources: Dict[str, str] = {}

    @root_validator(pre=True)
    def fill_sources(cls, values):
        values.setdefault("sources", {r: f"s3://loans-{r}" for r in values.get("regions", ["eu"])})
        return values

    @validator("regions", each_item=True)
    def lower(cls, region):
        return region.lower()


settings = Settings.parse_obj(json.loads(Path(__file__).with_suffix(".json").read_text()))
quick = settings.copy(update={"project": settings.project + "-quick", "checks": settings.checks[:1]})


def pipeline_for(cfg):
    session = PipelineSession()
    machine = cfg.machines.get("default") or Machine()
    steps = []
    for region, uri in sorted(cfg.sources.items()):
        sk = SKLearnProcessor(framework_version="1.2-1", role=cfg.role, instance_type=machine.type, instance_count=machine.count,
                              sagemaker_session=session)
        step = ProcessingStep(name=f"Extract{region.upper()}", step_args=sk.run(
            code="s3://loans/extract.py", inputs=[ProcessingInput(source=uri, destination="/opt/ml/processing/in")],
            outputs=[ProcessingOutput(output_name="csv", source="/opt/ml/processing/csv")]))
        steps.append(step)
        data = step.properties.ProcessingOutputConfig.Outputs["csv"].S3Output.S3Uri
        job = CheckJobConfig(role=cfg.role, sagemaker_session=session, **cfg.machines.get("checks", machine).dict(exclude={"count", "type"}),
                             instance_type=machine.type)
        for check in cfg.checks:
            if check.skip:
                continue
            if check.kind == "quality":
                steps.append(QualityCheckStep(
                    name=f"{check.name}{region.upper()}", skip_check=False, register_new_baseline=True, check_job_config=job,
                    quality_check_config=DataQualityCheckConfig(baseline_dataset=data, dataset_format=DatasetFormat.csv(header=True),
                                                                output_s3_uri=f"s3://loans/checks/{region}"),
                    model_package_group_name="loans"))
            else:
                steps.append(ClarifyCheckStep(
                    name=f"{check.name}{region.upper()}", check_job_config=job, skip_check=True, model_package_group_name="loans",
                    clarify_check_config=DataBiasCheckConfig(
                        data_config=DataConfig(s3_data_input_path=data, s3_output_path="s3://loans/bias", label=check.label, dataset_type="text/csv"),
                        data_bias_config=BiasConfig(label_values_or_threshold=[1], facet_name=check.facet))))
    return Pipeline(name=cfg.project, steps=steps, sagemaker_session=session)


pipelines = {cfg.project: pipeline_for(cfg) for cfg in (settings, quick)}
