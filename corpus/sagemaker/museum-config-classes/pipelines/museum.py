import importlib
import os

from sagemaker import ModelPackage
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep


class Settings(dict):
    """Like Flask's app.config."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self

    def from_object(self, obj):
        if isinstance(obj, str):
            module, _, name = obj.rpartition(".")
            obj = getattr(importlib.import_module(module), name)
        for key in dir(obj):
            if key.isupper():
                self[key] = getattr(obj, key)
        return self

    def get_namespace(self, namespace, lowercase=True):
        out = {}
        for k, v in self.items():
            if not k.startswith(namespace):
                continue
            key = k[len(namespace):]
            out[key.lower() if lowercase else key] = v
        return out


def build_pipeline(env="Development"):
    cfg = Settings(DEBUG=False).from_object(f"pipelines.config.{env}")
    cfg.update(EXTRA=os.getenv("MUSEUM_EXTRA", "none"))
    session = PipelineSession()
    cache = CacheConfig(**cfg.get_namespace("CACHE_"))
    collections = ParameterString("Collections", default_value=",".join(cfg.COLLECTIONS))
    digitize = None
    steps = []
    for i, collection in enumerate(cfg.COLLECTIONS, 1):
        processor = ScriptProcessor(role=cfg["ROLE"], image_uri=cfg.IMAGE, command=["python3"], sagemaker_session=session,
                                    **cfg.get_namespace("PROC_"))
        step = ProcessingStep(name=f"Digitize{i:02d}-{collection}", cache_config=cache, step_args=processor.run(
            code=cfg.CODE.format(name="digitize"), arguments=["--all", collections] if cfg.DEBUG else ["--only", collection],
            outputs=[ProcessingOutput(output_name="images", source="/opt/ml/processing/images")]))
        if digitize is not None and cfg.SEQUENTIAL:
            step.add_depends_on([digitize])
        digitize = step
        steps.append(step)
    if cfg.TRAIN:
        est = Estimator(cfg.IMAGE, cfg.ROLE, sagemaker_session=session, **cfg.get_namespace("TRAIN_"))
        steps.append(TrainingStep("Tagger", step_args=est.fit({
            s.name.split("-")[1]: TrainingInput(s.properties.ProcessingOutputConfig.Outputs["images"].S3Output.S3Uri) for s in steps}),
            cache_config=cache))
    return Pipeline(cfg.NAME, parameters=[collections], steps=steps, sagemaker_session=session)
