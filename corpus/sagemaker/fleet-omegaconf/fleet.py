"""Predictive maintenance of the fleet. Configuration as with hydra: conf/config.yaml, a model group, overrides on the command line."""
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Optional

from omegaconf import MISSING, DictConfig, OmegaConf
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

CONF = Path(__file__).parent / "conf"


@dataclass
class DataConfig:
    bucket: str = MISSING
    raw: str = MISSING
    regions: List[str] = field(default_factory=list)


@dataclass
class PrepConfig:
    instance_type: str = "ml.m5.large"
    instance_count: int = 1
    scripts: Dict[str, str] = field(default_factory=dict)


@dataclass
class ModelConfig:
    kind: str = MISSING
    image: str = MISSING
    instance_type: str = MISSING
    hyperparameters: Dict[str, Any] = field(default_factory=dict)


@dataclass
class Config:
    name: str = "fleet"
    env: str = "dev"
    role: str = MISSING
    compute: Dict[str, str] = field(default_factory=dict)
    data: DataConfig = field(default_factory=DataConfig)
    prep: PrepConfig = field(default_factory=PrepConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    publish: bool = False
    note: Optional[str] = None


def load(overrides: List[str], model: str = "lstm") -> DictConfig:
    cfg = OmegaConf.merge(
        OmegaConf.structured(Config),
        OmegaConf.load(CONF / "config.yaml"),
        OmegaConf.load(CONF / "model" / f"{model}.yaml"),
        OmegaConf.from_dotlist(overrides),
    )
    OmegaConf.resolve(cfg)
    OmegaConf.set_readonly(cfg, True)
    return cfg


def prep_steps(cfg: DictConfig, session) -> List[ProcessingStep]:
    steps = []
    for region in cfg.data.regions:
        source = f"{cfg.data.raw}/{region}"
        for label, script in cfg.prep.scripts.items():
            processor = ScriptProcessor(
                image_uri=cfg.model.image, command=["python3"], role=cfg.role, instance_type=cfg.prep.instance_type,
                instance_count=cfg.prep.instance_count, sagemaker_session=session,
            )
            step = ProcessingStep(
                f"{label}-{region}",
                step_args=processor.run(
                    code=script,
                    inputs=[ProcessingInput(source=source, destination="/opt/ml/processing/input")],
                    outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")],
                ),
            )
            source = step.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri
            steps.append(step)
    return steps


def build(cfg: DictConfig) -> Pipeline:
    session = PipelineSession()
    env = ParameterString("Environment", default_value=cfg.env)
    steps = prep_steps(cfg, session)
    last = {step.name.split("-", 1)[1]: step for step in steps}
    estimator = Estimator(
        image_uri=cfg.model.image, role=cfg.role, instance_count=1, instance_type=cfg.model.instance_type,
        hyperparameters=OmegaConf.to_container(cfg.model.hyperparameters), sagemaker_session=session,
    )
    train = TrainingStep(
        f"Train-{cfg.model.kind}",
        step_args=estimator.fit({
            region: TrainingInput(step.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri) for region, step in last.items()
        }),
    )
    steps.append(train)
    if cfg.publish:
        model = Model(cfg.model.image, model_data=train.properties.ModelArtifacts.S3ModelArtifacts, role=cfg.role, sagemaker_session=session)
        steps.append(ModelStep("Create", step_args=model.create(instance_type=cfg.compute.get("small", "ml.m5.large"))))
    return Pipeline(cfg.name, parameters=[env], steps=steps, sagemaker_session=session)


if __name__ == "__main__":
    config = load(sys.argv[1:] or ["publish=true", "data.regions=[north,south,west]", "env=prod"])
    pipeline = build(config)
    print(OmegaConf.to_yaml(config))
    pipeline.upsert(role_arn=config.role)
