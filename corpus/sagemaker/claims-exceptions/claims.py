import contextlib
import json
import logging
from pathlib import Path

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

log = logging.getLogger("claims")


class ConfigError(Exception):
    def __init__(self, key, *, hint=""):
        super().__init__(f"{key}: missing{f' ({hint})' if hint else ''}")
        self.key = key


class Optional_(ConfigError):
    pass


class Config:
    def __init__(self, data, path=()):
        self._data, self._path = data, path

    def __getattr__(self, name):
        try:
            value = self._data[name]
        except KeyError as error:
            raise (Optional_ if name.startswith("opt") else ConfigError)(".".join((*self._path, name)), hint="see docs") from error
        return Config(value, (*self._path, name)) if isinstance(value, dict) else value

    def get(self, dotted, default=None):
        node = self
        for part in dotted.split("."):
            try:
                node = getattr(node, part)
            except ConfigError:
                return default
        return node


class Steps(contextlib.ExitStack):
    def __init__(self):
        super().__init__()
        self.items, self.closed = [], []

    def add(self, step):
        self.items.append(step)
        self.callback(self.closed.append, step.name)
        return step


sess = PipelineSession()
cfg = Config(json.loads(Path(__file__).with_suffix(".json").read_text()))


def processor(instance):
    return ScriptProcessor(cfg.role, cfg.image, ["python3"], 1, instance, sagemaker_session=sess)


def attempt(steps, section):
    try:
        part = getattr(cfg, section)
        step = ProcessingStep(part.title, step_args=processor(part.instance).run(
            part.code, outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))
    except Optional_:
        log.info("%s is optional", section)
        return None
    except ConfigError as e:
        step = ProcessingStep(f"Default{section.title()}", step_args=processor("ml.t3.medium").run(
            f"s3://claims/{e.key.rsplit('.', 1)[-1]}.py", outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))
    else:
        if (limit := part.get("limits.max")) is not None and limit > 5:
            step.add_depends_on([s for s in steps.items[:1]])
    finally:
        log.debug("done %s", section)
    return steps.add(step)


with Steps() as steps:
    made = {s: attempt(steps, s) for s in ("intake", "ocr", "optional_photos", "dedupe")}
    with contextlib.suppress(ZeroDivisionError, KeyError):
        est = Estimator(cfg.image, cfg.role, 1, cfg.get("train.instance", "ml.m5.xlarge"), sagemaker_session=sess)
        src = [s for s in made.values() if s is not None]
        steps.add(TrainingStep("Severity", step_args=est.fit({
            f"i{n}": TrainingInput(s.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri) for n, s in enumerate(src)})))
        1 / cfg.zero
        steps.add(FailStep("Never", error_message="no"))

pipeline = Pipeline("claims-" + steps.closed[0].lower(), steps=steps.items, sagemaker_session=sess)
